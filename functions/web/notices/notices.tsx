import { CaseId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { NewObjection, object } from '../../commands/applications.ts'
import { momentFor } from '../../commands/run.ts'
import { noticeView } from './notice-view.ts'
import { outcomeWords } from '../../../domain/outcome-words.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import { asking, formPage, type Here, pageOf, param, type Site, show, viewHere } from '../page.tsx'
import { feedOf } from '../open-data/feed-links.ts'
import { FeedLinks } from '../open-data/feed-links-on-page.tsx'
import { publicView, showPublic } from '../public-page.tsx'
import { nested, parsed } from '../typed-form.ts'
import { AreaField, ChoiceField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Day, dayWords, Empty, Facts, Moment, More } from '../ui/parts.tsx'

/** What is under public notice, and objections to it. */
export const noticePages = (site: Site): void => {
  const { app, web } = site
  const { world } = web

  app.get('/notices', async (c) => {
    const view = publicView(c, web)
    const { t } = view
    const list = await world.store.cases.underNotice(pageOf(c))
    return showPublic(
      c,
      web,
      view,
      {
        title: t('公示', 'Public notices'),
        description: t(
          '正在公示的创新联合体、公示期和提出异议的方式。',
          'Innovation consortia under public notice, for how long, and how to object.',
        ),
        feeds: [feedOf(view, 'notices')],
      },
      <>
        <h1>{t('公示', 'Public notices')}</h1>
        {list.items.length === 0 ? (
          <Empty>{t('目前没有公示。', 'Nothing is under notice at present.')}</Empty>
        ) : null}
        <ul class="cards">
          {list.items.map((head) => (
            <li>
              <h2>
                <a href={`/notices/${head.id}`}>{head.title}</a>
              </h2>
              <p>
                {head.leadName}
                {head.status.is === 'notice'
                  ? ` · ${dayWords(view, head.status.firstDay)} – ${dayWords(view, head.status.lastDay)}`
                  : ''}
              </p>
            </li>
          ))}
        </ul>
        <More view={view} path="/notices" next={list.next} />
        <FeedLinks view={view} feed="notices" />
      </>,
    )
  })

  const open = async (c: Here) => {
    const id = CaseId.safeParse(param(c, 'case'))
    const file = id.success ? await world.store.cases.load(id.data) : undefined
    if (!file) throw notFound()
    const moment = await momentFor(world, file.head.scheme, c.var.arrived)
    c.set('zone', moment.scheme.timeZone)
    return noticeView(file, moment)
  }

  formPage(
    site,
    '/notices/:case',
    async (c, typed) => {
      const notice = await open(c)
      const view = publicView(c, web)
      const { t, say } = view
      const now = typed ?? nothingTyped
      return showPublic(
        c,
        web,
        view,
        {
          title: notice.title,
          description: `${notice.title}${t('，公示期 ', ', under notice ')}${dayWords(view, notice.firstDay)} – ${dayWords(view, notice.lastDay)}`,
          feeds: [feedOf(view, 'notices')],
          // It is up for some days, and names people's plans: no search engine keeps it.
          passing: true,
        },
        <>
          <p class="crumb">
            <a href="/notices">{t('公示', 'Public notices')}</a>
          </p>
          <h1>{notice.title}</h1>
          <p>{say(outcomeWords(notice.verb).proposed)}</p>
          <Facts
            facts={[
              [t('牵头单位', 'Lead'), notice.leadName],
              [
                t('成员单位', 'Members'),
                notice.members
                  .filter((member) => member.role !== 'lead')
                  .map((member) => member.name)
                  .join(t('、', ', ')),
              ],
              [
                t('公示期', 'Notice period'),
                <span>
                  <Day view={view} at={notice.firstDay} /> – <Day view={view} at={notice.lastDay} />
                </span>,
              ],
              [t('异议截止', 'Objections until'), <Moment view={view} at={notice.ends} />],
              [t('联系方式', 'Contacts'), notice.contacts.map(say).join('; ')],
            ]}
          />
          <section class="narrow">
            <h2>{t('提出异议', 'Object')}</h2>
            <p class="hint">
              {say(whoObjects[notice.objectionsFrom])}{' '}
              {t('内容只对受理人员和审批人可见。', 'Only those who decide see it.')}
            </p>
            <ErrorSummary
              view={view}
              typed={now}
              labels={{
                'by.is': t('以何种身份', 'As'),
                'by.name': t('姓名或单位名称', 'Name'),
                'by.workplace': t('工作单位', 'Workplace'),
                'by.address': t('联系地址', 'Address'),
                'by.contact': t('联系人', 'Contact person'),
                'by.phone': t('电话', 'Telephone'),
                grounds: t('异议事实和理由', 'Grounds'),
                evidence: t('证据说明', 'Evidence'),
              }}
            />
            {view.person === undefined ? (
              <form method="post" action="/sign-in">
                <input type="hidden" name="back" value={`/notices/${notice.id}`} />
                <p class="actions">
                  <Submit>{t('登录后提出', 'Sign in to object')}</Submit>
                </p>
              </form>
            ) : (
              <Form view={view} action={`/notices/${notice.id}`}>
                <Objector view={view} typed={now} from={notice.objectionsFrom} />
                <AreaField view={view} typed={now} name="grounds" label={t('异议事实和理由', 'Grounds')} />
                <AreaField
                  view={view}
                  typed={now}
                  name="evidence"
                  label={t('证据说明', 'Evidence')}
                  hint={t('证据名称、编号或存放处', 'Its title, number, or where it lies')}
                  required={notice.evidence === 'required'}
                />
                <Submit>{t('提交异议', 'Send the objection')}</Submit>
              </Form>
            )}
          </section>
        </>,
      )
    },
    async (c, values) => {
      const notice = await open(c)
      const typed = nested(values)
      const by = typed.by
      const asked = notice.evidence === 'required' ? NewObjection.required({ evidence: true }) : NewObjection
      const input = parsed(asked, { ...typed, by: objector(by) })
      await object(world, asking(c, values), notice.id, input)
      return `/notices/${notice.id}/received`
    },
  )

  app.get('/notices/:case/received', async (c) => {
    const notice = await open(c)
    const view = viewHere(c, web)
    const { t } = view
    return show(
      c,
      view,
      notice.title,
      <div class="narrow">
        <h1>{t('异议已收到', 'Your objection was received')}</h1>
        <p>
          {t(
            '受理人员将在规定期限内处理。处理完成前，公示不会结束。',
            'An officer will decide it within the time limit. The notice does not end before.',
          )}
        </p>
        <p>
          <a href="/notices">{t('返回公示', 'Back to the notices')}</a>
        </p>
      </div>,
    )
  })
}

const whoObjects = {
  either: {
    zh: '个人须实名，单位须加盖公章。',
    en: 'People object under their real name, organisations under seal.',
  },
  person: { zh: '只接受个人实名提出的异议。', en: 'People object, under their real name.' },
  organisation: { zh: '只接受单位盖章提出的异议。', en: 'Organisations object, under their seal.' },
} as const

/** Who objects, and how to reach them: asked of those whom the programme hears. */
const Objector = ({ view, typed, from }: { view: View; typed: Typed; from: keyof typeof whoObjects }) => {
  const { t } = view
  const both = from === 'either'
  const text = (name: string, label: string) => (
    <TextField view={view} typed={typed} name={name} label={label} />
  )
  return (
    <>
      {both ? (
        <ChoiceField
          view={view}
          typed={typed}
          name="by.is"
          label={t('以何种身份', 'As')}
          options={[
            { value: 'person', label: t('个人（实名）', 'A person') },
            { value: 'organisation', label: t('单位（加盖公章）', 'An organisation (under seal)') },
          ]}
        />
      ) : (
        <input type="hidden" name="by.is" value={from} />
      )}
      {text(
        'by.name',
        both ? t('姓名或单位名称', 'Name') : from === 'person' ? t('姓名', 'Name') : t('单位名称', 'Name'),
      )}
      {from === 'organisation' ? null : (
        <>
          {text(
            'by.workplace',
            both ? t('工作单位（个人填写）', 'Workplace (people)') : t('工作单位', 'Workplace'),
          )}
          {text(
            'by.address',
            both ? t('联系地址（个人填写）', 'Address (people)') : t('联系地址', 'Address'),
          )}
        </>
      )}
      {from === 'person'
        ? null
        : text(
            'by.contact',
            both ? t('联系人（单位填写）', 'Contact person (organisations)') : t('联系人', 'Contact person'),
          )}
      {text('by.phone', t('电话', 'Telephone'))}
    </>
  )
}

/** Keeps of what was typed the fields that belong to a person, or to an organisation. */
const objector = (by: unknown): unknown => {
  const given =
    typeof by === 'object' && by !== null
      ? new Map<string, unknown>(Object.entries(by))
      : new Map<string, unknown>()
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.filter((name) => given.has(name)).map((name) => [name, given.get(name)]))
  return given.get('is') === 'organisation'
    ? { ...pick(['is', 'name', 'contact', 'phone']), sealed: true }
    : pick(['is', 'name', 'workplace', 'address', 'phone'])
}
