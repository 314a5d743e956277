import { Conclusion, Proposed, Vote } from '../../../domain/panel-meeting.ts'
import { readNumber } from '../../../domain/read-number.ts'
import { ItemRecord, NewConclusion } from '../../commands/meetings.ts'
import { filledIn, type Typed, type View } from '../context.ts'
import { first, parsed } from '../typed-form.ts'
import { AreaField, ChoiceField, Form, Submit, TextField } from '../ui/form.tsx'
import { conclusionWords, voteWords } from './meeting-words.ts'
import type { OpenItem } from './open-meeting.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** Hands only where one of them was typed; what is no number stays as typed, for the door to name. */
const recordIn = (values: Values): Record<string, unknown> => {
  const typed = (vote: string) => first(values, `hands.${vote}`).trim()
  const number = (vote: string) => (typed(vote) === '' ? 0 : (readNumber(typed(vote)) ?? typed(vote)))
  const counted = Vote.options.some((vote) => typed(vote) !== '')
  const was = values.noteWas === undefined ? {} : { noteWas: lines(first(values, 'noteWas')) }
  return {
    note: lines(first(values, 'note')),
    ...was,
    ...(counted
      ? { hands: { for: number('for'), against: number('against'), abstain: number('abstain') } }
      : // Hands that stood on the page, and were taken out of it.
        first(values, 'counted') === ''
        ? {}
        : { hands: null }),
  }
}

/** A browser sends a line's end in two characters. */
const lines = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** What is recorded, with what is written of a conclusion so far. */
export const recordFrom = (values: Values): ItemRecord => {
  const [is, words] = [first(values, 'is'), lines(first(values, 'words'))]
  return {
    ...parsed(ItemRecord, recordIn(values)),
    proposed: parsed(Proposed, { ...(is === '' ? {} : { is }), ...(words === '' ? {} : { words }) }),
  }
}

/** A conclusion, with everything else that stands on the page. */
export const conclusionFrom = (values: Values): NewConclusion =>
  parsed(NewConclusion, {
    is: first(values, 'is'),
    words: lines(first(values, 'words')),
    ...recordIn(values),
  })

type Props = { view: View; open: OpenItem; typed: Typed | undefined }

/** Before its turn a case is begun, or put off; after that one form has all that the minutes will say of it. */
export const Secretary = ({ view, open, typed }: Props) => {
  const { t } = view
  const { meeting, item } = open
  if (meeting.state.is === 'closed' || item.conclusion) return null
  const path = `/meetings/${meeting.id}/cases/${item.case}`
  if (item.voting) return <Minutes view={view} open={open} typed={typed} />
  return (
    <>
      <Form view={view} action={path} class="plain">
        <input type="hidden" name="act" value="open" />
        <Submit>
          {t('开始本案，核对回避并开放表决', 'Begin this case: ask who is bound to leave, open the vote')}
        </Submit>
      </Form>
      <details open={typed !== undefined}>
        <summary>{t('本次不审议，暂缓', 'Not heard this time: defer it')}</summary>
        <Form view={view} action={path}>
          <input type="hidden" name="is" value="deferred" />
          <AreaField
            view={view}
            typed={typed ?? filledIn({})}
            name="words"
            label={t('结论说明', 'Conclusion in words')}
            rows={2}
          />
          <Submit name="act" value="conclude">
            {t('暂缓', 'Defer')}
          </Submit>
        </Form>
      </details>
    </>
  )
}

const Minutes = ({ view, open, typed }: Props) => {
  const { t, say } = view
  const { meeting, item } = open
  const { hands, note = '', proposed } = item
  const now =
    typed ??
    filledIn({
      note: [note],
      ...(hands ? Object.fromEntries(Vote.options.map((vote) => [`hands.${vote}`, [`${hands[vote]}`]])) : {}),
      ...(proposed?.is === undefined ? {} : { is: [proposed.is] }),
      ...(proposed?.words === undefined ? {} : { words: [proposed.words] }),
    })
  return (
    <Form view={view} action={`/meetings/${meeting.id}/cases/${item.case}`}>
      <input type="hidden" name="counted" value={hands ? '1' : ''} />
      <textarea hidden name="noteWas">
        {note}
      </textarea>
      <fieldset class="hands">
        <legend>{t('举手表决', 'Hands')}</legend>
        <p class="hint">{t('留空则以手机表决为准。', 'Left empty, what was voted by phone counts.')}</p>
        {Vote.options.map((vote) => (
          <TextField
            view={view}
            typed={now}
            name={`hands.${vote}`}
            label={say(voteWords[vote])}
            short
            inputmode="numeric"
          />
        ))}
      </fieldset>
      <AreaField
        view={view}
        typed={now}
        name="note"
        label={t('讨论记录', 'What was said')}
        required={false}
      />
      <OtherNote view={view} typed={now} note={note} />
      <p>
        <Submit name="act" value="record" class="quiet">
          {t('记录', 'Record')}
        </Submit>
      </p>
      <ChoiceField
        view={view}
        typed={now}
        name="is"
        label={t('结论', 'Conclusion')}
        options={Conclusion.options.map((value) => ({ value, label: say(conclusionWords[value]) }))}
      />
      <AreaField view={view} typed={now} name="words" label={t('结论说明', 'Conclusion in words')} rows={2} />
      <Submit name="act" value="conclude">
        {t('形成结论', 'Conclude')}
      </Submit>
      <p class="hint">
        {t(
          '本页填写的内容一并记入纪要；形成结论后不能更改。',
          'All that stands on this page goes into the minutes; a conclusion is final.',
        )}
      </p>
    </Form>
  )
}

/** What somebody else noted meanwhile, beside one's own words. */
const OtherNote = ({ view: { t }, typed, note }: { view: View; typed: Typed; note: string }) =>
  note === '' || lines(first(typed.values, 'note')) === note ? null : (
    <div class="note">
      <p>
        <strong>{t('目前的记录：', 'The note as it is recorded now:')}</strong>
      </p>
      <p class="prose">{note}</p>
    </div>
  )
