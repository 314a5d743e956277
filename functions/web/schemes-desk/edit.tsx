import type { Scheme } from '../../../domain/scheme.ts'
import { above, type Page, pageAt } from '../../../domain/scheme-leaves.ts'
import { asText, isHeld, type Place, placeAt } from '../../../domain/scheme-shape.ts'
import { notFound } from '../../../domain/refusal.ts'
import { stale } from '../../commands/run.ts'
import { writeDraft } from '../../commands/scheme-drafts.ts'
import { type Draft, draftHere, draftPath } from './draft-here.ts'
import { Acts, Add, LeafField, PartsBelow, placeName, Sorts } from './fields.tsx'
import { ConfirmButtons, Defaults, Mistakes } from './marks.tsx'
import { asOpened, editsFrom, pageAfter } from './typed-part.ts'
import type { Typed, View } from '../context.ts'
import { asking, formPage, type Here, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { ErrorSummary, fieldId, Form, Submit } from '../ui/form.tsx'

const longestPath = 200
const pathHere = (c: Here): string => (c.req.query('path') ?? '').slice(0, longestPath)

/** One part of a draft a page, addressed by its place in the document. */
export const schemeEditPages = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/administration/schemes/:draft/edit',
    async (c, typed) => {
      const open = await draftHere(c, web)
      // What was typed into a draft that was submitted meanwhile is shown with the refusal, not lost.
      if (open.draft.state.is !== 'writing' && typed === undefined)
        return c.redirect(draftPath(open.draft.id), 302)
      const path = pathHere(c)
      const [place, page] = [placeAt(open.document, path), pageAt(open.document, path)]
      const view = viewHere(c, web)
      if (typed && !place)
        return show(c, view, view.say(open.draft.title), <Gone view={view} open={open} typed={typed} />)
      if (!place || !page) throw notFound()
      const title = view.say(placeName(open.document, path))
      return show(
        c,
        view,
        title,
        <EditPage view={view} open={open} path={path} place={place} page={page} typed={typed} />,
      )
    },
    async (c, values) => {
      const { draft, document } = await draftHere(c, web)
      const path = pathHere(c)
      if (!pageAt(document, path))
        throw Number(first(values, 'revision')) < draft.revision ? stale() : notFound()
      const edits = editsFrom(document, path, values)
      if (edits.length > 0) {
        const revision = Number(first(values, 'revision'))
        await writeDraft(web.world, asking(c, values), draft.id, { revision, edits })
      }
      return draftPath(draft.id, 'edit', pageAfter(document, path, values))
    },
  )
}

type Props = {
  readonly view: View
  readonly open: Draft
  readonly path: string
  readonly place: Place
  readonly page: Page
  readonly typed: Typed | undefined
}

