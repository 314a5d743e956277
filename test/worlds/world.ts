import { onTestFinished } from 'vitest'
import { CaseDocument } from '../../domain/document.ts'
import { type CaseId, DocumentId } from '../../domain/ids.ts'
import type { Office } from '../../domain/person.ts'
import type { Message } from '../../domain/message.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { createFilesApp } from '../../functions/files/app.tsx'
import { createInsightApp } from '../../functions/insight/app.tsx'
import type { Files } from '../../functions/files/storage.ts'
import type { Attachment } from '../../functions/ports/world.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { createApp } from '../../functions/web/app.tsx'
import type { Web } from '../../functions/web/context.ts'
import { audience } from '../support/api.ts'
import type { startIssuer } from '../support/issuer.ts'
import { withReview } from '../support/other-programme.ts'
import { openTown } from '../support/town.ts'
import { beginning, sameEverywhere } from './same.ts'
import type { SecretName } from './secrets.ts'

/** Lin-gang with a panel that may not know who applies. */
export const programme = withReview(
  'lingang@9',
  { panel: { blind: 'double', sheetsReopen: true } },
  // Three weeks after the recognition, so that a world need not wait for half a year.
  { opens: '05-10', reportDue: '07-20', exemptMonths: 0 },
)

/** People beside those of every town: what they hold. Who speaks for an organisation comes with it. */
const offices: Record<string, Office[]> = {
  经办: [{ role: 'officer', scheme: 'lingang' }],
  同事: [{ role: 'officer', scheme: 'lingang' }],
  外办: [{ role: 'officer', scheme: 'beijing' }],
  外审: [{ role: 'auditor', scheme: 'beijing' }],
  外评: [{ role: 'expert', scheme: 'beijing' }],
  外管: [{ role: 'administrator', scheme: 'beijing' }],
  路人: [],
}
const experts = ['专家一', '专家二', '专家三', '专家四', '专家五', '专家六', '专家七'] as const
/** Organisations that take part in the told case, in one world or the other, and some that never do. */
const companies = [
  ['甲方', '沧海精密仪器有限公司'],
  ['乙方', '北岭材料有限公司'],
  ['丙方', '云川智能装备有限公司'],
  ['丁方', '南屿新材有限公司'],
  ['对手', '远山能源有限公司'],
  ['内向', '静水软件有限公司'],
  ['旁人', '东篱软件有限公司'],
  ['旁员', '西塘科技有限公司'],
] as const
const universities = [['戊大', '东原大学']] as const

/** Whoever is asked about in the town as somebody; `undefined` is anybody without a sign-in. */
export const roles = [
  undefined,
  ...Object.keys(offices),
  ...experts,
  ...companies.map(([name]) => name),
  '甲二',
  '戊大',
  'recommender',
  'auditor',
  'administrator',
  'head',
  'deputy1',
  'deputy2',
  'chair1',
  'chair3',
] as const
/**
 * Somebody whom the worlds let in by mistake, as if the policy were broken: the test takes them for anybody, and has to
 * notice that they see what they may not know.
 */
export const intruder = '闯入'
const mistake: Office[] = [
  { role: 'recommender', scheme: 'lingang' },
  { role: 'officer', scheme: 'lingang' },
  { role: 'auditor', scheme: '*' },
  { role: 'administrator', scheme: '*' },
]
export type Role = (typeof roles)[number]

/** What somebody is to the told case, by this test's own account: not by what the program thinks. */
export const parts = {
  officer: ['经办', '同事'],
  elsewhere: ['外办', '外审', '外评', '外管'],
  anybody: ['路人'],
  expert: experts,
  lead: ['甲方', '甲二', '丙方'],
  member: ['乙方', '丁方', '戊大'],
  rival: ['对手', '内向', '旁人', '旁员'],
  recommender: ['recommender'],
  auditor: ['auditor'],
  administrator: ['administrator'],
  approver: ['head', 'deputy1', 'deputy2', 'chair1', 'chair3'],
} as const satisfies Record<string, readonly string[]>
export type Part = keyof typeof parts

const twins: ReadonlySet<Role> = new Set<Role>(['同事', 'deputy2', 'chair3', '专家七', '甲二', '旁员'])
/** Who has nothing on the told case that somebody else in the list has not: asked now and then, and not each time. */
export const isTwin = (role: Role): boolean => twins.has(role)

type Issuer = Awaited<ReturnType<typeof startIssuer>>
type Delivered = { readonly message: Message; readonly attachments: readonly Attachment[] }

