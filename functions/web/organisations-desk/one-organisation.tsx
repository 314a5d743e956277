import { OrganisationId } from '../../../domain/ids.ts'
import type { Organisation, OrganisationAct } from '../../../domain/organisation.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import { checkStateOf, organisationId } from '../../../domain/organisation.ts'
import { readOrganisationCode } from '../../../domain/organisation-code.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import {
  JudgeOrganisation,
  MergeOrganisation,
  mergeOrganisation,
  speakersOf,
  verifyOrganisation,
} from '../../commands/organisation-acts.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import {
  asking,
  formPage,
  type Here,
  onPost,
  param,
  type Site,
  show,
  signedInPerson,
  viewHere,
} from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Facts, Moment, shownCode, Table } from '../ui/parts.tsx'
import { casesFor } from './counted-cases.ts'
import { CheckTag } from './check-tag.tsx'

const listAddress = '/administration/organisations'
const addressOf = (id: string): string => `${listAddress}/${encodeURIComponent(id)}`

/** One organisation at the office's desk: what it says of itself, whether somebody checked it, and whose double it is. */
export const organisationDesk = (site: Site): void => {
  const { web } = site
  const { store } = web.world

  const counted = ({ items, next }: { items: readonly unknown[]; next?: string }): string =>
    `${items.length}${next === undefined ? '' : '+'}`

  const load = async (c: Here): Promise<Organisation> => {
    const id = OrganisationId.safeParse(param(c, 'organisation'))
    if (!id.success || !may(signedInPerson(c), { to: 'see-organisations' })) throw notFound()
    const found = await store.organisations.load(id.data)
    if (!found) throw notFound()
    return found
  }

  const draw = async (c: Here, typed: Typed = nothingTyped) => {
    const organisation = await load(c)
    const view = viewHere(c, web)
    const { t, say } = view
    const person = signedInPerson(c)
    const [people, led, joined, consortia] = await Promise.all([
      speakersOf(web.world, [organisation.id]),
      store.cases.ledBy(organisation.id, { limit: 50 }),
      store.cases.joinedBy(organisation.id, { limit: 50 }),
      store.consortia.ofOrganisation(organisation.id, { limit: 50 }),
    ])
    const cases = await casesFor(web.world, person, led, joined)
    return show(
      c,
      view,
      organisation.name,
      <div class="narrow">
        <p class="crumb">
          <a href={listAddress}>{t('单位', 'Organisations')}</a>
        </p>
        <h1>
          {organisation.name} <CheckTag view={view} state={checkStateOf(organisation)} />
        </h1>
        {organisation.mergedInto === undefined ? null : (
          <p>
            {t('已合并到 ', 'Merged into ')}
            <a href={addressOf(organisation.mergedInto)}>{shownCode(organisation.mergedInto)}</a>
          </p>
        )}
        <ErrorSummary
          view={view}
          typed={typed}
          labels={{ note: t('说明', 'Note'), into: t('保留的单位', 'The one that stays') }}
        />
        <Facts
          facts={[
            [t('代码', 'Code'), <code>{shownCode(organisation.id)}</code>],
            [t('英文名称', 'Name in English'), organisation.nameEn ?? ''],
            [t('类型', 'Kind'), say(kindWords[organisation.kind])],
            [t('国家或地区', 'Country'), organisation.country],
            [
              t('注册地', 'Place'),
              [organisation.region, organisation.place].filter((one) => one !== undefined).join(' '),
            ],
            [t('实际控制人或所属集团', 'Controlled by'), organisation.controller ?? ''],
            [
              t('可代表的人员', 'People who speak for it'),
              people.map(({ name }) => name).join(t('、', ', ')),
            ],
            cases.led && [t('您可查看的牵头案件', 'Cases led that you may list'), counted(cases.led)],
            cases.joined && [
              t('您可查看的参加案件', 'Cases joined that you may list'),
              counted(cases.joined),
            ],
            [t('名录中的联合体', 'Consortia on record'), counted(consortia)],
          ]}
        />
        {organisation.mergedInto === undefined && may(person, { to: 'verify-organisations' }) ? (
          <Verify view={view} typed={typed} organisation={organisation} />
        ) : null}
        {organisation.mergedInto === undefined && may(person, { to: 'merge-organisations' }) ? (
          <Merge view={view} typed={typed} organisation={organisation} />
        ) : null}
        <Acts view={view} acts={organisation.acts ?? []} />
      </div>,
    )
  }

  formPage(site, `${listAddress}/:organisation`, draw, async (c, values) => {
    const { id } = await load(c)
    const input = parsed(JudgeOrganisation, {
      verified: first(values, 'verdict') === 'verified',
      note: first(values, 'note'),
      revision: Number(first(values, 'revision')),
    })
    await verifyOrganisation(web.world, asking(c, values), id, input)
    return addressOf(id)
  })

  onPost(site, `${listAddress}/:organisation/merge`, {
    act: async (c, values) => {
      const { id } = await load(c)
      const input = parsed(MergeOrganisation, {
        into: idTyped(first(values, 'into')),
        note: first(values, 'note'),
      })
      await mergeOrganisation(web.world, asking(c, values), id, input)
      return addressOf(input.into)
    },
    again: draw,
  })
}

