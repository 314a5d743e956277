import type { PersonId } from '../../../domain/ids.ts'
import { draftProblems } from '../../../domain/scheme-draft.ts'
import { pageAt } from '../../../domain/scheme-leaves.ts'
import { MoveDraft, moveDraft } from '../../commands/scheme-drafts.ts'
import { administrator } from '../administration/administration.tsx'
import { Mistakes } from './marks.tsx'
import { placeName, saidOf } from './fields.tsx'
import { type Draft, draftHere, draftPath } from './draft-here.ts'
import { NextStep } from './next-step.tsx'
import { draftEventWords, draftFromWords, draftStateWords } from './draft-words.ts'
import { nothingTyped, type Typed, type View, type Web } from '../context.ts'
import { asking, formPage, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Facts, Moment, Table, Tag } from '../ui/parts.tsx'

/** A draft: what it is, what is left to do, its parts, and the way to being in force. */
export const schemeDraftPages = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/administration/schemes/:draft',
    async (c, typed) => {
      const person = administrator(c)
      const open = await draftHere(c, web)
      const view = viewHere(c, web)
      const title = view.say(open.document.title)
      const names = await namesOf(web, open)
      const wrote = open.draft.authors.includes(person.id)
      return show(
        c,
        view,
        title,
        <DraftPage view={view} open={open} names={names} wrote={wrote} typed={typed ?? nothingTyped} />,
      )
    },
    async (c, values) => {
      const { draft } = await draftHere(c, web)
      const text = (name: string): string | undefined => first(values, name).trim() || undefined
      const move = parsed(MoveDraft, {
        do: first(values, 'do'),
        revision: Number(first(values, 'revision')),
        ...Object.fromEntries(
          ['why', 'remark'].flatMap((name) => (values[name] === undefined ? [] : [[name, text(name)]])),
        ),
      })
      await moveDraft(web.world, asking(c, values), draft.id, move)
      return draftPath(draft.id)
    },
  )
}

const namesOf = async (web: Web, { draft, events }: Draft): Promise<ReadonlyMap<string, string>> => {
  const ids = new Set<PersonId>(draft.authors)
  for (const { stamp } of events) if (stamp.by !== 'system') ids.add(stamp.by)
  return new Map((await web.world.store.people.loadMany([...ids])).map((one) => [one.id, one.name]))
}

type Props = {
  readonly view: View
  readonly open: Draft
  readonly names: ReadonlyMap<string, string>
  /** The reader wrote in it, and so cannot approve it. */
  readonly wrote: boolean
  readonly typed: Typed
}

const DraftPage = ({ view, open, names, wrote, typed }: Props) => {
  const { t, say } = view
  const { draft, document } = open
  const { state } = draft
  const writing = state.is === 'writing'
  return (
    <>
      <p class="crumb">
        <a href="/administration/schemes">{t('计划管理', 'Programmes')}</a>
      </p>
      <h1>{say(document.title)}</h1>
      <ErrorSummary
        view={view}
        typed={typed}
        labels={{ why: t('修改理由', 'Why it is changed'), remark: t('意见', 'Remark') }}
        where={(field) => (['why', 'remark'].includes(field) ? undefined : draftPath(draft.id, 'edit'))}
      />
      <Facts
        facts={[
          [
            t('状态', 'State'),
            <Tag tone={state.is === 'submitted' ? 'act' : 'busy'}>{say(draftStateWords[state.is])}</Tag>,
          ],
          state.is === 'submitted'
            ? [t('修改理由', 'Why'), <span class="prose">{state.why}</span>]
            : undefined,
          state.is === 'published' ? [t('版本', 'Version'), <code>{state.ref}</code>] : undefined,
          [
            t('起草自', 'Begun from'),
            <>
              {say(draftFromWords[draft.from])} <code>{draft.base}</code>
            </>,
          ],
          [t('起草人', 'Written by'), draft.authors.map((id) => names.get(id) ?? id).join(t('、', ', '))],
          [t('最后修改', 'Changed'), <Moment view={view} at={draft.changed} />],
        ]}
      />
      <nav class="actions" aria-label={t('看效果', 'See the effect')}>
        <See view={view} open={open} />
      </nav>
      <div class={draftProblems(document).length === 0 ? undefined : 'narrow'}>
        <Mistakes
          view={view}
          document={document}
          path=""
          link={(path) => draftPath(draft.id, 'edit', path)}
        />
      </div>
      {writing ? <Parts view={view} open={open} /> : null}
      {writing ? <ToConfirm view={view} open={open} /> : null}
      <NextStep view={view} open={open} wrote={wrote} typed={typed} />
      <History view={view} open={open} names={names} />
    </>
  )
}

