import { askedOf } from '../../../domain/case-form.ts'
import type { DraftSheet } from '../../../domain/draft-sheet.ts'
import { reviewRules } from '../../../domain/panel.ts'
import { tiesOf } from '../../../domain/scheme-words.ts'
import { ChangePanel } from '../cases/change-panel.tsx'
import { autosaveWords } from '../cases/autosave-words.ts'
import type { OpenTask } from '../cases/answer-parts.tsx'
import { OfficerPanels } from '../cases/officer-panels.tsx'
import { MemberTable } from '../cases/member-table.tsx'
import { Extended } from '../cases/more-time.tsx'
import { RectificationPanel } from '../cases/rectification.tsx'
import { TargetsPanel } from '../cases/report-targets.tsx'
import { SheetFields } from '../cases/sheet-fields.tsx'
import { filledIn, nothingTyped, type Typed, type View } from '../context.ts'
import { filesOf } from '../ui/document-field.tsx'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Due } from '../ui/parts.tsx'
import { AnswerList } from '../ui/scheme-field.tsx'
import { asideLabels, AsideForms, asidePlace, asideTyped, isAside } from './step-aside-forms.tsx'
import { DocumentRemarks, RemarkHere, RemarkIndex, remarkOnField, sheetForm } from './sheet-places.tsx'

type Props = {
  view: View
  open: OpenTask
  draft: DraftSheet | undefined
  typed: Typed | undefined
  labels: Readonly<Record<string, string>>
  /** For how many seconds the reader stays signed in. */
  left: number
}

/** What stands in a draft, by the names of the controls. */
export const controlsOf = (draft: DraftSheet | undefined): Record<string, string[]> =>
  Object.fromEntries(Object.entries(draft?.values ?? {}).map(([name, text]) => [`answer.${name}`, [text]]))

/**
 * The application on the one side, the sheet on the other: on a desk both keep their place, on a phone one switches.
 * Remarks are written beside what they are about. Everything is kept as it is typed.
 */
