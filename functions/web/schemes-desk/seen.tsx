import { diffSchemes } from '../../../domain/scheme-diff.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { type Standing, type WhatIf } from '../../../domain/what-if.ts'
import {
  fewestCounted,
  mostPast,
  type PastApplications,
  pastUnder,
} from '../../commands/past-applications.ts'
import { administrator } from '../administration/administration.tsx'
import { type Draft, draftHere, draftPath } from './draft-here.ts'
import { standingWords } from './draft-words.ts'
import { nothingTyped, type View, type Web } from '../context.ts'
import { type Site, show, viewHere } from '../page.tsx'
import { Programme } from '../programmes/programme.tsx'
import { Empty, Table, Tag } from '../ui/parts.tsx'
import { SectionFields } from '../ui/scheme-field.tsx'

/** What a draft leads to: in words, on the public page, in the form, and for those who applied before. */
export const schemeSeenPages = ({ app, web }: Site): void => {
  app.get('/administration/schemes/:draft/compare', async (c) => {
    const open = await draftHere(c, web)
    const view = viewHere(c, web)
    const { t } = view
    const before = await comparedWith(web, open)
    const title = t('与现行版本对比', 'Compared with the version in force')
    return show(
      c,
      view,
      title,
      <>
        <Crumb view={view} open={open} />
        <h1>{title}</h1>
        <p class="hint">
          <code>{before.ref}</code>
        </p>
        <Differences view={view} before={before} after={open.document} />
      </>,
    )
  })

  app.get('/administration/schemes/:draft/preview', async (c) => {
    const open = await draftHere(c, web)
    const view = viewHere(c, web)
    const { t, say } = view
    return show(
      c,
      view,
      t('预览公开页面', 'The public page'),
      <article class="programme">
        <Crumb view={view} open={open} />
        <p class="remark">
          {t('这是草案的预览，尚未施行。', 'This is how the draft will look; it is not in force.')}
        </p>
        <h1>{say(open.document.title)}</h1>
        <p class="lead">{say(open.document.summary)}</p>
        <Programme view={view} scheme={open.document} />
      </article>,
    )
  })

  app.get('/administration/schemes/:draft/form', async (c) => {
    const open = await draftHere(c, web)
    const view = viewHere(c, web)
    const { t, say } = view
    const title = t('预览申报表', 'The application form')
    return show(
      c,
      view,
      title,
      <div class="narrow">
        <Crumb view={view} open={open} />
        <h1>{title}</h1>
        <p class="remark">
          {t('只供查看，不能填写。', 'Only to be looked at: nothing can be filled in here.')}
        </p>
        {open.document.form.map((section) => (
          <fieldset disabled class="preview">
            <legend>{say(section.title)}</legend>
            {section.help ? <p class="hint">{say(section.help)}</p> : null}
            <SectionFields
              view={view}
              section={section}
              lastYear={Number(view.now.slice(0, 4)) - 1}
              typed={nothingTyped}
            />
          </fieldset>
        ))}
      </div>,
    )
  })

  app.get('/administration/schemes/:draft/document.json', async (c) => {
    const { draft, document } = await draftHere(c, web)
    c.header('content-disposition', `attachment; filename="${draft.code}.json"`)
    return c.body(`${JSON.stringify(document, null, 2)}\n`, 200, { 'content-type': 'application/json' })
  })

  app.get('/administration/schemes/:draft/what-if', async (c) => {
    const person = administrator(c)
    const open = await draftHere(c, web)
    const view = viewHere(c, web)
    const { t } = view
    const past = await pastUnder(web.world, person, open.document, c.var.arrived)
    const title = t('以往申报会怎样', 'What past applications would come to')
    return show(
      c,
      view,
      title,
      <>
        <Crumb view={view} open={open} />
        <h1>{title}</h1>
        <p class="hint">
          {t(
            `最近的 ${mostPast} 份已提交申报，按当时的版本和按草案各算一次。只供判断，不改变任何申报。`,
            `The newest ${mostPast} applications that were handed in, by the version of their own and by the draft. It changes none of them.`,
          )}
        </p>
        {past.applications.length === 0 && !past.withheld ? (
          <Empty>{t('还没有提交过的申报。', 'Nobody has applied yet.')}</Empty>
        ) : (
          <Past view={view} past={past} />
        )}
      </>,
    )
  })
}

const Crumb = ({ view, open }: { view: View; open: Draft }) => (
  <p class="crumb">
    <a href="/administration/schemes">{view.t('计划管理', 'Programmes')}</a> ›{' '}
    <a href={draftPath(open.draft.id)}>{view.say(open.document.title)}</a>
  </p>
)

