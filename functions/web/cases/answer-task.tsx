import { z } from 'zod'
import { LeftPanel } from './left-members.tsx'
import { stepUpOf } from '../../../domain/approval.ts'
import { StepUpNote } from '../sign-in/step-up.tsx'
import { askedOf } from '../../../domain/case-form.ts'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import { chooseExperts } from '../../../domain/panel.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { TaskAnswer, type TaskKind, taskKinds } from '../../../domain/task-answer.ts'
import { taskWords } from '../../../domain/task-words.ts'
import { homeZone, type Zone } from '../../../domain/zone-time.ts'
import { answer } from '../../commands/tasks.ts'
import { expertsFor } from '../../panel.ts'
import { levelTitle } from '../case-view/case-view.ts'
import { nothingTyped, type Web } from '../context.ts'
import { asking, formPage, type Here, openChecked, param, type Site, show, viewHere } from '../page.tsx'
import { standingOf } from '../ranking/ranking-view.ts'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, Kept } from '../ui/form.tsx'
import { Due } from '../ui/parts.tsx'
import { filesOf } from '../ui/document-field.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'
import { Fields } from './answer-fields.tsx'
import { checkDraft, isOfficeDraft, requireMarksFit, saveCheck } from './formal-check-draft.ts'
import { answerFrom } from './answer-from-form.ts'
import { labelsOf } from './answer-labels.ts'
import { Given } from './given.tsx'
import type { OpenTask } from './answer-parts.tsx'
import { OfficerPanels } from './officer-panels.tsx'
import { comparisonOf } from '../case-view/comparison-view.ts'
import { ComparisonPart } from './comparison.tsx'
import { Extended } from './more-time.tsx'
import { MemberTable } from './member-table.tsx'
import { ChangePanel } from './change-panel.tsx'
import { showDeclaration } from '../reviews/declare.tsx'
import { saveByButton } from '../reviews/sheet-autosave.ts'
import { OwnSheet } from '../reviews/own-sheet.tsx'
import { SheetPage } from '../reviews/sheet-page.tsx'
import { leftFor } from './section-form.tsx'
import { openOrAside, StepAside } from './step-aside.tsx'
import { RectificationPanel } from './rectification.tsx'
import { TargetsPanel } from './report-targets.tsx'
import { StandingPanel } from './standing-panel.tsx'
import { withSheetProblems } from './typed-sheet.ts'
import { whereToFix } from './where-to-fix.ts'

