import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { agreementFile } from '../../infra/demo/agreement-file.ts'
import { appointOffices } from '../../infra/demo/cast.ts'
import { type Announced, filesOf } from '../../infra/demo/files.ts'
import { register, speaker } from '../../infra/demo/lifecycle.ts'
import { demoConsortia } from '../../infra/demo/reported.ts'
import { as, type Stage } from '../../infra/demo/stage.ts'
import { lingang } from '../../schemes/lingang.ts'

const place = 'agreement.agreement'
const announced: Announced = { place, name: '组建协议.pdf' }
const day = 86_400_000
/** More than the place takes. */
const tooMuch = 51 * 1024 * 1024

type Files = Awaited<ReturnType<typeof filesOf>>
export type Proof = { readonly seen: readonly string[]; readonly wrong: readonly string[] }

/** Documents as browsers bring them to the deployed program: straight into the bucket by signed addresses. */
export const documents = async (stage: Stage): Promise<Proof> => {
  const { id, subject } = await draftOf(stage)
  const files = await filesOf(stage, subject, id)
  const checks = [
    ...(await inPieces(files)),
    ...(await byForm(stage, files, `${stage.reach.baseUrl}/files/cases/${id}/upload?place=${place}`)),
  ]
  return {
    seen: [`${checks.length} things about documents`],
    wrong: checks.flatMap(([what, holds, got]) => (holds ? [] : [`${what}: ${String(got)}`])),
  }
}
type Check = readonly [what: string, holds: boolean, got: unknown]

const inPieces = async (files: Files): Promise<Check[]> => {
  const bytes = await agreementFile('示范联合体', ['牵头单位', '成员单位'])
  const { document, to } = await files.begin(announced, bytes)
  const elsewhere = to.replace(document, `${document}x`)
  const other = Buffer.concat([bytes.subarray(1), Buffer.from(' ')])
  const [toOther, ofOther, longer] = [
    await files.put(elsewhere, bytes),
    await files.put(to, other),
    await files.put(to, Buffer.concat([bytes, bytes])),
  ]
  const own = await files.put(to, bytes)
  await files.finish(document)
  const came = await files.inspected(document)
  const { url } = await files.visit(files.contentOf(document))
  const back = Buffer.from(await (await fetch(url)).arrayBuffer())
  // What S3 answers with; the emulator leaves it out of what it answers for one version.
  const disposition = new URL(url).searchParams.get('response-content-disposition') ?? ''
  return [
    ['a signed address takes no other key', toOther >= 400, toOther],
    ['a signed address takes no other bytes', ofOther >= 400, ofOther],
    ['a signed address takes no more bytes', longer >= 400, longer],
    ['a signed address takes the bytes it was signed for', own === 200, own],
    ['a file in pieces is looked into, and said not to be scanned', came === 'not-scanned', came],
    ['what comes back is what was sent', back.equals(bytes), `${back.byteLength} of ${bytes.byteLength}`],
    ['a file is given out to be saved', disposition.startsWith('attachment;'), disposition],
  ]
}

/** The way without script: a form that storage itself takes. */
const byForm = async (stage: Stage, files: Files, page: string): Promise<Check[]> => {
  const bytes = await agreementFile('示范联合体（第二版）', ['牵头单位', '成员单位'])
  const large = await send(await formOf(files, page), randomBytes(tooMuch))
  const form = await formOf(files, page)
  const otherKey = await send(
    { ...form, fields: { ...form.fields, key: `${form.fields.key ?? ''}x` } },
    bytes,
  )
  const taken = await send(form, bytes)
  const document = (form.fields.key ?? '').split('/').at(-1) ?? ''
  const arrived = await files.visit(new URL(taken.location, stage.reach.baseUrl).href)
  const came = await files.inspected(document)
  return [
    ['a form takes no more bytes than the programme says', large.status >= 400, large.status],
    ['a form takes no other key', otherKey.status >= 400, otherKey.status],
    ['a form sends the browser back', taken.status === 303 && arrived.status === 200, taken.status],
    ['a file by form is looked into', came === 'not-scanned', came],
  ]
}

type Form = { readonly action: string; readonly fields: Readonly<Record<string, string>> }

const formOf = async (files: Files, page: string): Promise<Form> => {
  const { html } = await files.visit(`${page}&format=pdf`)
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  const [, action = ''] = /<form method="post" action="([^"]*)" enctype/.exec(html) ?? []
  const [, own = ''] = /enctype="multipart\/form-data">(.*?)<\/form>/s.exec(html) ?? []
  const hidden = [...own.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return {
    action: plain(action),
    fields: Object.fromEntries(hidden.map(([, name = '', value = '']) => [plain(name), plain(value)])),
  }
}

const send = async ({ action, fields }: Form, bytes: Buffer) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' }), '组建协议.pdf')
  const response = await fetch(action, { method: 'POST', body, redirect: 'manual' })
  await response.arrayBuffer()
  return { status: response.status, location: response.headers.get('location') ?? '' }
}

const Call = z.looseObject({ call: z.string() })
const Case = z.looseObject({ case: z.string() })

/** A draft of its own, which lapses with its call. */
const draftOf = async (stage: Stage): Promise<{ id: string; subject: string }> => {
  await appointOffices(stage)
  const [consortium] = demoConsortia
  if (!consortium) throw new Error('There is no consortium to play.')
  const subject = speaker(consortium.lead)
  const now = (await stage.now()).getTime()
  const at = (days: number) => new Date(now + days * day).toISOString()
  const title = { zh: '文件上传演练', en: 'A rehearsal of uploads' }
  const period = { opens: at(-1), closes: at(20) }
  const { call } = await as(stage, 'administrator').ask(
    ...(['POST', '/calls', Call, { scheme: lingang.ref, title, ...period }, 'documents'] as const),
  )
  const lead = await register(stage, consortium.lead)
  const { case: id } = await as(stage, subject).ask(
    ...(['POST', '/cases', Case, { call, lead, title: '文件演练联合体' }, 'documents-draft'] as const),
  )
  return { id, subject }
}
