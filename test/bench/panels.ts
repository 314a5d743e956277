import { itemsInReview, panelExpert, rowsAreComplete } from '../support/call-in-review.ts'
import { crowdedCall } from '../support/call-of-many.ts'
import { openLoadedCall } from '../support/loaded-call.ts'
import { askEach, type AskedPage, askedHeads, askedNotes } from './asked.ts'
import type { Report, Say } from './report.ts'

const [cases, experts, times] = [300, 400, 9]

/** What an officer waits for at the panels of a call: three hundred cases, five seats each, four hundred experts. */
export const measurePanels = async (say: Say): Promise<Report> => {
  const rows: (string | number)[][] = []
  for (const stage of ['review', 'before'] as const) {
    const itemsAt = function* (now: string) {
      for (let n = 0; n < cases; n += 1) yield* itemsInReview(n, { experts, now, stage })
      yield* rowsAreComplete
    }
    const people = Array.from({ length: experts }, (_, n) => panelExpert(n))
    const open = await openLoadedCall(crowdedCall, itemsAt, people)
    try {
      say(`${cases} cases and ${experts} experts loaded, ${stage}`)
      const panels = `/calls/${crowdedCall.id}/panels`
      const [first] = (await open.store.panels.rows(crowdedCall.id)).rows
      const pages: readonly AskedPage[] =
        stage === 'review'
          ? [
              ['the panels', panels],
              ['those with a late sheet', `${panels}?sheet=overdue`],
              ['one panel', `${panels}/${first?.id}`],
              ['experts and their load', `${panels}/experts`],
            ]
          : [['panels proposed for all', `${panels}/proposal`]]
      rows.push(...(await askEach(open, pages, times)))
    } finally {
      await open.stop()
    }
  }
  const title = `What the panels of a call of ${cases} cases take on the server, five seats each, ${experts} experts`
  return { title, heads: askedHeads, rows, notes: askedNotes }
}
