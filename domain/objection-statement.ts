import { deadline, type Instant } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Objection } from './objection.ts'
import type { Decision } from './decision.ts'
import type { Stamp } from './history.ts'
import type { ObjectionId } from './ids.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { stepOf } from './scheme-step.ts'
import { office, tell } from './step.ts'

/** Until when the applicants may answer an objection; nothing where the programme does not let them. */
export const statementUntil = (
  { raised }: Pick<Objection, 'raised'>,
  { scheme, calendar }: Pick<Moment, 'scheme' | 'calendar'>,
): Instant | undefined => {
  const limit = stepOf(scheme, 'notice')?.objections.statement
  return limit && deadline(raised.at, limit, { timeZone: scheme.timeZone, calendar })
}

/** The applicants answer an objection while it is open, once. Whoever decides reads it beside the objection. */
export const stateOnObjection = (
  file: CaseFile,
  id: ObjectionId,
  text: string,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const objection = file.objections.find((candidate) => candidate.id === id)
  if (!objection) throw new Refusal('not-found')
  const until = statementUntil(objection, moment)
  if (until === undefined || objection.state.is !== 'open') throw new Refusal('not-at-this-step')
  if (objection.statement)
    throw new Refusal('already-answered', {
      facts: { at: objection.statement.stamp.at, zone: moment.scheme.timeZone },
    })
  if (moment.now > until)
    throw new Refusal('deadline-passed', { facts: { due: until, zone: moment.scheme.timeZone } })
  return {
    head: file.head,
    objections: [{ ...objection, statement: { text, stamp } }],
    events: [{ what: 'objection-commented', facts: { objection: id, statement: moment.digest(text) } }],
    tell: [
      {
        ...tell(file.head, moment, 'objection-commented', [office(file.head, 'officer')]),
        key: `${id}/commented`,
      },
    ],
  }
}