/** The version in force; before there is one, what the draft began from, or itself where a file brought it. */
const comparedWith = async (web: Web, { draft, document }: Draft): Promise<Scheme> => {
  const { schemes, store } = web.world
  const head = await store.schemes.head(draft.code)
  if (head) return schemes.load(head.ref)
  return (await schemes.shipped.load(draft.base)) ?? document
}

export const Differences = ({ view, before, after }: { view: View; before: Scheme; after: Scheme }) => {
  const { t, say } = view
  const found = diffSchemes(before, after)
  const tone = { added: 'good', removed: 'bad', changed: 'busy', moved: 'busy' } as const
  const kind = {
    added: t('新增', 'added'),
    removed: t('删除', 'removed'),
    changed: t('修改', 'changed'),
    moved: t('调整顺序', 'moved'),
  }
  return found.length === 0 ? (
    <Empty>{t('没有差异。', 'There is no difference.')}</Empty>
  ) : (
    <>
      <p>
        {t(
          `共 ${found.length} 处差异`,
          `${found.length} ${found.length === 1 ? 'difference' : 'differences'}`,
        )}
      </p>
      <Table
        caption={t('差异', 'Differences')}
        heads={[t('类别', 'Kind'), t('内容', 'What')]}
        rows={found.map((one) => [<Tag tone={tone[one.kind]}>{kind[one.kind]}</Tag>, say(one.said)])}
      />
    </>
  )
}

const tones: Record<Standing, 'good' | 'act' | 'still' | 'bad'> = {
  passes: 'good',
  warns: 'act',
  open: 'still',
  fails: 'bad',
}

const Past = ({ view, past }: { view: View; past: PastApplications }) => {
  const { t, say } = view
  const standings = ['passes', 'warns', 'open', 'fails'] as const
  const turned = past.applications.filter(
    (one) => one.before !== one.after || one.turns.length + one.missing > 0,
  )
  return (
    <>
      {past.withheld ? (
        <p class="remark">
          {t(
            `逐份结果只给有权查看申报的人；其他人只看汇总，且至少 ${fewestCounted} 份才汇总。`,
            `Only who may see the applications is told of each; others are told how many, of ${fewestCounted} at least.`,
          )}
        </p>
      ) : null}
      {past.counts === undefined ? null : (
        <Table
          caption={t('汇总', 'In all')}
          heads={['', ...standings.map((one) => say(standingWords[one]))]}
          rows={[
            [
              t('按当时的版本', 'By the version of their own'),
              ...standings.map((one) => past.counts?.before[one]),
            ],
            [t('按草案', 'By the draft'), ...standings.map((one) => past.counts?.after[one])],
          ]}
        />
      )}
      {past.withheld ? null : (
        <>
          <h2>{t('会有变化的申报', 'Applications that would come out otherwise')}</h2>
          {turned.length === 0 ? (
            <Empty>{t('没有。', 'None.')}</Empty>
          ) : (
            <Table
              caption={t('会有变化的申报', 'Applications that would come out otherwise')}
              heads={[
                t('申报', 'Application'),
                t('当时', 'Then'),
                t('按草案', 'By the draft'),
                t('变化的条件', 'What turns'),
              ]}
              rows={turned.map((one) => [
                <a href={`/cases/${one.head.id}`}>{one.head.title}</a>,
                <Tag tone={tones[one.before]}>{say(standingWords[one.before])}</Tag>,
                <Tag tone={tones[one.after]}>{say(standingWords[one.after])}</Tag>,
                <Turns view={view} what={one} />,
              ])}
            />
          )}
        </>
      )}
    </>
  )
}

const Turns = ({ view, what }: { view: View; what: WhatIf }) => {
  const { t, say } = view
  const held = (holds: boolean | 'unknown' | undefined): string =>
    holds === undefined
      ? t('未要求', 'not asked')
      : holds === 'unknown'
        ? t('信息不全', 'cannot be told')
        : holds
          ? t('满足', 'holds')
          : t('不满足', 'does not hold')
  return (
    <ul class="plain">
      {what.turns.map((turn) => (
        <li>
          {say(turn.asks)}
          {t('：', ': ')}
          {held(turn.before)} → <strong>{held(turn.after)}</strong>
        </li>
      ))}
      {what.missing === 0 ? null : (
        <li>{t(`表单还要填 ${what.missing} 项`, `the form would ask for ${what.missing} more`)}</li>
      )}
    </ul>
  )
}
