import { type Asked, askedBefore } from '../../../domain/declaration.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import { may } from '../../../domain/policy.ts'
import type { Task } from '../../../domain/task.ts'
import { momentFor } from '../../commands/run.ts'
import { declareNoTie } from '../../commands/reviews.ts'
import { nothingTyped, type Typed, type View, type Web } from '../context.ts'
import { asking, type Here, onPost, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Due, Facts, Narrow } from '../ui/parts.tsx'
import { memberRoleWords } from '../words/words.ts'
import { notFound } from '../../../domain/refusal.ts'
import { asideLabels, AsideForms, asidePlace, asideTyped } from './step-aside-forms.tsx'

/** A sheet that somebody is asked for and has declared nothing about yet. */
export type ToDeclare = { readonly file: CaseFile; readonly task: Task; readonly moment: Moment }

export const toDeclare = async (c: Here, { world }: Web): Promise<ToDeclare | undefined> => {
  const person = signedInPerson(c)
  const id = CaseId.safeParse(param(c, 'case'))
  const taskId = TaskId.safeParse(param(c, 'task'))
  const file = id.success ? await world.store.cases.load(id.data) : undefined
  const task = file?.tasks.find((candidate) => candidate.id === taskId.data)
  if (!file || !task || !may(person, { to: 'declare', file, task })) return undefined
  const moment = await momentFor(world, file.head.scheme, c.var.arrived)
  c.set('zone', moment.scheme.timeZone)
  return { file, task, moment }
}

/** Where an expert declares that no tie applies. The other answers go to the task itself. */
export const declarationRoute = (site: Site): void => {
  const { web } = site
  site.app.get('/cases/:case/tasks/:task/declaration', (c) =>
    c.redirect(`/cases/${param(c, 'case')}/tasks/${param(c, 'task')}`, 302),
  )
  onPost(site, '/cases/:case/tasks/:task/declaration', {
    act: async (c, values) => {
      const id = CaseId.safeParse(param(c, 'case'))
      const task = TaskId.safeParse(param(c, 'task'))
      if (!id.success || !task.success) throw notFound()
      const seen = first(values, 'seen')
      await declareNoTie(web.world, asking(c, values), {
        case: id.data,
        task: task.data,
        ...(seen === '' ? {} : { seen }),
      })
      return `/cases/${id.data}/tasks/${task.data}`
    },
    again: async (c, typed) => {
      const asked = await toDeclare(c, web)
      if (!asked) throw notFound()
      return showDeclaration(c, web, asked, typed)
    },
  })
}

export const showDeclaration = (c: Here, web: Web, asked: ToDeclare, typed: Typed | undefined) => {
  const view = viewHere(c, web)
  return show(
    c,
    view,
    view.t('利益关系声明', 'Declaration of interests'),
    <Declaration view={view} asked={asked} typed={typed ?? nothingTyped} />,
  )
}

/**
 * Before anything of an application is shown: who applies, as far as the programme lets it be known, and the ties that
 * it asks about. No tie is one click; a tie, or another reason not to review, is a tick and a click.
 */
const Declaration = ({
  view,
  asked: { file, task, moment },
  typed,
}: {
  view: View
  asked: ToDeclare
  typed: Typed
}) => {
  const { t, say } = view
  const asked = askedBefore(file, moment)
  const { ties, organisations, blind } = asked
  const path = `/cases/${file.head.id}/tasks/${task.id}`
  return (
    <Narrow
      under="/reviews"
      of={t('我的评审', 'My reviews')}
      title={t('利益关系声明', 'Declaration of interests')}
    >
      <ErrorSummary
        view={view}
        typed={asideTyped(typed)}
        labels={asideLabels(view)}
        where={(field) => asidePlace(typed, field)}
      />
      <p>
        {t(
          '请先声明，再打开申报材料。声明之前，任何途径都看不到申报内容。',
          'Please declare first; the application opens after that. Until then nothing of it is shown to you anywhere.',
        )}
      </p>
      <Facts
        facts={[
          [t('计划', 'Programme'), say(moment.scheme.title)],
          [t('批次', 'Call'), say(file.head.batchTitle)],
          [t('联合体', 'Consortium'), asked.title],
          [t('期限', 'Due'), <Due view={view} at={task.due} since={task.overdueSince} />],
        ]}
      />
      {blind === 'double' ? (
        <p class="note">
          {t(
            '本评审为双盲，不显示申报单位。已登记的利益关系由系统事先排除；请就您所知的一般情况作答：您及您的单位是否参与本批次的任何申报，或与您知道的申报单位、申报人员存在下列关系。评审中认出申报单位的，仍可随时回避。',
            'This review is double blind: applicants are not named, and interests on record were excluded beforehand. Please answer in general: do you or your organisation take part in any application of this call, or does one of these ties bind you to anybody whom you know to apply? Should you recognise an applicant while you read, you can still step aside.',
          )}
        </p>
      ) : (
        <Applicants view={view} organisations={organisations} />
      )}
      <section>
        <h2>{t('下列情形是否存在？', 'Does one of these apply?')}</h2>
        <ul>
          {ties.map(({ title }) => (
            <li>{say(title)}</li>
          ))}
        </ul>
        <Form view={view} action={`${path}/declaration`} class="plain">
          <input type="hidden" name="seen" value={asked.seen} />
          <Submit>{t('均不存在，打开申报材料', 'None applies: open the application')}</Submit>
          <p class="hint">
            {t('该声明连同时间记入本案记录。', 'The declaration is put on record with its time.')}
          </p>
        </Form>
      </section>
      <AsideForms view={view} typed={typed} path={path} ties={ties} />
    </Narrow>
  )
}

const Applicants = ({ view, organisations }: { view: View; organisations: Asked['organisations'] }) => {
  const { t, say } = view
  return (
    <section>
      <h2>
        {t('申报单位', 'Applicants')} <small>{organisations.length}</small>
      </h2>
      <ul class="plain">
        {organisations.map(({ name, role }) => (
          <li>
            {name} <small>{say(memberRoleWords[role])}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
