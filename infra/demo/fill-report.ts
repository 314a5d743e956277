import { z } from 'zod'
import type { Scheme } from '../../domain/scheme.ts'
import { reportAnswers, type There, type YearPlayed } from './report-answers.ts'
import { as, type Stage } from './stage.ts'

const Sections = z.looseObject({
  sections: z.array(
    z.looseObject({
      id: z.string(),
      answers: z.record(z.string(), z.unknown()),
      prefilled: z.record(z.string(), z.looseObject({ from: z.string(), of: z.string() })).optional(),
    }),
  ),
})
export type Reported = z.infer<typeof Sections>['sections']

/** The parts of a report as somebody sees them. */
export const reportOf = async (stage: Stage, subject: string, id: string): Promise<Reported> =>
  (await as(stage, subject).get(`/cases/${id}`, Sections)).sections

/** Fills a year's report in, part by part, and says of what was filled in before that it is still right. */
export const fillReport = async (
  stage: Stage,
  scheme: Scheme,
  subject: string,
  id: string,
  played: Omit<YearPlayed, 'now'> = {},
): Promise<void> => {
  const lead = as(stage, subject)
  const there: There = await reportOf(stage, subject, id)
  const now = await stage.now()
  for (const [section, answers] of Object.entries(reportAnswers(scheme, there, { ...played, now })))
    await lead.put(`/cases/${id}/sections/${section}`, { answers })
  for (const { id: section, prefilled = {} } of await reportOf(stage, subject, id))
    if (Object.keys(prefilled).length > 0) await lead.post(`/cases/${id}/sections/${section}/still-right`, {})
}
