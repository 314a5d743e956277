import { SchemeRef } from '../domain/ids.ts'
import type { Scheme } from '../domain/scheme.ts'

/**
 * Every shipped version of every programme, each read when it is asked for: a start reads none of them. A version
 * that was shipped is never edited: a change is a new version.
 */
const readers = new Map<string, () => Promise<Scheme>>([
  ['lingang@1', async () => (await import('./lingang.ts')).lingang],
  ['baoshan@1', async () => (await import('./baoshan.ts')).baoshan],
  ['pudong-standards@1', async () => (await import('./pudong-standards.ts')).pudongStandards],
  ['shanghai@1', async () => (await import('./shanghai.ts')).shanghai],
  ['yangtze-delta@1', async () => (await import('./yangtze-delta.ts')).yangtzeDelta],
  ['beijing@1', async () => (await import('./beijing.ts')).beijing],
  ['suzhou-2024@1', async () => (await import('./suzhou-2024.ts')).suzhou2024],
  ['xiamen-2025@1', async () => (await import('./xiamen-2025.ts')).xiamen2025],
  ['hefei-2025@1', async () => (await import('./hefei-2025.ts')).hefei2025],
  ['guangxi-2022@1', async () => (await import('./guangxi-2022.ts')).guangxi2022],
  ['eit-kic@1', async () => (await import('./eit-kic.ts')).eitKic],
  ['asrc@1', async () => (await import('./asrc.ts')).asrc],
  ['sematech@1', async () => (await import('./sematech.ts')).sematech],
  ['vlsi-1976@1', async () => (await import('./vlsi-1976.ts')).vlsi1976],
  ['iotfi@1', async () => (await import('./iotfi.ts')).iotfi],
  ['cots@1', async () => (await import('./cots.ts')).cots],
])

/** The catalogue as administrators see it: what there is, and one of it by its reference. */
export const shipped = {
  refs: [...readers.keys()].map((ref) => SchemeRef.parse(ref)),
  load: (ref: string): Promise<Scheme | undefined> => readers.get(ref)?.() ?? Promise.resolve(undefined),
}

/** All of them, for whoever needs to look at every programme: tests, tools and the assets of the web part. */
export const everyShipped = (): Promise<Scheme[]> => Promise.all([...readers.values()].map((read) => read()))