/** One task: what is judged on the one side, the judgement on the other. */
export const answerPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/tasks/:task',
    async (c, typed) => {
      const found = await openOrAside(c, web, () => openTask(c, site))
      if ('declare' in found) return showDeclaration(c, web, found.declare, typed)
      if ('aside' in found) {
        const view = viewHere(c, web)
        const title = view.t('请回避', 'Please step aside')
        return show(c, view, title, <StepAside view={view} task={found.aside} typed={typed} />)
      }
      const { open } = found
      const { view: it, file, moment, task } = open
      const view = viewHere(c, web)
      const { t, say } = view
      if (task.kind === 'score' && task.state.is === 'open') {
        const draft = await web.world.store.reviews.draft(open.person.id, task.id)
        const left = leftFor(c.var.signedIn, web)
        const labels = labelsOf(view, open)
        return show(
          c,
          view,
          say(taskWords.score),
          <SheetPage
            view={view}
            open={open}
            draft={draft}
            typed={typed && withSheetProblems(typed, open)}
            labels={labels}
            left={left}
          />,
        )
      }
      const now = withSheetProblems(typed ?? (await checkDraft(web, open)) ?? nothingTyped, open)
      // Who decides reads what the others came to first, then the application.
      const decides = task.kind === 'approval'
      const level = task.level === undefined ? undefined : levelTitle(file, moment, task.level)
      return show(
        c,
        view,
        say(taskWords[task.kind]),
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>
            {say(taskWords[task.kind])}
            {level ? <small> · {say(level)}</small> : null}
          </h1>
          <p>
            {t('期限：', 'Due: ')}
            <Due view={view} at={task.due} since={task.overdueSince} />
          </p>
          <Extended view={view} task={task} />
          <LeftPanel view={view} it={it} />
          <ErrorSummary
            view={view}
            typed={now}
            labels={labelsOf(view, open)}
            where={(field) =>
              field.startsWith('answer')
                ? undefined
                : whereToFix(it.id, field, askedOf(file, moment), moment.scheme.rules)
            }
          />
          <p class="jump">
            <a href="#case">{t('先看申报内容', 'Read the case first')}</a>
          </p>
          {task.kind === 'formal-check' ? (
            <nav class="switch" aria-label={t('切换', 'Switch')}>
              <a href="#answer">{t('核对清单', 'Checklist')}</a>
              <a href="#case">{t('申报内容', 'The case')}</a>
            </nav>
          ) : null}
          <div class="side-by-side">
            <section class="judgement" id="answer" aria-label={t('办理', 'Answer')}>
              <StepUpNote
                view={view}
                minutes={stepUpOf(file, task, moment, c.var.assurance?.byDefault)}
                assurance={c.var.assurance}
              />
              {task.state.is === 'open' ? (
                <Form view={view} action={`/cases/${it.id}/tasks/${task.id}`}>
                  <input type="hidden" name="kind" value={task.kind} />
                  <Fields view={view} typed={now} open={open} />
                </Form>
              ) : (
                <>
                  <p class="empty">
                    {t('此事项已办结或不再需要办理。', 'This is done, or not needed any more.')}
                  </p>
                  {task.kind === 'score' ? (
                    <OwnSheet view={view} open={open} />
                  ) : (
                    <Given view={view} open={open} labels={labelsOf(view, open)} />
                  )}
                  <Kept view={view} typed={typed} labels={labelsOf(view, open)} />
                </>
              )}
            </section>
            <section id="case" aria-label={t('申报内容', 'The case')}>
              <ChangePanel view={view} it={it} scheme={moment.scheme} />
              {open.compared === undefined ? null : (
                <section id="comparison">
                  <h2>
                    {task.kind === 'correction'
                      ? t('您改动了什么', 'What you changed')
                      : t('补正前后对照', 'What the correction changed')}
                  </h2>
                  <ComparisonPart view={view} open={open} shown={open.compared.shown} />
                </section>
              )}
              <StandingPanel view={view} standing={open.standing} />
              <TargetsPanel view={view} form={askedOf(file, moment)} sections={it.sections} />
              {task.kind === 'rectification' ? null : (
                <RectificationPanel view={view} it={it} file={file} moment={moment} />
              )}
              {decides ? <OfficerPanels view={view} it={it} scheme={moment.scheme} /> : null}
              {askedOf(file, moment)
                .filter((section) => it.sections.some((candidate) => candidate.id === section.id))
                .map((section) => (
                  <details open id={`part-${section.id}`}>
                    <summary>{say(section.title)}</summary>
                    <AnswerList
                      view={view}
                      section={section}
                      answers={it.sections.find((candidate) => candidate.id === section.id)?.answers ?? {}}
                      files={filesOf(it)}
                      lastYear={it.lastYear}
                      members={it.members}
                    />
                  </details>
                ))}
              <h2 id="part-members">{t('成员单位', 'Members')}</h2>
              <MemberTable view={view} members={it.members} />
              {decides ? null : <OfficerPanels view={view} it={it} scheme={moment.scheme} />}
            </section>
          </div>
        </>,
      )
    },
    async (c, values) => {
      // The command asks the policy, after it has looked whether this very click was answered before: whoever
      // declined has nothing to see here any more, and may have clicked twice.
      const id = CaseId.safeParse(param(c, 'case'))
      const task = TaskId.safeParse(param(c, 'task'))
      const kind = z.enum(taskKinds).safeParse(first(values, 'kind'))
      if (!id.success || !task.success || !kind.success) throw notFound()
      if (kind.data === 'score' && first(values, 'go') === 'save') return saveByButton(site, c, values)
      if (isOfficeDraft(kind.data) && first(values, 'go') === 'save') return saveCheck(web, c, values)
      if (kind.data === 'formal-check') requireMarksFit(values)
      const zone = await zoneTypedIn(web, id.data, kind.data)
      const given = parsed(TaskAnswer, { kind: kind.data, answer: answerFrom(kind.data, values, zone) })
      await answer(web.world, asking(c, values), { case: id.data, task: task.data, answer: given })
      return ['confirmation', 'score', 'approval'].includes(kind.data)
        ? kind.data === 'score'
          ? '/reviews'
          : '/tasks'
        : `/cases/${id.data}`
    },
  )
}

/** Only where an answer has a time in it is the case read before the command reads it. */
const zoneTypedIn = async (web: Web, id: CaseId, kind: TaskKind): Promise<Zone> => {
  const file = kind.startsWith('defence-') ? await web.world.store.cases.load(id) : undefined
  return file ? (await web.world.schemes.load(file.head.scheme)).timeZone : homeZone
}

const openTask = async (c: Here, { web }: Site): Promise<OpenTask> => {
  const open = await openChecked(c, web)
  const id = TaskId.safeParse(param(c, 'task'))
  const task = open.file.tasks.find((candidate) => candidate.id === id.data)
  if (!task || !may(open.person, { to: 'answer', file: open.file, task })) throw notFound()
  const { file, moment } = open
  if (task.kind === 'correction' || (task.kind === 'formal-check' && file.head.corrections > 0))
    return { ...open, task, compared: { shown: await comparisonOf(web.world, open) } }
  if (task.kind === 'approval') return { ...open, task, standing: await standingOf(web.world, file, moment) }
  if (task.kind !== 'review-help') return { ...open, task }
  const experts = await expertsFor(web.world, file)
  return { ...open, task, free: chooseExperts(file, experts, experts.length, moment) }
}
