import { applicantsOf, blindOf } from '../../../domain/blind.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { type Answer, type Answers, isTable } from '../../../domain/form.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import type { World } from '../../ports/world.ts'
import type { CaseView, StatusView } from './case-shape.ts'
import { defined } from '../defined.ts'
import { type Hidden, masking, maskOf } from '../../../domain/name-mask.ts'

/** The review of the case is double blind, and this person is among those who may not know the applicants. */
export const isBlindTo = (person: Person, file: CaseFile, moment: Moment): boolean =>
  blindOf(file.head, moment) === 'double' && !may(person, { to: 'see-names', file })

/** The moment with what is registered of the applicants, for a reader from whose texts that is to be taken out. */
export const withApplicants = async (
  { store }: World,
  person: Person,
  file: CaseFile,
  moment: Moment,
): Promise<Moment> => {
  if (!isBlindTo(person, file, moment)) return moment
  const ids = new Set([...file.members.map(({ organisation }) => organisation), file.head.lead])
  const found = await Promise.all([...ids].map((id) => store.organisations.load(id)))
  return { ...moment, applicants: found.filter((one) => one !== undefined) }
}

/**
 * A case as an expert of a double-blind panel sees it: its title and what it plans, and of the applicants what they
 * are, never who. It names what is shown, so that what a case gains later stays hidden until somebody decides that it
 * tells nothing: numbers and ids of the register lead to its parties, and the hash of a receipt tells whoever guesses
 * the names whether they are right.
 */
export const withoutNames = (view: CaseView, file: CaseFile, moment: Moment): CaseView => {
  const mask = masking(hiddenOf(view, file, moment))
  const { id, kind, title, scheme, batch, batchTitle, opened, ended, hats, corrections, lastYear } = view
  const {
    field,
    closes,
    year,
    steps,
    support,
    evaluation,
    membersWritable,
    tasks,
    timeline,
    documents,
    result,
    sheets,
  } = view
  return {
    ...{
      id,
      kind,
      title: mask(title),
      scheme,
      batch,
      batchTitle,
      opened,
      ended,
      hats,
      corrections,
      lastYear,
    },
    ...defined({ field, closes, year, steps, support, evaluation, documents, result, sheets }),
    ...{ membersWritable, tasks, timeline },
    blind: 'double',
    status: blindStatus(view.status, mask),
    sections: view.sections.map(({ id, title, answers, saved, writable, state }) => ({
      ...{ id, title, writable, state },
      ...defined({ saved }),
      answers: maskedAnswers(answers, mask),
    })),
    ...defined({
      recommendations: view.recommendations?.map(({ decision, opinion, at, by }) => ({
        ...{ decision, at, by },
        opinion: mask(opinion),
      })),
    }),
    members: view.members.map(({ kind, role, country, joined, confirmation }) => ({
      kind,
      role,
      country,
      joined,
      credentials: [],
      confirmation: { is: confirmation.is },
    })),
  }
}

const blindStatus = (status: StatusView, mask: (said: string) => string): StatusView => {
  const { is, since, due, level, meeting, firstDay, lastDay, ends, until, effective, verb, grade, at } =
    status
  return {
    ...{ is, since },
    ...defined({ due, level, meeting, firstDay, lastDay, ends, until, effective, verb, grade, at }),
    ...defined({ reason: maskedReason(status.reason, mask) }),
  }
}

/** Who applies, in the order of the members shown, and what the register calls what they have. */
const hiddenOf = (view: CaseView, file: CaseFile, moment: Moment): Hidden[] => {
  const { head } = file
  const shown = view.members.flatMap(({ organisation }) => (organisation === undefined ? [] : [organisation]))
  const entry = [
    ...(head.kind === 'application' ? [head.upgrades] : [head.number, head.consortium]),
    view.upgrades?.number,
    view.upgrades?.consortium,
  ]
  return [
    ...applicantsOf(file, moment, shown),
    { mark: maskOf(0), names: [], codes: entry.filter((one) => one !== undefined) },
  ]
}

/** The store keeps no order of its own: by name, so that not even the order tells one case from another. */
const maskedAnswers = (answers: Answers, mask: (said: string) => string): Answers =>
  Object.fromEntries(
    Object.entries(answers)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, answer]) => [id, maskedAnswer(answer, mask)]),
  )

const maskedAnswer = (answer: Answer, mask: (said: string) => string): Answer => {
  if (typeof answer === 'number') return answer
  if (typeof answer === 'string') return mask(answer)
  if (!isTable(answer)) return answer.map(mask)
  const rows = answer.rows.map(({ id, cells }) => ({
    id,
    cells: Object.fromEntries(
      Object.entries(cells)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([column, cell]) => [column, typeof cell === 'string' ? mask(cell) : cell]),
    ),
  }))
  return { rows }
}

const maskedReason = (reason: StatusView['reason'], mask: (said: string) => string) =>
  typeof reason === 'object' ? { zh: mask(reason.zh), en: mask(reason.en) } : reason && mask(reason)
