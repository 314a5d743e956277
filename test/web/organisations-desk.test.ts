import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OrganisationId } from '../../domain/ids.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { memberByCode, registerOrganisation } from '../../functions/commands/organisations.ts'
import { readCsv } from '../../functions/spreadsheet/read-csv.ts'
import { readXlsx } from '../../functions/spreadsheet/read-xlsx.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { tableOf, textOf } from '../support/page-text.ts'
import { openTown, type Town } from '../support/town.ts'

const desk = '/administration/organisations'
const idOf = (name: string) => OrganisationId.parse(`uscc:${practiceUscc(name)}`)
const addressOf = (name: string) => `${desk}/${encodeURIComponent(idOf(name))}`
const names = ['合并电子（上海）有限公司', '合并电子(上海)有限公司', '独立研究院', "O'Neill & Sons"]
const [first = '', second = '', third = '', fourth = ''] = names

let town: Town
let pages: Desk
beforeAll(async () => {
  town = await openTown()
  pages = openDesk(town)
  for (const name of names) await town.organisation(name, 'enterprise')
  for (const name of names) {
    const found = await town.store.organisations.load(idOf(name))
    if (found) await town.store.organisations.save({ ...found, verified: false, revision: 2 })
  }
})
afterAll(() => town.program.stop())

const page = async (who: string, path: string) => {
  const answer = await pages.get(who, path)
  return { status: answer.status, html: await answer.text() }
}
const listed = async (query: string) =>
  tableOf((await page('administrator', `${desk}?${query}`)).html, '单位').map(([name]) => name)

describe('the list', () => {
  test('finds by any part of a name or a code, however it is typed', async () => {
    expect(await listed(`text=${encodeURIComponent('研究')}`)).toEqual([third])
    expect(await listed('text=NEILL')).toEqual([fourth])
    expect(await listed(`text=${practiceUscc(third).slice(3, 12)}`)).toEqual([third])
    expect(await listed('text=nobody')).toEqual([])
  })

  test('is taken along as it is narrowed, and a code stays a text in a workbook', async () => {
    const query = `text=${encodeURIComponent('研究')}`
    const [csv, book, foreign] = await Promise.all([
      pages.get('administrator', `${desk}.csv?${query}`),
      pages.get('administrator', `${desk}.xlsx?${query}`),
      pages.get(third, `${desk}.xlsx`),
    ])
    const lines = readCsv(new Uint8Array(await csv.arrayBuffer()), '单位')
    const sheets = readXlsx(new Uint8Array(await book.arrayBuffer()))
    expect(sheets[0]?.name).toBe('单位')
    expect(sheets[0]?.rows.map((row) => row.slice(0, 2))).toEqual(
      lines.rows.slice(0, -1).map((row) => row.slice(0, 2)),
    )
    expect(sheets[0]?.rows[1]?.slice(0, 2)).toEqual([
      { is: 'text', text: practiceUscc(third) },
      { is: 'text', text: third },
    ])
    expect(book.headers.get('content-disposition')).toContain(encodeURIComponent('单位.xlsx'))
    expect(foreign.status).toBe(404)
  })

  test('names what may be registered twice', async () => {
    const { html } = await page('administrator', desk)
    const doubles = textOf(html.slice(html.indexOf('可能重复登记'), html.indexOf('<table')))
    expect(doubles).toContain(first)
    expect(doubles).toContain(second)
    expect(doubles).not.toContain(third)
  })

  test('is for offices, and for nobody else', async () => {
    expect((await page('officer', desk)).status).toBe(200)
    expect((await page('auditor', desk)).status).toBe(200)
    for (const who of [third, 'expert1'])
      for (const path of [desk, addressOf(first), `${desk}.csv`])
        expect((await page(who, path)).status).toBe(404)
  })
})

describe('the cases of an organisation', () => {
  test('are counted for whoever may list them: a draft for an auditor alone, and nothing for an administrator', async () => {
    const led = async (who: string) =>
      textOf((await page(who, addressOf('起草单位'))).html).match(/您可查看的牵头案件 ?(\d+)/)?.[1]
    await town.draft('起草单位', [
      ['起草成员', 'enterprise'],
      ['起草大学', 'university'],
    ])
    expect([await led('auditor'), await led('officer'), await led('administrator')]).toEqual([
      '1',
      '0',
      undefined,
    ])
    const handedIn = await town.apply('提交单位', [
      ['提交成员', 'enterprise'],
      ['提交大学', 'university'],
    ])
    expect((await town.file(handedIn)).head.leadName).toBe('提交单位')
    const { html } = await page('officer', addressOf('提交单位'))
    expect(textOf(html)).toMatch(/您可查看的牵头案件 ?1/)
    await town.person('外省经办', [{ role: 'officer', scheme: 'beijing' }])
    expect(textOf((await page('外省经办', addressOf('提交单位'))).html)).toMatch(/您可查看的牵头案件 ?0/)
  })
})