const EditPage = ({ view, open: { draft, document }, path, place, page, typed }: Props) => {
  const { t, say } = view
  const now = typed ?? asOpened(document, path)
  const link = (at: string): string => draftPath(draft.id, 'edit', at)
  const onPage = new Map(
    page.leaves.flatMap((leaf) =>
      (leaf.part.is === 'words' ? [`${leaf.path}.zh`, `${leaf.path}.en`] : [leaf.path]).map((name) => [
        name,
        leaf,
      ]),
    ),
  )
  const labels = Object.fromEntries(
    [...onPage].map(([name, leaf]) => [name, say(placeName(document, leaf.path))]),
  )
  const isListPage = place.part.is === 'list'
  return (
    <div class="narrow">
      <p class="crumb">
        <a href={draftPath(draft.id)}>{say(draft.title)}</a>
        {above(path).map((at) => (
          <>
            {' › '}
            <a href={link(at)}>{say(placeName(document, at))}</a>
          </>
        ))}
      </p>
      <h1>{say(placeName(document, path))}</h1>
      <ErrorSummary
        view={view}
        typed={now}
        labels={labels}
        where={(field) => (onPage.has(field) ? `#${fieldId(field)}` : undefined)}
      />
      {typed?.refused === undefined ? null : (
        <SavedNow view={view} typed={typed} saved={asOpened(document, path)} labels={labels} />
      )}
      <Defaults view={view} document={document} path={path} />
      <Mistakes view={view} document={document} path={path} link={link} />
      <Form view={view} action={link(path)} class="programme-part">
        <input type="hidden" name="revision" value={`${draft.revision}`} />
        {page.leaves.length === 0 ? null : (
          <p>
            {/* The first button is what the enter key presses. */}
            <Submit name="do" value="save">
              {t('保存', 'Save')}
            </Submit>
          </p>
        )}
        {place.part.is === 'sorts' ? (
          <p class="add">
            <Sorts
              view={view}
              path={path}
              part={place.part}
              chosen={isHeld(place.value) ? asText(place.value[place.part.by]) : ''}
            />{' '}
            <Submit name="do" value={`become:${path}`} class="quiet">
              {t('改为此种类', 'Change to this kind')}
            </Submit>
          </p>
        ) : null}
        {isListPage && page.leaves.length > 0 ? (
          <Entries view={view} document={document} path={path} page={page} typed={now} />
        ) : (
          <>
            {page.leaves.map((leaf) => (
              <LeafField view={view} typed={now} document={document} leaf={leaf} page={path} />
            ))}
            <PartsBelow view={view} document={document} below={page.below} link={link} ordered={isListPage} />
          </>
        )}
        {isListPage ? (
          <p>
            <Add view={view} path={path} place={place} />
          </p>
        ) : null}
        <p class="actions">
          {page.leaves.length === 0 ? null : (
            <Submit name="do" value="save">
              {t('保存', 'Save')}
            </Submit>
          )}
          {place.required || path === '' || isListPage ? null : (
            <Submit name="do" value={`remove:${path}`} class="quiet">
              {t('删除此项', 'Remove this')}
            </Submit>
          )}
        </p>
        <ConfirmButtons view={view} document={document} path={path} />
      </Form>
    </div>
  )
}

/** The part was taken away meanwhile: what was typed for it can still be copied. */
const Gone = ({ view, open, typed }: { view: View; open: Draft; typed: Typed }) => (
  <div class="narrow">
    <h1>{view.say(open.draft.title)}</h1>
    <ErrorSummary view={view} typed={typed} />
    <p>{view.t('这部分已被他人删除。您输入的内容：', 'Somebody removed this part. What you typed:')}</p>
    <ul>
      {Object.entries(typed.values)
        .filter(([name]) => !['csrf', 'do', 'revision'].includes(name))
        .map(([name, values]) => (
          <li>
            <code>{name}</code> {values.join(view.t('、', ', '))}
          </li>
        ))}
    </ul>
    <p>
      <a href={draftPath(open.draft.id)}>{view.t('回到草案', 'Back to the draft')}</a>
    </p>
  </div>
)

type SavedProps = Pick<Props, 'view'> & {
  readonly typed: Typed
  readonly saved: Typed
  readonly labels: Readonly<Record<string, string>>
}
/** What stands in the draft where something else was typed: the next save is made on top of it, knowingly. */
const SavedNow = ({ view, typed, saved, labels }: SavedProps) => {
  const others = Object.entries(saved.values).filter(
    ([name, values]) => values.join('\n') !== (typed.values[name] ?? []).join('\n').replaceAll('\r\n', '\n'),
  )
  return others.length === 0 ? null : (
    <div class="remark">
      <p>{view.t('草案中现为：', 'In the draft it is now:')}</p>
      <ul>
        {others.map(([name, values]) => (
          <li>
            {labels[name] ?? name}
            {view.t('：', ': ')}
            {values.join(view.t('、', ', '))}
          </li>
        ))}
      </ul>
    </div>
  )
}

type EntriesProps = Pick<Props, 'view' | 'path' | 'page'> & {
  readonly document: Scheme
  readonly typed: Typed
}
/** The short entries of a list, each with its values and what can be done with it. */
const Entries = ({ view, document, path, page, typed }: EntriesProps) => (
  <>
    {page.below.map((one, index) => (
      <fieldset class="entry">
        <legend>{view.t(`第 ${index + 1} 项`, `No. ${index + 1}`)}</legend>
        {page.leaves
          .filter((leaf) => leaf.within === one.path)
          .map((leaf) => (
            <LeafField view={view} typed={typed} document={document} leaf={leaf} page={path} />
          ))}
        <Acts
          view={view}
          document={document}
          one={one}
          up={index > 0}
          down={index < page.below.length - 1}
          ordered
        />
      </fieldset>
    ))}
  </>
)
