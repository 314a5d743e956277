import type { Context } from 'hono'
import { isSureEnough, type Assurance } from '../../../domain/step-up.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import type { RequestValues, View } from '../context.ts'
import { show } from '../page.tsx'
import { refusals } from '../words/refusal-words.ts'
import { Submit } from '../ui/form.tsx'

/** Sends whoever is not sure enough to the issuer; what the form held goes along and is given back afterwards. */
export const stepUpPage = (c: Context<RequestValues>, view: View, refusal: Refusal) => {
  const { t, say } = view
  const { form } = c.var
  return show(
    c,
    view,
    t('二次验证', 'Second factor'),
    <div class="narrow">
      <h1>{t('请先完成二次验证', 'One more factor, please')}</h1>
      <p>{say(refusals['step-up-needed'].words(refusal.facts))}</p>
      {form === undefined ? null : (
        <p>
          {t(
            '您填写的内容不会丢失：验证后回到这张表，核对后再提交。',
            'Nothing you typed is lost: you come back to this form, filled in, and send it then.',
          )}
        </p>
      )}
      <StepUpForm view={view} minutes={Number(refusal.facts.minutes)} form={form} action={c.req.path} />
    </div>,
  )
}

type Props = {
  view: View
  minutes: number
  form?: Record<string, string[]> | undefined
  action?: string
}

const StepUpForm = ({ view, minutes, form, action }: Props) => (
  <form method="post" action="/sign-in">
    <input type="hidden" name="back" value={view.path} />
    <input type="hidden" name="stepUp" value={String(minutes)} />
    {form === undefined ? null : (
      <textarea hidden name="kept">
        {JSON.stringify({ action, values: form })}
      </textarea>
    )}
    <Submit>{view.t('去验证', 'Verify now')}</Submit>
  </form>
)

/** Over a form whose decision will ask for it: said before anything is typed, and done at once by who likes. */
export const StepUpNote = ({
  view,
  minutes,
  assurance,
}: {
  view: View
  minutes: number | undefined
  assurance: Assurance | undefined
}) =>
  minutes === undefined || (assurance && isSureEnough(assurance, minutes)) ? null : (
    <aside class="note step-up">
      <p>
        {view.t(
          `此处的决定需要二次验证（${minutes} 分钟内有效）。现在验证，或提交时再验证，已填内容不会丢失。`,
          `Decisions here need a second factor, at most ${minutes} minutes ago. Verify now, or when you send: nothing you type is lost.`,
        )}
      </p>
      <StepUpForm view={view} minutes={minutes} />
    </aside>
  )

/** In place of the button that would take a decision: first the second factor, then back to this form, filled in. */
export const StepUpAgain = ({
  view,
  minutes,
  action,
  form,
}: {
  view: View
  minutes: number
  action: string
  form: Record<string, string[]>
}) => (
  <aside class="note step-up">
    <p>
      {view.t(
        `这些决定需要二次验证（${minutes} 分钟内有效）。验证后回到本页，再确认。`,
        `These decisions need a second factor, at most ${minutes} minutes ago. You come back to this page, and confirm it then.`,
      )}
    </p>
    <StepUpForm view={view} minutes={minutes} form={form} action={action} />
  </aside>
)
