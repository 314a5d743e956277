import { CivilDate, civilDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import type { ConsortiumFacts, OrganisationFacts } from './consortium-facts.ts'
import { type Answers, asTexts, type FormSection } from './form.ts'
import { figuresOf } from './table-figures.ts'

/** What else is known beside the case: how many consortia of the programme each organisation is in already. */
export type Known = {
  readonly now: string
  readonly timeZone: string
  readonly already?: ReadonlyMap<string, NonNullable<OrganisationFacts['already']>> | undefined
}

/** What was chosen in a form, by what its fields feed. */
export const chosenAnswers = (
  form: readonly FormSection[],
  answersOf: (section: string) => Answers,
): ConsortiumFacts['chosen'] => {
  const chosen: ConsortiumFacts['chosen'] = {}
  for (const section of form)
    for (const field of section.fields)
      if (field.kind === 'choice' && field.feeds) {
        const answer = answersOf(section.id)[field.id]
        chosen[field.feeds] = [...(chosen[field.feeds] ?? []), ...asTexts(answer)]
      }
  return chosen
}

/** What was chosen in the form of a case. */
export const chosenIn = (
  file: Pick<CaseFile, 'sections'>,
  form: readonly FormSection[],
): ConsortiumFacts['chosen'] => {
  const answers = new Map(file.sections.map((section) => [section.id, section.answers]))
  return chosenAnswers(form, (section) => answers.get(section) ?? {})
}

/** What the answers of a form say to the rules, by what its fields feed. */
export const answeredFacts = (
  form: readonly FormSection[],
  answersOf: (section: string) => Answers,
  { now, timeZone }: Pick<Known, 'now' | 'timeZone'>,
): Pick<ConsortiumFacts, 'chosen' | 'figures' | 'fiscalYears' | 'documents'> => {
  const chosen = chosenAnswers(form, answersOf)
  const figures: ConsortiumFacts['figures'] = {}
  const documents: string[] = []
  let fiscalYears: number | undefined
  const put = ({ figure, year }: { figure: string; year: number }, value: number | undefined): void => {
    const years = figures[figure] ?? []
    while (years.length < year) years.push(null)
    if (value !== undefined) years[year - 1] = value
    figures[figure] = years
  }
  for (const section of form)
    for (const field of section.fields) {
      const answer = answersOf(section.id)[field.id]
      if (field.kind === 'number' && field.feeds)
        put(field.feeds, typeof answer === 'number' ? answer : undefined)
      if (field.kind === 'table') for (const { feeds, value } of figuresOf(field, answer)) put(feeds, value)
      if (field.kind === 'date' && field.feeds === 'founded') {
        const founded = CivilDate.safeParse(answer)
        // The year of founding is no full year.
        if (founded.success)
          fiscalYears = Math.max(
            0,
            Number(civilDate(now, timeZone).slice(0, 4)) - Number(founded.data.slice(0, 4)) - 1,
          )
      }
      if (field.kind === 'document' && answer !== undefined) documents.push(field.id)
    }
  return { chosen, figures, documents, ...(fiscalYears === undefined ? {} : { fiscalYears }) }
}

/**
 * What the rules look at, taken from a case: members as they are now, answers by what their fields feed.
 * Who declined is no part of the consortium.
 */
export const factsOf = (
  file: Pick<CaseFile, 'members' | 'sections'>,
  form: readonly FormSection[],
  known: Known,
): ConsortiumFacts => {
  const members = file.members.filter((member) => member.confirmation.is !== 'declined')
  const answers = new Map(file.sections.map((section) => [section.id, section.answers]))
  const answered = answeredFacts(form, (section) => answers.get(section) ?? {}, known)
  const facts = (member: Member): OrganisationFacts => {
    const already = known.already?.get(member.organisation)
    const main = member.role === 'lead'
    return {
      code: member.organisation,
      name: member.name,
      kind: member.kind,
      country: member.country,
      ...(member.region === undefined ? {} : { region: member.region }),
      ...(member.place === undefined ? {} : { place: member.place }),
      ...(member.controller === undefined ? {} : { controller: member.controller }),
      credentials: [...member.credentials, ...(main ? (answered.chosen['lead-credentials'] ?? []) : [])],
      ...(member.unregistered ? { unregistered: true } : {}),
      ...(main ? { parentCredentials: answered.chosen['parent-credentials'] ?? [] } : {}),
      ...(already ? { already } : {}),
    }
  }
  return {
    ...answered,
    leads: members.filter((member) => member.role !== 'member').map(facts),
    members: members.filter((member) => member.role === 'member').map(facts),
  }
}
