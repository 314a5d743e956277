import { z } from 'zod'
import { schemeCode, SchemeRef } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { SchemeDraft } from '../../../domain/scheme-draft.ts'
import { startDraft } from '../../commands/scheme-drafts.ts'
import { administrator } from '../administration/administration.tsx'
import { draftPath } from './draft-here.ts'
import { draftStateWords } from './draft-words.ts'
import { AdministrationHead } from '../administration/head.tsx'
import { nothingTyped, type Typed, type View } from '../context.ts'
import { asking, formPage, type Here, onPost, pageOf, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Day, Empty, More, Narrow, Table, Tag } from '../ui/parts.tsx'

/** The scheme desk: the programmes that run, those that ship, and the drafts of new versions. */
export const schemeDeskPages = (site: Site): void => {
  const { web } = site
  const draw = async (c: Here, typed: Typed | undefined) => {
    const person = administrator(c)
    const view = viewHere(c, web)
    const { t, say } = view
    const { schemes, store } = web.world
    const [running, offered, drafts] = await Promise.all([
      schemes.current(),
      schemes.offered(),
      store.drafts.list(pageOf(c, 50)),
    ])
    const mine = ({ ref }: Scheme): boolean => may(person, { to: 'manage-schemes', scheme: schemeCode(ref) })
    const own = drafts.items.filter((one) => may(person, { to: 'manage-schemes', scheme: one.code }))
    const others = may(person, { to: 'start-programmes' })
      ? offered.filter(({ ref }) => !running.some((one) => schemeCode(one.ref) === schemeCode(ref)))
      : []
    return show(
      c,
      view,
      t('计划管理', 'Programmes'),
      <>
        <AdministrationHead view={view} title={t('计划管理', 'Programmes')} />
        <ErrorSummary view={view} typed={typed ?? nothingTyped} />
        <h2>{t('草案', 'Drafts')}</h2>
        {own.length === 0 ? (
          <Empty>{t('没有正在起草的新版本。', 'No new version is being written.')}</Empty>
        ) : (
          <Drafts view={view} drafts={own} />
        )}
        <More view={view} path="/administration/schemes" next={drafts.next} />
        <h2>{t('在办的计划', 'Programmes that run here')}</h2>
        {running.filter(mine).length === 0 ? (
          <Empty>{t('还没有计划发布过申报通知。', 'No call of any programme was opened yet.')}</Empty>
        ) : (
          <Table
            caption={t('在办的计划', 'Programmes that run here')}
            heads={[t('计划', 'Programme'), t('现行版本', 'In force'), t('办理', 'Do')]}
            rows={running
              .filter(mine)
              .map((scheme) => [
                <a href={`/administration/schemes/of/${schemeCode(scheme.ref)}`}>{say(scheme.title)}</a>,
                <Version view={view} scheme={scheme} />,
                <StartFrom view={view} of={scheme} />,
              ])}
          />
        )}
        {others.length === 0 ? null : (
          <>
            <h2>{t('随系统提供的计划', 'Programmes that ship')}</h2>
            <p class="hint">
              {t(
                '尚未在此办理：可以直接发布申报通知，或先改成自己的版本。',
                'They do not run here yet: open a call of one as it is, or first make it your own.',
              )}
            </p>
            <Table
              caption={t('随系统提供的计划', 'Programmes that ship')}
              heads={[t('计划', 'Programme'), t('版本', 'Version'), t('办理', 'Do')]}
              rows={others.map((scheme) => [
                <a href={`/administration/schemes/of/${schemeCode(scheme.ref)}`}>{say(scheme.title)}</a>,
                <Version view={view} scheme={scheme} />,
                <StartFrom view={view} of={scheme} />,
              ])}
            />
          </>
        )}
        <p class="actions">
          <a class="button quiet" href="/administration/schemes/from-file">
            {t('从 JSON 文件起草', 'Start from a JSON file')}
          </a>
        </p>
      </>,
    )
  }
  formPage(site, '/administration/schemes', draw, async (c, values) => {
    administrator(c)
    const { ref } = parsed(z.object({ ref: SchemeRef }), { ref: first(values, 'ref') })
    const { draft } = await startDraft(web.world, asking(c, values), { ref })
    return draftPath(draft)
  })
  fromFile(site)
}

