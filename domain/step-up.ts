import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** How old a sign-in with a second factor may be, in minutes. */
export const StepUpMinutes = z.number().int().min(1).max(1440)

/** How sure one can be of who asks: whether the sign-in proved a second factor, and how many seconds ago it was. */
export type Assurance = {
  readonly strong: boolean
  /** Nothing where the issuer did not say when. */
  readonly seconds?: number | undefined
  /** What is demanded where a programme says nothing of its own, in minutes. */
  readonly byDefault?: number | undefined
}

/** What a level demands of whoever decides at it: the programme's word, else the installation's, else nothing. */
export const stepUpFor = (
  level: { readonly stepUp?: number | 'none' | undefined } | undefined,
  byDefault: number | undefined,
): number | undefined => (level?.stepUp === 'none' ? undefined : (level?.stepUp ?? byDefault))

/** Strong, and not longer ago than that. A sign-in of which nobody says when it was is not recent. */
export const isSureEnough = ({ strong, seconds }: Assurance, minutes: number): boolean =>
  strong && seconds !== undefined && seconds <= minutes * 60

/** Refuses a decision until its maker has signed in again with a second factor. */
export const requireSure = (assurance: Assurance | undefined, minutes: number | undefined): void => {
  if (minutes === undefined || (assurance !== undefined && isSureEnough(assurance, minutes))) return
  throw new Refusal('step-up-needed', { facts: { minutes, maxAge: minutes * 60 } })
}
