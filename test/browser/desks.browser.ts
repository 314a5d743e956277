import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskVisitor, wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { type Example, openExample } from './support/programme.ts'
import { takePictures } from './support/pictures.ts'

let house: House
let example: Example
let visit: ReturnType<typeof deskVisitor>
beforeAll(async () => {
  house = await openHouse()
  example = await openExample(house)
  visit = deskVisitor(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

type Where = (example: Example) => Promise<Omit<Desk, 'name'>> | Omit<Desk, 'name'>

const own =
  (at: string): Where =>
  ({ caseOf }) => ({
    who: 'applicant',
    path: `/cases/${caseOf('lingang-eda')}${at}`,
  })
const as =
  (who: string, path: string): Where =>
  () => ({ who, path })
const open =
  (path: string, status = 200): Where =>
  () => ({ path, status })
const of =
  (who: string, consortium: string, at = ''): Where =>
  ({ caseOf }) => ({
    who,
    path: `/cases/${caseOf(consortium)}${at}`,
  })
const task =
  (consortium: string, kind: string, who?: string): Where =>
  async ({ asked, caseOf }) => {
    const { path, subject } = await asked(caseOf(consortium), kind, who)
    return { path, who: who ?? subject }
  }

const desks: Record<string, Where> = {
  home: open('/'),
  calls: open('/calls'),
  'a call, to a visitor': ({ call }) => ({ path: `/calls/${call}` }),
  notices: open('/notices'),
  'a notice, to a visitor': ({ caseOf }) => ({ path: `/notices/${caseOf('huning-polyolefin')}` }),
  'a notice, to object': ({ caseOf }) => ({
    who: 'foreign-member',
    path: `/notices/${caseOf('huning-polyolefin')}`,
  }),
  register: open('/register'),
  'check of a certificate': open('/certificates'),
  'a certificate that is not there': open('/certificates?number=LGIC-2026-NONE'),
  'API reference': open('/api'),
  'mail sent': open('/dev/mail'),
  'the clock, to a visitor': open('/dev/clock'),
  'sign-in asked for': open('/tasks', 401),
  'sign-in by its address': open('/sign-in'),
  'nothing here': open('/nothing', 404),
  'a sign-in that failed': open('/signed-in', 400),
  'applicant’s tasks': as('applicant', '/tasks'),
  'applicant’s applications': as('applicant', '/applications'),
  'applicant’s organisations': as('applicant', '/organisations'),
  'applicant’s account': as('applicant', '/me'),
  'leader’s account': as('head', '/me'),
  'a call, to apply': ({ call }) => ({ who: 'applicant', path: `/calls/${call}` }),
  draft: own(''),
  'section with choices': own('/sections/overview'),
  'section with numbers': own('/sections/plan'),
  'section with check boxes': own('/sections/agreement'),
  'members of a draft': own('/members'),
  'check and submit': own('/check'),
  'member’s tasks': as('member', '/tasks'),
  'member’s confirmation': task('lingang-eda', 'confirmation', 'member'),
  'draft, to a member': of('member', 'lingang-eda'),
  'officer’s tasks': as('officer', '/tasks'),
  board: as('officer', '/board'),
  'cases of a call': ({ call }) => ({ who: 'officer', path: `/board/${call}` }),
  'cases in review': ({ call }) => ({ who: 'officer', path: `/board/${call}?status=review` }),
  'case in review, to the officer': of('officer', 'suzhou-ct'),
  'case in approval, to the officer': of('officer', 'xiamen-metaverse'),
  'case under notice, to the officer': of('officer', 'huning-polyolefin'),
  'formal check': task('zhoukou-pla', 'formal-check', 'officer'),
  'messages of a case': of('officer', 'huning-polyolefin', '/messages'),
  'recommender’s tasks': as('recommender', '/tasks'),
  recommendation: task('zhoukou-pharma', 'recommendation', 'recommender'),
  'expert’s scoring': task('suzhou-ct', 'score'),
  'recommending unit’s list': as('recommender', '/recommendations'),
  'approver’s tasks': as('head', '/tasks'),
  approval: task('xiamen-metaverse', 'approval'),
  administration: as('administrator', '/administration'),
  'a new call': as('administrator', '/administration/calls'),
  import: as('administrator', '/administration/import'),
  'the clock': as('administrator', '/dev/clock'),
  'organisations, to an officer': as('officer', '/administration/organisations'),
  'organisations, narrowed': as(
    'administrator',
    '/administration/organisations?text=有限公司&state=unverified',
  ),
  programmes: as('administrator', '/administration/schemes'),
  'days off': as('administrator', '/administration/holidays'),
  'days off of a year': as('administrator', '/administration/holidays/2027'),
  'group robots': as('administrator', '/administration/robots'),
  'a new group robot': as('administrator', '/administration/robots/lingang/new'),
  'more time for everybody': ({ call }) => ({ who: 'officer', path: `/calls/${call}/extension` }),
  'check of a receipt': open('/receipts/check'),
  'auditor’s board': as('auditor', '/board'),
  'case under notice, to the auditor': of('auditor', 'huning-polyolefin'),
  'trail of a case': of('auditor', 'huning-polyolefin', '/trail'),
  'trail, narrowed': of('auditor', 'huning-polyolefin', '/trail?as=system&from=2026-01-01'),
  'trail, with a day that is none': of('auditor', 'huning-polyolefin', '/trail?from=2026-13-45'),
  'messages of a case, to the auditor': of('auditor', 'huning-polyolefin', '/messages'),
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each(Object.entries(desks))('%s: accessible, and nothing to scroll sideways', async (name, where) => {
    const page = await visit({ name, ...(await where(example)) }, language)
    await takePictures(page, name, language)
    expect(await wrongWith(page)).toEqual([])
  })
})
