import { readAnswers } from '../../domain/form.ts'
import { placesOf } from '../../domain/merge-answers.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { filledForm } from './fill-form.ts'
import { as, type Stage } from './stage.ts'

/** An organisation's own people fill in its part, where the programme asks for one. */
export const fillPart = async (
  stage: Stage,
  scheme: Scheme,
  subject: string,
  id: string,
  organisation: string,
): Promise<void> => {
  const { part } = scheme.members
  if (!part) return
  const typed = filledForm(scheme, [part], {}, await stage.now(), organisation)
  const answers = readAnswers(part, typed[part.id] ?? {})
  await as(stage, subject).put(`/cases/${id}/members/${encodeURIComponent(organisation)}/part`, {
    changes: Object.fromEntries([...placesOf(answers)].map(([place, value]) => [place, { value }])),
  })
}