export const SheetPage = ({ view, open, draft, typed, labels, left }: Props) => {
  const { t, say } = view
  const { view: it, file, moment, task } = open
  const stored = controlsOf(draft)
  // A refused declaration is no sheet: what is drafted stands as it was saved.
  const aside = isAside(typed) ? typed : undefined
  const now = typed === undefined || aside ? filledIn(stored) : typed
  const path = `/cases/${it.id}/tasks/${task.id}`
  const form = askedOf(file, moment)
  const { panel } = reviewRules(file, moment)
  const placeSaid = (place: string): string =>
    labels[place] ?? labels[`answer.remarks.${place}`] ?? documentSaid(open, view, place) ?? place
  return (
    <>
      <p class="crumb">
        <a href="/reviews">{t('我的评审', 'My reviews')}</a> · <a href={`/cases/${it.id}`}>{it.title}</a>
      </p>
      <h1>{t('专家评审', 'Expert review')}</h1>
      <p>
        {t('期限：', 'Due: ')}
        <Due view={view} at={task.due} since={task.overdueSince} />
      </p>
      <Extended view={view} task={task} />
      {aside ? (
        <ErrorSummary
          view={view}
          typed={asideTyped(aside)}
          labels={asideLabels(view)}
          where={(field) => asidePlace(aside, field)}
        />
      ) : (
        <ErrorSummary view={view} typed={now} labels={labels} />
      )}
      <nav class="switch sides" aria-label={t('申报材料与评分表', 'Application and sheet')}>
        <a href="#case">{t('申报材料', 'Application')}</a>
        <a href="#sheet">{t('评分表', 'Sheet')}</a>
      </nav>
      <div class="desk" data-desk="">
        <section id="case" class="read" aria-label={t('申报材料', 'Application')} tabindex={-1}>
          <ChangePanel view={view} it={it} scheme={moment.scheme} />
          <TargetsPanel view={view} form={form} sections={it.sections} />
          <RectificationPanel view={view} it={it} file={file} moment={moment} />
          {form
            .filter((section) => it.sections.some((candidate) => candidate.id === section.id))
            .map((section) => (
              <details open>
                <summary>{say(section.title)}</summary>
                <RemarkHere view={view} typed={now} name={section.id} label={say(section.title)} />
                <AnswerList
                  view={view}
                  section={section}
                  answers={it.sections.find((candidate) => candidate.id === section.id)?.answers ?? {}}
                  files={filesOf(it)}
                  lastYear={it.lastYear}
                  members={it.members}
                  beside={remarkOnField(view, now, section)}
                />
              </details>
            ))}
          <DocumentRemarks view={view} typed={now} it={it} />
          <h2>{t('成员单位', 'Members')}</h2>
          <MemberTable view={view} members={it.members} />
          <OfficerPanels view={view} it={it} scheme={moment.scheme} />
        </section>
        <section id="sheet" class="judgement" aria-label={t('评分表', 'Sheet')} tabindex={-1}>
          <Form
            view={view}
            action={path}
            id={sheetForm}
            autosave={{
              'data-autosave': `${path}/draft`,
              'data-section': 'answer',
              'data-person': view.person?.id,
              'data-revision': `${draft?.revision ?? 0}`,
              'data-fields': '',
              // No sign of life tells of another window or device: coming back to the page asks.
              'data-alone': '',
              'data-left': `${left}`,
              'data-title': it.title,
              'data-words': JSON.stringify(sheetWords(view)),
            }}
          >
            <input type="hidden" name="kind" value="score" />
            <input type="hidden" name="bases" value={JSON.stringify(stored)} />
            <SheetFields view={view} typed={now} open={open} />
            <RemarkIndex view={view} typed={now} labels={placeSaid} />
            <div class="actions">
              <Submit>{t('提交评分表', 'Hand the sheet in')}</Submit>
              <Submit name="go" value="save" class="quiet">
                {t('保存草稿', 'Save the draft')}
              </Submit>
            </div>
            <p class="hint">
              {panel.sheetsReopen
                ? t(
                    '提交后，其他专家评审期间可以取回修改。草稿只有您本人可见。',
                    'Once handed in, you can take it back while others still score. Nobody but you sees a draft.',
                  )
                : t(
                    '提交后不能修改。草稿只有您本人可见。',
                    'Once handed in, it is final. Nobody but you sees a draft.',
                  )}
            </p>
            <div class="saving" data-saving="idle" hidden>
              <output></output>
              <button type="submit" form="sign-in-again" hidden>
                {t('在新窗口重新登录', 'Sign in again in a new window')}
              </button>
            </div>
          </Form>
          <h2>{t('不能评审时', 'If you cannot review it')}</h2>
          <AsideForms view={view} typed={aside ?? nothingTyped} path={path} ties={tiesOf(panel)} />
        </section>
      </div>
      <SignInAgain view={view} />
      <script src="/assets/form-script.js" defer></script>
      <script src="/assets/sheet-script.js" defer></script>
    </>
  )
}

const documentSaid = ({ view: it }: OpenTask, view: View, place: string): string | undefined => {
  const document = (it.documents ?? []).find(({ id }) => place === `document:${id}`)
  return document && `${view.say(document.label)} ${document.name}`
}

/** The sheet is one person’s: whoever changed it meanwhile was the same person in another window. */
const sheetWords = (view: View): Readonly<Record<string, string>> => ({
  ...autosaveWords(view),
  changed: view.t('您在另一窗口或设备上改为：', 'You changed this in another window or device to:'),
  conflict: view.t(
    '有 {n} 处与您在另一窗口或设备上的填写不一致，请选择保留哪一个。',
    '{n} places differ from what you typed in another window or device: please choose which to keep.',
  ),
  tab: view.t(
    '这份评分表在另一个标签页中也开着，两边都会保存。',
    'This sheet is open in another tab too; both are saved.',
  ),
})

const SignInAgain = ({ view: { t } }: { view: View }) => (
  <>
    <form id="sign-in-again" method="post" action="/sign-in" target="_blank">
      <input type="hidden" name="back" value="/signed-in/again" />
    </form>
    <template data-conflict="">
      <fieldset class="conflict">
        <legend>
          <strong></strong> <span></span>
        </legend>
        <p class="prose theirs"></p>
        <p class="actions">
          <button type="button" class="quiet" value="mine">
            {t('保留我的', 'Keep mine')}
          </button>
          <button type="button" class="quiet" value="theirs">
            {t('采用另一份', 'Take the other')}
          </button>
        </p>
      </fieldset>
    </template>
  </>
)
