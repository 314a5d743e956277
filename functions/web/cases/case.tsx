import { NextTask, nextOfOffice } from './next-task.tsx'
import { mayPut, ruleAt } from '../../../domain/document-place.ts'
import { taskWords } from '../../../domain/task-words.ts'
import { openChecked, type Site, show, viewHere } from '../page.tsx'
import { programmePath } from '../programmes/published.ts'
import { Due } from '../ui/parts.tsx'
import { may } from '../../../domain/policy.ts'
import { DeskPanel } from './desk-panel.tsx'
import { LeaveLinks, LeftPanel } from './left-members.tsx'
import { FeedbackPanel } from './feedback-panel.tsx'
import { RaisedPanel } from './objection-statement.tsx'
import { AppealPanel } from './appeal.tsx'
import { OfficerPanels } from './officer-panels.tsx'
import { SectionList } from './section-list.tsx'
import { sectionPeople } from './section-people.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { DuesPanel } from './dues-panel.tsx'
import { MemberTable } from './member-table.tsx'
import { PartsPanel } from './parts-panel.tsx'
import { PaperLinks } from './paper-links.tsx'
import { ChangePanel, mayTakeBack, PartiesThen } from './change-panel.tsx'
import { RectificationPanel } from './rectification.tsx'
import { TargetsPanel } from './report-targets.tsx'
import { MoreTime } from './more-time.tsx'
import { SubmissionPanel } from './submission-panel.tsx'
import { StoryPanel } from './story-panel.tsx'
import { SupportPanel } from './support-panel.tsx'
import { Where } from './where.tsx'
import { askedOf } from '../../../domain/case-form.ts'

/** The page of a case: where it is, whose turn, by when; then what the reader can do and see. */
export const casePage = ({ app, web }: Site): void => {
  app.get('/cases/:case', async (c) => {
    const { person, view: it, file, moment } = await openChecked(c, web)
    const notes = may(person, { to: 'see-notes', file })
      ? await web.world.store.notes.of(file.head.id)
      : undefined
    const people = await sectionPeople(web, person, file, it)
    const view = viewHere(c, web)
    const { t, say } = view
    const mine = it.tasks.filter((task) => task.mine)
    const form = askedOf(file, moment)
    const next =
      view.done && mine.length === 0
        ? await nextOfOffice(web, person, file.head.scheme, file.head.id)
        : undefined
    return show(
      c,
      view,
      it.title,
      <>
        <NextTask view={view} task={next} />
        <p class="crumb">
          <a href={programmePath(moment.scheme.ref)}>{say(moment.scheme.title)}</a> · {say(it.batchTitle)}
        </p>
        <h1>{it.title}</h1>
        <Where view={view} it={it} />
        <SubmissionPanel view={view} it={it} file={file} moment={moment} />
        <LeftPanel view={view} it={it} />
        <MoreTime view={view} it={it} file={file} />
        {mine.length === 0 ? null : (
          <section class="your-turn" aria-labelledby="your-turn">
            <h2 id="your-turn">{t('请您办理', 'Your turn')}</h2>
            <ul>
              {mine.map((task) => (
                <li>
                  <a
                    class="button"
                    href={
                      task.kind === 'report' ? `/cases/${it.id}/report` : `/cases/${it.id}/tasks/${task.id}`
                    }
                  >
                    {say(taskWords[task.kind])}
                  </a>{' '}
                  <Due view={view} at={task.due} since={task.overdueSince} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <DeskPanel view={view} person={person} file={file} notes={notes} works={it.overdue} />
        <AppealPanel view={view} it={it} />
        <RaisedPanel view={view} it={it} />
        <FeedbackPanel view={view} it={it} />
        <ChangePanel
          view={view}
          it={it}
          scheme={moment.scheme}
          takes={
            mayPut(person, file, { place: 'change' }, moment)
              ? ruleAt(file, { place: 'change' }, moment)
              : undefined
          }
        />
        {it.sections.length === 0 ? null : (
          <section>
            <h2>{it.kind === 'application' ? t('申报书', 'Application') : t('年度报告', 'Annual report')}</h2>
            <SectionList view={view} it={it} form={form} people={people} />
          </section>
        )}
        <TargetsPanel view={view} form={form} sections={it.sections} />
        <RectificationPanel view={view} it={it} file={file} moment={moment} />
        <section>
          <h2>
            {t('成员单位', 'Members')} <small>{it.members.length}</small>
          </h2>
          <PartiesThen view={view} it={it} />
          <MemberTable view={view} members={it.members} />
          <LeaveLinks view={view} it={it} />
          {it.membersWritable ? (
            <p>
              <a class="button quiet" href={`/cases/${it.id}/members`}>
                {t('添加或移除成员', 'Add or take out members')}
              </a>
            </p>
          ) : null}
        </section>
        <PaperLinks view={view} it={it} />
        <DocumentsPanel view={view} it={it} />
        <PartsPanel view={view} it={it} scheme={moment.scheme} />
        <DuesPanel view={view} it={it} />
        <OfficerPanels view={view} it={it} scheme={moment.scheme} />
        <SupportPanel view={view} it={it} scheme={moment.scheme} />
        {mayTakeBack(it) ? (
          <p class="actions">
            <a class="button quiet" href={`/cases/${it.id}/taking-back`}>
              {t('撤回变更申请', 'Take the request back')}
            </a>
          </p>
        ) : null}
        <StoryPanel view={view} it={it} />
        {it.hats.some((hat) => ['officer', 'auditor'].includes(hat)) ? (
          <p>
            <a href={`/cases/${it.id}/trail`}>{t('完整记录', 'Complete trail')}</a>
            {' · '}
            <a href={`/cases/${it.id}/messages`}>{t('已发通知', 'Messages sent')}</a>
          </p>
        ) : null}
      </>,
    )
  })
}