type PartProps = { readonly view: View; readonly open: Draft }

/** What a change leads to, before anybody decides on it. */
const See = ({ view: { t }, open: { draft } }: PartProps) => (
  <>
    {(
      [
        ['compare', t('与现行版本对比', 'Compare with the version in force')],
        ['preview', t('预览公开页面', 'See the public page')],
        ['form', t('预览申报表', 'See the application form')],
        ['what-if', t('以往申报会怎样', 'What past applications would come to')],
      ] as const
    ).map(([page, label]) => (
      <a class="button quiet" href={draftPath(draft.id, page)}>
        {label}
      </a>
    ))}
    <a class="button quiet" href={draftPath(draft.id, 'document.json')}>
      JSON
    </a>
  </>
)

const Parts = ({ view, open: { draft, document } }: PartProps) => {
  const { t, say } = view
  const page = pageAt(document, '')
  return (
    <section>
      <h2>{t('内容', 'Parts')}</h2>
      <ul class="parts-below">
        <li>
          <div>
            <strong>
              <a href={draftPath(draft.id, 'edit')}>{t('基本信息', 'Basics')}</a>
            </strong>
            <p class="hint">
              {(page?.leaves ?? []).map(({ path }) => say(placeName(document, path))).join(t('、', ', '))}
            </p>
          </div>
        </li>
        {(page?.below ?? []).map(({ path, place }) => (
          <li>
            <div>
              <strong>
                {place.value === undefined ? (
                  say(placeName(document, path))
                ) : (
                  <a href={draftPath(draft.id, 'edit', path)}>{say(placeName(document, path))}</a>
                )}
              </strong>
              {say(saidOf(place.value)) === '' ? null : <p class="hint">{say(saidOf(place.value))}</p>}
            </div>
          </li>
        ))}
      </ul>
      <p class="hint">
        {t(
          '没有的部分可以在“基本信息”页添加。',
          'A part that is not there is added on the page of the basics.',
        )}
      </p>
    </section>
  )
}

/** Defaults whose source is not known: each is confirmed as it stands, or changed. */
const ToConfirm = ({ view, open: { draft, document } }: PartProps) => {
  const { t, say } = view
  return document.toConfirm.length === 0 ? null : (
    <section>
      <h2>{t('默认值，待确认', 'Defaults to confirm')}</h2>
      <p class="hint">
        {t(
          '来源未公开的取值。逐条核实：照此采用就确认，否则先修改。',
          'Values whose source is not public. Look into each: confirm it as it is, or change it first.',
        )}
      </p>
      <Table
        caption={t('默认值，待确认', 'Defaults to confirm')}
        heads={[t('位置', 'Where'), t('现为', 'As it is'), t('理由', 'Why'), t('办理', 'Do')]}
        rows={document.toConfirm.map((mark) => [
          <a href={draftPath(draft.id, 'edit', mark.path)}>{say(placeName(document, mark.path))}</a>,
          say(saidOf(valueAt(document, mark.path))),
          say(mark.why),
          <Form view={view} action={draftPath(draft.id, 'edit', mark.path)} class="inline">
            <input type="hidden" name="revision" value={`${draft.revision}`} />
            <input type="hidden" name="only" value="confirm" />
            <Submit name="do" value={`confirm:${mark.path}`} class="quiet">
              {t('确认', 'Confirm')}
              <span class="visually-hidden">{t('：', ': ') + say(placeName(document, mark.path))}</span>
            </Submit>
          </Form>,
        ])}
      />
    </section>
  )
}

const valueAt = (document: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (held, name) =>
        typeof held === 'object' && held !== null
          ? Object.entries(held).find(([own]) => own === name)?.[1]
          : undefined,
      document,
    )

const History = ({ view, open: { document, events }, names }: PartProps & Pick<Props, 'names'>) => {
  const { t, say } = view
  return (
    <section>
      <h2>{t('经过', 'History')}</h2>
      <Table
        caption={t('经过', 'History')}
        heads={[t('时间', 'When'), t('何人', 'Who'), t('事项', 'What')]}
        rows={events.toReversed().map((event) => [
          <Moment view={view} at={event.stamp.at} />,
          event.stamp.by === 'system'
            ? t('系统', 'the system')
            : (names.get(event.stamp.by) ?? event.stamp.by),
          <div>
            {say(draftEventWords[event.what])}
            {event.path === undefined ? '' : `${t('：', ': ')}${say(placeName(document, event.path))}`}
            {event.said === undefined ? null : <p class="prose">{event.said}</p>}
          </div>,
        ])}
      />
    </section>
  )
}
