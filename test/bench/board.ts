import { Hono } from 'hono'
import { mostInBulk } from '../../domain/bulk.ts'
import { boardFiles } from '../../functions/files/board-files.ts'
import { sha256 } from '../../functions/store/cases.ts'
import type { RequestValues, Web } from '../../functions/web/context.ts'
import { greet, recognise } from '../../functions/web/door.ts'
import { openIdConnect } from '../../functions/web/sign-in/oidc.ts'
import { crowdedCall, crowdedHead, crowdedItems } from '../support/call-of-many.ts'
import { openLoadedCall } from '../support/loaded-call.ts'
import { askEach, type AskedPage, askedHeads, askedNotes } from './asked.ts'
import type { Report, Say } from './report.ts'

const times = 15

/** What an officer waits for on the server: a call of five thousand cases, on the engine that comes along. */
export const measureBoard = async (cases: number, say: Say): Promise<Report> => {
  const open = await openLoadedCall(crowdedCall, () => crowdedOf(cases))
  try {
    say(`${cases} cases loaded`)
    const board = `/board/${crowdedCall.id}`
    const pages: readonly AskedPage[] = [
      ['the board', board],
      ['late at the formal check', `${board}?step=formal-check&late=yes`],
      ['found by part of a name', `${board}?text=${encodeURIComponent('方77')}`],
      ['the last page by name', `${board}?sort=title&after=${cases - (cases % 50) - 50}`],
      ['the ranking', `${board}/ranking`],
      [`what returning ${mostInBulk} cases would do`, `${board}/bulk`, returning(cases)],
      ['one case', `/cases/${crowdedHead(0).id}`],
    ]
    const files: readonly AskedPage[] = [
      ['all of it as CSV', `/files${board}/cases.csv`],
      ['all of it as a workbook', `/files${board}/cases.xlsx`],
    ]
    const rows = [
      ...(await askEach(open, pages, times)),
      ...(await askEach({ ...open, app: filesOf(open.web) }, files, times)),
    ]
    const title = `What an officer’s page takes on the server, in a call of ${cases} cases`
    return { title, heads: askedHeads, rows, notes: askedNotes }
  } finally {
    await open.stop()
  }
}

const crowdedOf = function* (cases: number) {
  for (let n = 0; n < cases; n += 1) yield* crowdedItems(n)
}

/** The form that asks what an action would do to as many cases as are taken at once. */
const returning = (cases: number): URLSearchParams => {
  const form = new URLSearchParams({
    ...{ csrf: sha256('secret of officer').slice(0, 32), go: 'preview', do: 'return' },
    ...{ part: 'plan', remark: '请补充预算说明' },
  })
  for (let n = 0; n < Math.min(cases, mostInBulk); n += 1) form.append('case', crowdedHead(n).id)
  return form
}

/** The function that writes files of a board, behind the door of all pages. */
const filesOf = (web: Web): Hono<RequestValues> => {
  const app = new Hono<RequestValues>()
  app.use(greet(web))
  app.use(recognise(web))
  boardFiles({ app, web, oidc: openIdConnect(web.settings) })
  return app
}