/** A code as people write it, or the id as an address has it. */
const idTyped = (text: string): OrganisationId => {
  const id = OrganisationId.safeParse(text.trim())
  if (id.success) return id.data
  const read = readOrganisationCode(text, 'CN')
  if (!read.ok) throw new Refusal('invalid', { problems: [{ field: 'into', code: read.problem }] })
  return organisationId(read.code)
}

type PartProps = { view: View; typed: Typed; organisation: Organisation }

const Verify = ({ view, typed, organisation }: PartProps) => {
  const { t } = view
  return (
    <section>
      <h2>{t('核实', 'Check')}</h2>
      <p class="hint">
        {t(
          '把代码和名称与公开登记对照；校验位正确并不说明二者相符。',
          'Compare code and name with the public register: a valid check digit alone proves neither.',
        )}
      </p>
      <Form view={view} action={addressOf(organisation.id)}>
        <input type="hidden" name="revision" value={`${organisation.revision}`} />
        <AreaField
          view={view}
          typed={typed}
          name="note"
          label={t('说明（与什么对照过）', 'Note (what was compared with what)')}
          rows={2}
          max={500}
        />
        {organisation.verified ? (
          <Submit name="verdict" value="doubted" class="quiet">
            {t('撤回核实', 'Take the check back')}
          </Submit>
        ) : (
          <Submit name="verdict" value="verified">
            {t('核实无误', 'Code and name belong together')}
          </Submit>
        )}
      </Form>
    </section>
  )
}

const Merge = ({ view, typed, organisation }: PartProps) => {
  const { t } = view
  return (
    <details open={typed.values.into !== undefined}>
      <summary>{t('这是另一家单位的重复登记', 'This is another organisation, registered twice')}</summary>
      <p>
        {t(
          '合并后：今后填写本代码即指保留的单位；代表两者的人员都可代表两者；已提交的案件保持原样。合并不能撤销。',
          'After merging, this code means the one that stays; whoever speaks for either speaks for both; cases stay as they were handed in. It cannot be undone.',
        )}
      </p>
      <Form view={view} action={`${addressOf(organisation.id)}/merge`}>
        <TextField
          view={view}
          typed={typed}
          name="into"
          label={t('保留的单位（代码）', 'The one that stays (its code)')}
        />
        <AreaField view={view} typed={typed} name="note" label={t('理由', 'Reason')} rows={2} max={500} />
        <Submit class="quiet">
          {t(`把「${organisation.name}」合并过去`, `Merge “${organisation.name}” into it`)}
        </Submit>
      </Form>
    </details>
  )
}

const actWords = {
  verified: { zh: '核实', en: 'Checked' },
  doubted: { zh: '撤回核实', en: 'Check taken back' },
  merged: { zh: '合并到', en: 'Merged into' },
  absorbed: { zh: '并入', en: 'Took in' },
} as const

const Acts = ({ view, acts }: { view: View; acts: readonly OrganisationAct[] }) => {
  const { t, say } = view
  if (acts.length === 0) return null
  const caption = t('办理记录', 'What the office did')
  return (
    <section>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        heads={[t('时间', 'When'), t('事项', 'What'), t('人员', 'Who'), t('说明', 'Note')]}
        rows={acts.toReversed().map((act) => [
          <Moment view={view} at={act.at} />,
          <span>
            {say(actWords[act.what])} {act.other === undefined ? '' : <code>{shownCode(act.other)}</code>}
          </span>,
          act.name,
          act.note,
        ])}
      />
    </section>
  )
}
