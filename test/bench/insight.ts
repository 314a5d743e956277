import { countedCall, countedItems } from '../support/counted-call.ts'
import { openLoadedCall } from '../support/loaded-call.ts'
import { askEach, askedHeads, askedNotes } from './asked.ts'
import type { Report, Say } from './report.ts'

const times = 15

/** What a meeting waits for on the server: the figures of a call of five thousand cases, most of them far on. */
export const measureInsight = async (cases: number, say: Say): Promise<Report> => {
  const open = await openLoadedCall(countedCall, (now) => countedItems(cases, now))
  try {
    say(`${cases} cases loaded`)
    const subject = `/insight/${countedCall.id}`
    const rows = await askEach(
      { ...open, app: open.figures },
      [
        ['the figures', subject],
        ['those of the reviews', `${subject}/panels`],
        ['one of them as CSV', `${subject}/days.csv`],
        ['one as a picture', `${subject}/funnel.svg`],
        ['all as a workbook', `${subject}/figures.xlsx`],
        ['the report', `${subject}/report`],
        ['a programme over the years', '/insight/programme-lingang'],
      ],
      times,
    )
    const title = `What figures take on the server, of a call of ${cases} cases`
    return { title, heads: askedHeads, rows, notes: askedNotes }
  } finally {
    await open.stop()
  }
}
