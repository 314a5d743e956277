import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../../domain/ids.ts'
import { instant } from '../../../domain/calendar.ts'
import { FormSection } from '../../../domain/form.ts'
import { saveCaseSection } from '../../../functions/commands/applications.ts'
import { viewOf } from '../../../functions/web/context.ts'
import { answerSaid } from '../../../functions/web/cases/answer-said.tsx'
import { valueSaid } from '../../../functions/web/cases/typed-section.ts'
import { type Desk, openDesk } from '../../support/desk.ts'
import { today } from '../../support/cases.ts'
import { openTown, type Town } from '../../support/town.ts'

const view = viewOf(
  {
    requestId: 'r',
    arrived: instant(new Date(today)),
    language: 'zh',
    zone: undefined,
    done: false,
    forEverybody: false,
    signedIn: undefined,
    form: undefined,
    person: undefined,
    assurance: undefined,
  },
  '/',
  { practice: false },
  () => 'k',
)
const lead = '读表公司'
let town: Town
let desk: Desk
let id: CaseId
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  id = await town.apply(lead, [
    ['读表大学', 'university'],
    ['读表配套', 'enterprise'],
  ])
  await town.does('officer', id, {
    kind: 'formal-check',
    answer: { decision: 'return', remarks: { 'plan.indicators': '请补充基期', 'plan.tasks': '请写明分工' } },
  })
})
afterAll(() => desk.stop())

const pageOf = async (who: string, path: string) => (await desk.get(who, path)).text()
const handedIn = async () => {
  const { plan } = await town.answersFor(lead, id)
  return plan ?? {}
}

test('a remark on a table has all of its rows beside it, with members by their name', async () => {
  const page = await pageOf(lead, `/cases/${id}/sections/plan`)
  const [, remark = ''] = /id="f-plan-tasks-remark"([\s\S]*?)<\/details>/.exec(page) ?? []
  expect(remark).toContain('请写明分工')
  expect(remark).toContain('此前提交的内容')
  expect(remark).toContain('<table')
  expect(remark).toContain(lead)
  expect(remark).not.toContain('uscc:')
})

test('the officer who looks again reads beside each remark what had been handed in', async () => {
  const plan = await handedIn()
  const milestones = {
    rows: [{ id: 'm9', cells: { title: '样机', due: '2032-12-31', measure: '第三方测试' } }],
  }
  await saveCaseSection(town.program.world, town.asking(lead), {
    case: id,
    section: 'plan',
    answers: { ...plan, milestones },
  })
  // The plan binds everybody: whoever is touched by the correction says yes to it again.
  for (const name of ['读表大学', '读表配套'])
    await town.does(name, id, { kind: 'confirmation', answer: { decision: 'confirm' } })
  await town.does(lead, id, { kind: 'correction', answer: { decision: 'corrected' } })
  const page = await pageOf('officer', `/cases/${id}/comparison`)
  const remarks = page.slice(page.indexOf('补正意见与回应'), page.indexOf('class="change"'))
  expect(remarks).toContain('请补充基期')
  expect(remarks.match(/当时提交的内容/g)).toHaveLength(2)
  expect(remarks).toContain('<table')
})

const results = FormSection.parse({
  id: 'results',
  title: { zh: '成果', en: 'Results' },
  fields: [
    { kind: 'document', id: 'proof', label: { zh: '佐证', en: 'Proof' }, maxFiles: 2 },
    {
      kind: 'table',
      id: 'list',
      label: { zh: '成果', en: 'Results' },
      columns: [{ kind: 'document', id: 'evidence', label: { zh: '佐证', en: 'Evidence' } }],
    },
  ],
})
const files = [{ id: 'abc1', name: '专利证书.pdf' }]

test.each([
  ['a field', 'proof', ['ZL 2031', 'doc:abc1'], 'ZL 2031、专利证书.pdf'],
  ['a cell', 'list.r1.evidence', ['doc:abc1'], '专利证书.pdf'],
  ['a cell of a file that is not there', 'list.r1.evidence', ['doc:zzz9'], '已上传的文件'],
])('two versions of %s name files, not their ids', (_, path, value, said) => {
  expect(valueSaid(view, results, path, value, files)).toBe(said)
})

test('a comparison names files, not their ids', () => {
  const [field] = results.fields
  expect(answerSaid(view, field, ['合同 3 号', 'doc:abc1'], files)).toBe('合同 3 号\n专利证书.pdf')
  expect(answerSaid(view, field, 'doc:zzz9', files)).toBe('已上传的文件')
})
