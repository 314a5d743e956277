import type { Scheme } from '../domain/scheme.ts'
import { lingang } from './lingang.ts'

/** Every shipped version of every programme. A published version is never edited: a change is a new version. */
export const shippedSchemes: readonly Scheme[] = [lingang]