const csrf = 'c'.repeat(32)
const documentId = DocumentId.parse('0123456789abcdefghjk')

/** Files whose addresses are not signed anew each time; what lies there is always the same PDF. */
const plainFiles = (files: Files, pdf: Uint8Array): Files => ({
  ...files,
  address: (key, stored, { as, name }) =>
    Promise.resolve(`http://localhost:3000/storage/${key}/${stored}?${as}=${encodeURIComponent(name)}`),
  find: () => Promise.resolve({ stored: '1', size: pdf.byteLength }),
  read: () =>
    Promise.resolve(
      (async function* () {
        yield await Promise.resolve(pdf)
      })(),
    ),
})

/**
 * One world: a town with its pages, its API, its files and its mail. All worlds are played by one script with the same
 * clock and the same ids; at most one secret is otherwise in it. It ends with the test that opens it, also where that
 * fails or takes too long.
 */
export const openWorld = async (issuer: Issuer, pdf: Uint8Array, otherwise?: SecretName) => {
  const same = sameEverywhere()
  const delivered: Delivered[] = []
  const town = await openTown({
    scheme: programme,
    begins: beginning,
    same: same.ports,
    personId: (name) => personIdOf(sha256, 'practice', name),
    mail: { deliver: async (message, attachments = []) => void delivered.push({ message, attachments }) },
  })
  onTestFinished(() => town.program.stop())
  for (const [name, held] of Object.entries(offices)) await town.person(name, held)
  await town.person(intruder, mistake)
  for (const [index, name] of experts.entries())
    await town.person(name, [{ role: 'expert', scheme: 'lingang' }], {
      expertise: { organisationName: `独立研究所${index + 1}`, fields: [], conflicts: [] },
    })
  for (const [name, company] of companies) await organisationOf(town, name, company, 'enterprise')
  for (const [name, university] of universities) await organisationOf(town, name, university, 'university')
  const first = town.who('甲方')
  await town.person('甲二', [], { represents: first.represents })
  for (let n = 1; n <= 6; n += 1) {
    const expert = town.who(`expert${n}`)
    await town.store.people.save({ ...expert, active: false, revision: 2 })
  }

  const web: Web = {
    world: town.program.world,
    settings: {
      publicUrl: 'http://localhost:3000',
      issuer: issuer.url,
      issuerName: 'practice',
      clientId: 'consort',
      audience,
      practice: false,
      style: '',
      script: '',
      wall: () => town.program.clock.now(),
      log: () => undefined,
    },
  }
  const pages = createApp(web)
  const files = createFilesApp(web, {
    files: plainFiles(town.program.storage.files, pdf),
    assets: () => Promise.resolve(undefined),
  })

  return {
    otherwise,
    town,
    pages,
    files,
    figures: createInsightApp(web),
    delivered,
    csrf,
    begin: same.begin,
    /** What is done in this world: in the usual way, or otherwise if that is its secret. */
    choose: <Choice>(secret: SecretName, usual: Choice, other: Choice): Choice =>
      otherwise === secret ? other : usual,
    /** A step of the script: at its own time, with ids of its own, until nothing is under way. */
    step: async (name: string, play: () => Promise<unknown>): Promise<void> => {
      const { clock } = town.program
      await clock.moveTo(new Date(clock.now().getTime() + 60_000))
      same.begin(name)
      await play()
      await town.program.idle()
    },
    /** Puts a document of the lead into a case, as if it had been sent and looked into. */
    bring: async (id: CaseId, name: string): Promise<void> => {
      const file = await town.file(id)
      const stamp = file.head.opened
      const brought = CaseDocument.parse({
        ...{ id: documentId, line: documentId, version: 1, name, size: pdf.byteLength },
        ...{ declared: 'application/pdf', place: 'agreement.agreement' },
        by: { ...stamp, for: file.head.lead },
        state: {
          ...{ is: 'clean', at: stamp.at, stored: '1' },
          contents: { format: 'pdf', sha256: sha256(name), notes: [] },
        },
      })
      await town.store.cases.commit(file, { head: file.head, documents: [brought], events: [] }, { stamp })
    },
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>

const organisationOf = async (
  town: Awaited<ReturnType<typeof openTown>>,
  name: string,
  company: string,
  kind: 'enterprise' | 'university',
): Promise<void> => {
  const made = await town.organisation(company, kind)
  await town.person(name, [], { represents: [{ organisation: made.id, name: company, state: 'active' }] })
}
