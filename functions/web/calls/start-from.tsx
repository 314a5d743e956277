import { CallId, CaseId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import {
  carriedOver,
  type NotCarried,
  openEarlier,
  StartFrom,
  startFrom,
  StartFromFile,
  startFromFile,
} from '../../commands/start-from.ts'
import { momentFor } from '../../commands/run.ts'
import { summaryOf } from '../case-view/case-view.ts'
import { filledIn, type Typed, type View } from '../context.ts'
import {
  asking,
  formPage,
  type Here,
  openCase,
  param,
  signedInPerson,
  type Site,
  show,
  viewHere,
} from '../page.tsx'
import { first, nested, parsed } from '../typed-form.ts'
import { ChoiceField, ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { Empty, Narrow, Table } from '../ui/parts.tsx'
import { statusSaid } from '../words/words.ts'

/** Starting an application with what was written before: handed in or not, in this programme or another. */
export const startFromPages = (site: Site): void => {
  const { app, web } = site
  const { world } = web

  const draw = async (c: Here, typed: Typed | undefined) => {
    const person = signedInPerson(c)
    const id = CallId.safeParse(param(c, 'call'))
    const call = id.success ? await world.store.calls.load(id.data) : undefined
    if (!call) throw notFound()
    const own = person.represents.filter(({ state }) => state === 'active')
    const lists = await Promise.all(
      own.map(({ organisation }) => world.store.cases.ledBy(organisation, { limit: 25 })),
    )
    const earlier = lists
      .flatMap(({ items }) => items)
      .filter(({ kind, batch }) => kind === 'application' && batch !== call.id)
    const view = viewHere(c, web)
    const { t, say } = view
    const [newest] = earlier
    const now =
      typed ?? filledIn(newest ? { from: [newest.id], lead: [newest.lead], title: [newest.title] } : {})
    const title = t('从以往申报开始', 'Start from an earlier application')
    return show(
      c,
      view,
      title,
      <Narrow under={`/calls/${call.id}`} of={say(call.title)} title={title}>
        <ErrorSummary
          view={view}
          typed={now}
          labels={{
            title: t('联合体名称', 'Name of the consortium'),
            from: t('以往申报', 'Earlier application'),
            file: t('导出的申报数据', 'Data of an application'),
          }}
        />
        {newest === undefined ? (
          <Empty>
            {t('贵单位还没有其他批次的申报。', 'Your organisations have no application in another call.')}
          </Empty>
        ) : (
          <>
            <p>
              {t(
                '沿用能对应的内容；历年数据按年份顺延；附件须重新上传，成员须重新邀请并确认。',
                'What has a counterpart is taken over, figures by their year. Documents are uploaded again; members are invited and confirm anew.',
              )}
            </p>
            <Form view={view} action={`/calls/${call.id}/start-from`}>
              <ChoiceField
                view={view}
                typed={now}
                name="from"
                label={t('以往申报', 'Earlier application')}
                many={false}
                options={earlier.map((head) => {
                  const { title: named, batchTitle, status } = summaryOf(head)
                  return {
                    value: head.id,
                    label: `${named} · ${say(batchTitle)} · ${say(statusSaid(status))}`,
                  }
                })}
              />
              <SelectField
                view={view}
                typed={now}
                name="lead"
                label={t('牵头单位', 'Lead organisation')}
                options={own.map(({ organisation, name }) => ({ value: organisation, label: name }))}
              />
              <TextField
                view={view}
                typed={now}
                name="title"
                label={t('联合体名称', 'Name of the consortium')}
              />
              <Submit>{t('开始填写', 'Start')}</Submit>
            </Form>
          </>
        )}
        <FromFile view={view} typed={now} call={call.id} own={own} />
      </Narrow>,
    )
  }

  formPage(site, '/calls/:call/start-from', draw, async (c, values) => {
    if (first(values, 'is') === 'file') {
      const { is: _, from: __, ...given } = nested(values)
      const { case: started } = await startFromFile(
        world,
        asking(c, values),
        parsed(StartFromFile, { ...given, call: param(c, 'call') }),
      )
      return `/cases/${started}`
    }
    const input = parsed(StartFrom, { ...nested(values), call: param(c, 'call') })
    const { case: id } = await startFrom(world, asking(c, values), input)
    return `/cases/${id}/copied/${input.from}`
  })

  app.get('/cases/:case/copied/:from', async (c) => {
    const { view: it, file, moment, person } = await openCase(c, web)
    const from = CaseId.safeParse(param(c, 'from'))
    if (!from.success) throw notFound()
    const earlier = await openEarlier(world, person, from.data)
    const before = await momentFor(world, earlier.head.scheme, c.var.arrived)
    const { notCarried } = carriedOver({ file: earlier, moment: before }, { file, moment })
    const view = viewHere(c, web)
    const { t, say } = view
    const title = t('已沿用以往申报', 'Taken over from the earlier application')
    return show(
      c,
      view,
      title,
      <div class="narrow">
        <h1>{title}</h1>
        <p>
          {t(
            `内容来自“${earlier.head.title}”。请逐项核对。`,
            `The answers come from “${earlier.head.title}”. Please check each of them.`,
          )}
        </p>
        {notCarried.length === 0 ? null : (
          <Table
            caption={t('没有沿用的内容', 'What did not come along')}
            heads={[t('栏目', 'Question'), t('原因', 'Why')]}
            rows={notCarried.map(({ label, why }) => [say(label), say(whyWords[why])])}
          />
        )}
        {earlier.members.length > 1 ? (
          <p>
            {t('原成员单位，请重新邀请：', 'Members then, to be invited anew: ')}
            {earlier.members
              .filter(({ role }) => role !== 'lead')
              .map(({ name }) => name)
              .join(t('、', ', '))}
          </p>
        ) : null}
        <p class="actions">
          <a class="button" href={`/cases/${it.id}`}>
            {t('继续填写', 'Go on')}
          </a>
        </p>
      </div>,
    )
  })
}

/** The file that was taken along of an application, here or from another installation. */
const FromFile = ({
  view,
  typed,
  call,
  own,
}: {
  readonly view: View
  readonly typed: Typed
  readonly call: string
  readonly own: Person['represents']
}) => {
  const { t } = view
  return (
    <section>
      <h2>{t('从文件开始', 'Start from a file')}</h2>
      <form method="post" action={`/calls/${call}/start-from`} enctype="multipart/form-data">
        <input type="hidden" name="csrf" value={view.csrf} />
        <input type="hidden" name="once" value={view.newKey()} />
        <input type="hidden" name="is" value="file" />
        <div class="field">
          <label for="f-file">{t('导出的申报数据（.json）', 'Data of an application (.json)')}</label>
          <input id="f-file" type="file" name="file" accept=".json,application/json" required />
        </div>
        <div class="field">
          <label for="start-lead">{t('牵头单位', 'Lead organisation')}</label>
          <select id="start-lead" name="lead">
            {own.map(({ organisation, name }) => (
              <option value={organisation}>{name}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="start-title">{t('联合体名称', 'Name of the consortium')}</label>
          <input id="start-title" name="title" value={typed.values.title?.[0] ?? ''} required />
        </div>
        <Submit>{t('用此文件开始', 'Start with this file')}</Submit>
      </form>
    </section>
  )
}

const whyWords: Record<NotCarried['why'], Words> = {
  document: { zh: '附件须重新上传', en: 'Documents are uploaded again' },
  'not-asked': { zh: '本批次没有对应的栏目', en: 'This call does not ask for it' },
  'no-such-option': { zh: '原选项在本批次中没有', en: 'This call has no such choice' },
  'other-year': { zh: '不在本批次要求的年份内', en: 'Its year is not asked for now' },
  'parts-of-table': {
    zh: '表格中的成员、附件或部分列、行没有沿用',
    en: 'Members, documents, or columns and rows that differ stayed behind',
  },
}