const Version = ({ view, scheme }: { view: View; scheme: Scheme }) => (
  <span>
    <code>{scheme.ref}</code>{' '}
    {scheme.toConfirm.length === 0 ? null : (
      <Tag tone="act">
        {view.t(
          `${scheme.toConfirm.length} 处默认值待确认`,
          `${scheme.toConfirm.length} defaults to confirm`,
        )}
      </Tag>
    )}
  </span>
)

const StartFrom = ({ view, of }: { view: View; of: Scheme }) => (
  <Form view={view} action="/administration/schemes" class="inline">
    <input type="hidden" name="ref" value={of.ref} />
    <Submit class="quiet">
      {view.t('起草新版本', 'Start a draft')}
      <span class="visually-hidden">{view.t('：', ': ') + view.say(of.title)}</span>
    </Submit>
  </Form>
)

const Drafts = ({ view, drafts }: { view: View; drafts: readonly SchemeDraft[] }) => (
  <Table
    caption={view.t('草案', 'Drafts')}
    heads={[
      view.t('计划', 'Programme'),
      view.t('起草自', 'From'),
      view.t('状态', 'State'),
      view.t('最后修改', 'Changed'),
    ]}
    rows={drafts.map((draft) => [
      <a href={draftPath(draft.id)}>{view.say(draft.title)}</a>,
      <code>{draft.base}</code>,
      <Tag tone={draft.state.is === 'submitted' ? 'act' : 'busy'}>
        {view.say(draftStateWords[draft.state.is])}
      </Tag>,
      <Day view={view} at={draft.changed} />,
    ])}
  />
)

/** A programme's text, pasted or as a file: what is wrong with it is said by its place in the file. */
const fromFile = (site: Site): void => {
  const { app, web } = site
  const path = '/administration/schemes/from-file'
  const draw = (c: Here, typed: Typed | undefined) => {
    administrator(c)
    const view = viewHere(c, web)
    const { t } = view
    const now = typed ?? nothingTyped
    const title = t('从 JSON 文件起草', 'Start from a JSON file')
    return show(
      c,
      view,
      title,
      <Narrow under="/administration/schemes" of={t('计划管理', 'Programmes')} title={title}>
        <ErrorSummary
          view={view}
          typed={now}
          labels={Object.fromEntries(
            now.problems.map(({ field }) => [field, field.startsWith('json.') ? field.slice(5) : '']),
          )}
          where={() => '#f-json'}
        />
        <p class="hint">
          {t(
            '粘贴计划的 JSON，或选择文件；选了文件时以文件为准。',
            'Paste the programme’s JSON or choose a file; a file that was chosen is the one that counts.',
          )}
        </p>
        <form method="post" action={path} enctype="multipart/form-data" novalidate data-guard="">
          <input type="hidden" name="csrf" value={view.csrf} />
          <input type="hidden" name="once" value={view.newKey()} />
          <div class="field">
            <label for="f-file">{t('文件', 'File')}</label>
            <input id="f-file" type="file" name="file" accept=".json,application/json" />
          </div>
          <AreaField view={view} typed={now} name="json" label="JSON" rows={16} />
          <Submit>{t('起草', 'Start the draft')}</Submit>
        </form>
      </Narrow>,
    )
  }
  app.get(path, (c) => draw(c, undefined))
  onPost(site, path, {
    act: async (c, values) => {
      administrator(c)
      const json = textOf(values)
      const { draft } = await startDraft(web.world, asking(c, values), { json })
      return draftPath(draft)
    },
    // What came as a file is kept as text, to be put right there.
    again: (c, typed) => draw(c, { ...typed, values: { ...typed.values, json: [textOf(typed.values)] } }),
  })
}

const textOf = (values: Typed['values']): string => first(values, 'file') || first(values, 'json')