describe('checking', () => {
  test('asks for a note, keeps what was typed, and says afterwards who did it', async () => {
    const values = { verdict: 'verified', revision: '2', once: 'verify-1' }
    const refused = await pages.post('officer', addressOf(third), { ...values, note: ' ' })
    expect(refused.status).toBe(422)
    const taken = await pages.post('officer', addressOf(third), { ...values, note: '与公示系统一致' })
    expect(taken.status).toBe(303)
    const { html } = await page('auditor', addressOf(third))
    expect(tableOf(html, '办理记录')[0]?.slice(1)).toEqual(['核实', 'officer', '与公示系统一致'])
    expect(await listed('state=verified')).toContain(third)
  })

  test('is refused on a page that somebody else overtook', async () => {
    const answer = await pages.post('officer', addressOf(third), {
      verdict: 'doubted',
      revision: '2',
      note: '旧页面',
    })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('旧页面')
  })

  test('is not for an auditor, who only looks', async () => {
    const answer = await pages.post('auditor', addressOf(first), {
      verdict: 'verified',
      revision: '2',
      note: 'x',
    })
    expect(answer.status).toBe(404)
  })
})

describe('the organisations of a case', () => {
  test('say to officers and auditors which are checked, by whom, on its page and over the API', async () => {
    const id = await town.apply('核实牵头', [
      ['核实成员', 'enterprise'],
      ['核实大学', 'university'],
    ])
    const lead = await town.store.organisations.load(idOf('核实牵头'))
    const member = await town.store.organisations.load(idOf('核实成员'))
    if (!lead || !member) throw new Error('not registered')
    if (lead.verified)
      await town.store.organisations.save({ ...lead, verified: false, revision: lead.revision + 1 })
    const doubted = await town.store.organisations.load(idOf('核实牵头'))
    await pages.post('officer', addressOf('核实牵头'), {
      verdict: 'verified',
      revision: `${doubted?.revision}`,
      note: '与公示系统一致',
    })
    await town.store.organisations.save({ ...member, verified: false, revision: member.revision + 1 })

    const rows = async (who: string) =>
      tableOf((await page(who, `/cases/${id}`)).html, '成员单位').map(([cell]) => cell)
    for (const who of ['officer', 'auditor']) {
      const [first = '', second = ''] = await rows(who)
      expect(first).toMatch(/核实牵头.*已核实.*officer/)
      expect(second).toMatch(/核实成员.*未核实/)
    }
    for (const cell of await rows('核实牵头')) expect(cell).not.toMatch(/已核实|未核实/)
  })
})

describe('merging', () => {
  const merge = (who: string, into: string, note = '同一法人') =>
    pages.post(who, `${addressOf(first)}/merge`, { into, note })

  test('says at the field what cannot be merged into', async () => {
    const answer = await merge('administrator', practiceUscc('没有登记过'))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(practiceUscc('没有登记过'))
    expect((await merge('administrator', practiceUscc(first))).status).toBe(422)
    expect((await merge('officer', practiceUscc(second))).status).toBe(404)
  })

  test('makes one of both: people speak for both, and the old code means the one that stays', async () => {
    expect((await merge('administrator', practiceUscc(second))).status).toBe(303)
    for (const name of [first, second]) {
      const person = await town.store.people.load(town.who(name).id)
      expect(person?.represents.map(({ organisation }) => organisation).toSorted()).toEqual(
        [idOf(first), idOf(second)].toSorted(),
      )
    }
    expect(await memberByCode(town.program.world, practiceUscc(first), 'CN')).toBe(idOf(second))
    const joined = await registerOrganisation(town.program.world, town.asking(fourth), {
      code: practiceUscc(first),
      country: 'CN',
      name: first,
      kind: 'enterprise',
    })
    expect(joined).toEqual({ organisation: idOf(second), state: 'asked' })
  })

  test('can be asked for again, as after a crash, and changes nothing more', async () => {
    const before = await town.store.organisations.load(idOf(second))
    expect((await merge('administrator', practiceUscc(second))).status).toBe(303)
    expect(await town.store.organisations.load(idOf(second))).toEqual(before)
  })

  test('is told once to everybody who speaks for more by it, in their language, and to nobody else', async () => {
    await town.program.idle()
    const told = async (name: string) =>
      (await town.store.messages.to(town.who(name).id, { limit: 50 })).items.filter(
        ({ about }) => about === 'organisation-merged',
      )
    for (const name of [first, second]) {
      const [message, ...more] = await told(name)
      expect(more).toEqual([])
      expect(message?.subject).toContain(second)
      expect(message?.text).toContain(practiceUscc(second))
      expect(message?.text).toContain('http://localhost:3000/organisations')
    }
    for (const name of [third, fourth, 'officer']) expect(await told(name)).toEqual([])
  })
})
