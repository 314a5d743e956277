import type { Child } from 'hono/jsx'
import type { Answers, FormSection } from '../../../domain/form.ts'
import type { OrganisationId } from '../../../domain/ids.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { SectionName } from '../../../domain/save-section.ts'
import { saveAnswers, type SavedAnswers } from '../../commands/save-answers.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { SignedIn, Typed, View, Web } from '../context.ts'
import { asking, type Here, type Site } from '../page.tsx'
import { secondsLeft } from '../session.ts'
import { asTyped } from '../ui/scheme-field.tsx'
import { Form } from '../ui/form.tsx'
import { clockSaid, namesOf } from './autosave.ts'
import { autosaveWords } from './autosave-words.ts'
import { basesIn, changesIn, valueSaid } from './typed-section.ts'

type Props = {
  view: View
  it: Pick<CaseView, 'id' | 'status' | 'documents'>
  section: FormSection
  /** Whose own part it is; the consortium's own sections have none. */
  owner?: OrganisationId | undefined
  /** Where the form is sent; its script sends what is typed to `…/answers` below it. */
  action: string
  /** What is saved now, and how often it was. */
  answers: Answers
  revision: number
  typed: Typed | undefined
  labels: Readonly<Record<string, string>>
  /** For how long the reader stays signed in. */
  left: number
  children?: Child
}

/** For how many seconds whoever looks at the page stays signed in. */
export const leftFor = (signedIn: SignedIn | undefined, { settings }: Web): number =>
  signedIn ? secondsLeft(signedIn, settings) : 0

/**
 * A form that is saved while it is filled in: what stood in its controls when it was drawn goes along, so that what two
 * people change is merged field by field, by script and without. The script finds its words here, in one language.
 */
export const SectionForm = (props: Props) => {
  const { view, it, section, owner, action, answers, revision, typed, left, children } = props
  // What was refused as a whole is still to be saved over what the page was drawn from.
  const before = typed?.refused === undefined ? undefined : typed.values.bases?.[0]
  return (
    <>
      <Form
        view={view}
        action={action}
        autosave={{
          'data-autosave': `${action}/answers`,
          'data-case': it.id,
          'data-section': section.id,
          'data-owner': owner,
          'data-person': view.person?.id,
          'data-revision': `${revision}`,
          'data-status': it.status.is,
          'data-fields': section.fields.map(({ id }) => id).join(),
          'data-left': `${left}`,
          'data-title': view.say(section.title),
          'data-words': JSON.stringify(autosaveWords(view)),
        }}
      >
        <input
          type="hidden"
          name="bases"
          value={before ?? JSON.stringify(asTyped(section, answers).values)}
        />
        <p class="here" data-here="" aria-live="polite" hidden></p>
        <Conflicts {...props} />
        {children}
        <noscript>
          <p class="hint">
            <button class="quiet" name="switch" value={view.language === 'zh' ? 'en' : 'zh'}>
              {view.t('切换到 English（已填内容一并存好）', 'Go on in 中文 (what you typed is kept)')}
            </button>
          </p>
        </noscript>
        <div class="saving" data-saving="idle" hidden>
          <output></output>
          <button type="submit" form="sign-in-again" hidden>
            {view.t('在新窗口重新登录', 'Sign in again in a new window')}
          </button>
        </div>
      </Form>
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
              {view.t('保留我的', 'Keep mine')}
            </button>
            <button type="button" class="quiet" value="theirs">
              {view.t('采用对方的', 'Take the other')}
            </button>
          </p>
        </fieldset>
      </template>
      <script src="/assets/form-script.js" defer></script>
    </>
  )
}

/** Without script: which of two versions counts, one by one. What was typed stands in the fields below. */
const Conflicts = ({ view, it, section, answers, typed, labels }: Props) => {
  const disputed = (typed?.problems ?? []).filter(({ code }) => code === 'changed-by-another')
  if (disputed.length === 0) return null
  const stored = asTyped(section, answers).values
  return (
    <div class="conflicts">
      {disputed.map(({ field, facts }) => (
        <fieldset class="field conflict">
          <legend>
            {labels[field] ?? field}
            {view.t('：', ': ')}
            {view.t(`${facts?.by} 于 ${facts?.at} 改过`, `changed by ${facts?.by} at ${facts?.at}`)}
          </legend>
          {(
            [
              ['mine', view.t('保留我的', 'Keep mine'), typed?.values[field] ?? []],
              ['theirs', view.t('采用对方的', 'Take the other'), stored[field] ?? []],
            ] as const
          ).map(([value, label, version]) => (
            <label class="option">
              <input
                type="radio"
                name={`choose.${field.slice(section.id.length + 1)}`}
                value={value}
                checked={value === 'mine'}
              />
              <span>
                {label}
                <small class="prose">
                  {valueSaid(
                    view,
                    section,
                    field.slice(section.id.length + 1),
                    version.filter((one) => one !== ''),
                    it.documents ?? [],
                  )}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

/**
 * Saves what such a form was sent with. What could not be saved, or is not understood, is refused with the page again:
 * everything else is saved by then.
 */
export const saveTyped = async (
  { web }: Site,
  c: Here,
  view: View,
  values: Readonly<Record<string, string[]>>,
  {
    definition,
    ...name
  }: { readonly case: CaseView['id']; readonly definition: FormSection } & Pick<SectionName, 'owner'>,
  open?: Parameters<typeof saveAnswers>[3],
): Promise<SavedAnswers> => {
  const chosen = (path: string) => (values[`choose.${path}`]?.[0] === 'theirs' ? 'theirs' : undefined)
  const changes = changesIn(definition.id, values, basesIn(values), chosen)
  const input = { ...name, section: definition.id, changes, begins: true }
  const saved = await saveAnswers(web.world, asking(c, values), input, open)
  const names = await namesOf({ web }, saved.conflicts)
  const conflicts = saved.conflicts.map(({ path, theirs, by, at }) => ({
    field: `${definition.id}.${path}`,
    code: 'changed-by-another',
    facts: {
      by: names.get(String(by)) ?? '',
      at: at === undefined ? '' : clockSaid(view, at),
      theirs: valueSaid(view, definition, path, theirs, saved.files),
    },
  }))
  const problems = [...saved.refused, ...conflicts, ...saved.problems]
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  return saved
}
