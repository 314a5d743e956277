import { z } from 'zod'
import { type ConsortiumId, schemeCode } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import { notFound, type Problem, Refusal } from '../../domain/refusal.ts'
import { asReported, ReportedConsortium } from '../../domain/reported.ts'
import type { World } from '../ports/world.ts'
import type { Asking } from './run.ts'

/** One import is one request: more than that is a file to be split. */
const mostEntries = 500

export type Imported = {
  readonly imported: readonly {
    readonly consortium: ConsortiumId
    readonly name: string
    /** What the report leaves open (`ReportedGap`). */
    readonly unknown: readonly string[]
  }[]
  readonly skipped: readonly { readonly name: string; readonly why: string }[]
  /** Entries that could not be read, by field: `consortia.3.name`. */
  readonly problems: readonly Problem[]
}

/**
 * Takes publicly reported consortia over into the register, each in its own transaction: one that cannot be read
 * does not keep the others out, and one that is here already stays as it is, so an import may be repeated.
 */
export const importReported = async (world: World, asking: Asking, entries: unknown): Promise<Imported> => {
  if (!may(asking.person, { to: 'import-consortia' })) throw notFound()
  const list = z.array(z.unknown()).safeParse(entries)
  if (!list.success)
    throw new Refusal('invalid', { problems: [{ field: 'consortia', code: 'not-an-option' }] })
  if (list.data.length > mostEntries) throw new Refusal('too-many', { facts: { max: mostEntries } })

  const programmes = (await world.schemes.offered()).map((scheme) => schemeCode(scheme.ref))
  const imported: Imported['imported'][number][] = []
  const skipped: Imported['skipped'][number][] = []
  const problems: Problem[] = []
  for (const [index, entry] of list.data.entries()) {
    const read = ReportedConsortium.safeParse(entry, { reportInput: true })
    if (!read.success) {
      problems.push(...read.error.issues.map((issue) => problemFrom(issue, `consortia.${index}`)))
      continue
    }
    const consortium = asReported(read.data, world.digest, programmes)
    const { id, name, standing } = consortium
    if ((await world.store.consortia.load(id)) || !(await saveNew(world, consortium)))
      skipped.push({ name, why: 'already-here' })
    else imported.push({ consortium: id, name, unknown: standing.is === 'reported' ? standing.unknown : [] })
  }
  return { imported, skipped, problems }
}

/** False when another import wrote it in the same instant. */
const saveNew = async (
  world: World,
  consortium: Parameters<World['store']['consortia']['save']>[0],
): Promise<boolean> => {
  try {
    await world.store.consortia.save(consortium)
    return true
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === 'changed-meanwhile') return false
    throw problem
  }
}

const problemFrom = (issue: z.core.$ZodIssue, entry: string): Problem => {
  const field = [entry, ...issue.path.map(String)].join('.')
  switch (issue.code) {
    case 'custom':
      return { field, code: z.string().parse(issue.params?.code) }
    case 'too_big':
      return {
        field,
        code: issue.origin === 'string' ? 'too-long' : 'too-large',
        facts: { max: Number(issue.maximum) },
      }
    case 'too_small':
      return issue.origin === 'string'
        ? { field, code: 'missing' }
        : { field, code: 'too-small', facts: { min: Number(issue.minimum) } }
    default:
      return { field, code: issue.input === undefined ? 'missing' : 'not-an-option' }
  }
}
