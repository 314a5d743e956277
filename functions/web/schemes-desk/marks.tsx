import type { Scheme } from '../../../domain/scheme.ts'
import { draftProblems } from '../../../domain/scheme-draft.ts'
import { above } from '../../../domain/scheme-leaves.ts'
import { placeAt } from '../../../domain/scheme-shape.ts'
import { placeName } from './fields.tsx'
import type { View } from '../context.ts'
import { Submit } from '../ui/form.tsx'

/** Defaults that this page shows, or that it is a part of. */
const marksFor = (document: Scheme, path: string) =>
  document.toConfirm.filter(
    (one) =>
      path !== '' &&
      (one.path === path || path.startsWith(`${one.path}.`) || one.path.startsWith(`${path}.`)),
  )

export const Defaults = ({ view, document, path }: { view: View; document: Scheme; path: string }) => {
  const marks = marksFor(document, path)
  return marks.length === 0 ? null : (
    <div class="remark">
      <p>{view.t('默认值，待确认：', 'Defaults to confirm:')}</p>
      <ul>
        {marks.map((mark) => (
          <li>
            <strong>{view.say(placeName(document, mark.path))}</strong>
            {view.t('：', ': ')}
            {view.say(mark.why)}
          </li>
        ))}
      </ul>
    </div>
  )
}

export const ConfirmButtons = ({ view, document, path }: { view: View; document: Scheme; path: string }) => {
  const marks = marksFor(document, path)
  return marks.length === 0 ? null : (
    <p class="actions">
      {marks.map((mark) => (
        <Submit name="do" value={`confirm:${mark.path}`} class="quiet">
          {view.t('确认：', 'Confirm: ')}
          {view.say(placeName(document, mark.path))}
        </Submit>
      ))}
    </p>
  )
}

type MistakesProps = {
  readonly view: View
  readonly document: Scheme
  readonly path: string
  readonly link: (path: string) => string
}
/** What has to be put right here before the draft can be submitted. */
export const Mistakes = ({ view, document, path, link }: MistakesProps) => {
  const found = draftProblems(document).filter(
    (one) => path === '' || one.path === path || one.path.startsWith(`${path}.`),
  )
  return found.length === 0 ? null : (
    <div class="remark">
      <p>{view.t('提交之前还要改正：', 'To be put right before it is submitted:')}</p>
      <ul>
        {found.map((one) => (
          <li>
            <a href={link(nearest(document, one.path))}>{view.say(placeName(document, one.path))}</a>{' '}
            <code>{one.path}</code>
            {view.t('：', ': ')}
            {view.say(one.message)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The page on which a place is found: its own, or the nearest above it that is there. */
const nearest = (document: Scheme, path: string): string =>
  [path, ...above(path).toReversed()].find((at) => {
    const { part } = placeAt(document, at) ?? {}
    return part?.is === 'fields' || part?.is === 'sorts' || part?.is === 'list'
  }) ?? ''
