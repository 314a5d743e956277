import { schemeCode, SchemeRef } from '../../../domain/ids.ts'
import { missingOffices } from '../../../domain/missing-offices.ts'
import type { Publication } from '../../../domain/published-scheme.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { type Scheme, schemeVersion } from '../../../domain/scheme.ts'
import { administrator } from '../administration/administration.tsx'
import { Differences } from './seen.tsx'
import { draftPath } from './draft-here.ts'
import type { View, Web } from '../context.ts'
import { param, type Site, show, viewHere } from '../page.tsx'
import { Moment, Table } from '../ui/parts.tsx'
import { roleWords } from '../words/words.ts'

/** A programme as its administrators see it: its versions, and what a call of it still needs. */
export const schemeProgrammePages = ({ app, web }: Site): void => {
  app.get('/administration/schemes/of/:code', async (c) => {
    const person = administrator(c)
    const code = param(c, 'code')
    const scheme = (await web.world.schemes.offered()).find(({ ref }) => schemeCode(ref) === code)
    if (!scheme || !may(person, { to: 'manage-schemes', scheme: code })) throw notFound()
    const view = viewHere(c, web)
    const { t, say } = view
    const [versions, people] = await Promise.all([
      web.world.store.schemes.versions(code),
      officeHolders(web, code),
    ])
    const authors = await web.world.store.people.loadMany(
      versions.flatMap(({ authors: wrote, stamp }) => (stamp.by === 'system' ? wrote : [...wrote, stamp.by])),
    )
    const names = new Map(authors.map((one) => [one.id, one.name]))
    return show(
      c,
      view,
      say(scheme.title),
      <>
        <p class="crumb">
          <a href="/administration/schemes">{t('计划管理', 'Programmes')}</a>
        </p>
        <h1>{say(scheme.title)}</h1>
        <p class="actions">
          <a class="button" href={`/administration/calls?scheme=${encodeURIComponent(scheme.ref)}`}>
            {t('发布申报通知', 'Open a call')}
          </a>
          <a class="button quiet" href={`/programmes/${code}`}>
            {t('公开页面', 'The public page')}
          </a>
        </p>
        <Missing view={view} scheme={scheme} people={people} />
        <h2>{t('版本', 'Versions')}</h2>
        {versions.length === 0 ? (
          <p>
            {t(
              `随系统提供的第 ${schemeVersion(scheme.ref)} 版，发布第一份申报通知时登记。`,
              `Version ${schemeVersion(scheme.ref)} as it ships; it is recorded when its first call is opened.`,
            )}
          </p>
        ) : (
          <Versions view={view} versions={versions} names={names} />
        )}
      </>,
    )
  })

  app.get('/administration/schemes/of/:code/:version{[1-9][0-9]*}', async (c) => {
    const person = administrator(c)
    const code = param(c, 'code')
    const version = Number(param(c, 'version'))
    if (!may(person, { to: 'manage-schemes', scheme: code })) throw notFound()
    const refs = [version, version - 1].map((n) => SchemeRef.safeParse(`${code}@${n}`).data)
    const [after, before] = await Promise.all(
      refs.map((ref) => (ref === undefined ? Promise.resolve(undefined) : web.world.schemes.load(ref))),
    )
    if (!after || !before) throw notFound()
    const view = viewHere(c, web)
    const title = view.t(`第 ${version} 版的修改`, `What version ${version} changed`)
    return show(
      c,
      view,
      title,
      <>
        <p class="crumb">
          <a href={`/administration/schemes/of/${code}`}>{view.say(after.title)}</a>
        </p>
        <h1>{title}</h1>
        <Differences view={view} before={before} after={after} />
      </>,
    )
  })
}

const officeHolders = async (web: Web, code: string): Promise<Person[]> => {
  const found = await Promise.all(
    (['officer', 'recommender', 'expert', 'approver'] as const).map((role) =>
      web.world.store.people.inAudience(`office:${code}:${role}`),
    ),
  )
  return [...new Map(found.flat().map((one) => [one.id, one])).values()]
}

const Missing = ({ view, scheme, people }: { view: View; scheme: Scheme; people: readonly Person[] }) => {
  const { t, say } = view
  const missing = missingOffices(scheme, people)
  return missing.length === 0 ? (
    <p class="ready">{t('办理流程所需的人员均已任命。', 'Everybody whom the steps need is appointed.')}</p>
  ) : (
    <div class="remark">
      <p>{t('发布申报通知之前还缺：', 'Before a call is opened there is still missing:')}</p>
      <ul>
        {missing.map(({ role, level, have, need }) => (
          <li>
            {say(roleWords[role])}
            {level ? ` · ${say(level)}` : ''}
            {t(`：需要 ${need} 人，现有 ${have} 人`, `: ${need} needed, ${have} appointed`)}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/administration?scheme=${schemeCode(scheme.ref)}`}>{t('任命人员', 'Appoint people')}</a>
      </p>
    </div>
  )
}

type VersionsProps = {
  readonly view: View
  readonly versions: readonly Publication[]
  readonly names: ReadonlyMap<string, string>
}
const Versions = ({ view, versions, names }: VersionsProps) => {
  const { t } = view
  const name = (id: string): string => (id === 'system' ? t('系统', 'the system') : (names.get(id) ?? id))
  return (
    <Table
      caption={t('版本', 'Versions')}
      heads={[t('版本', 'Version'), t('何时', 'When'), t('何人', 'Who'), t('为何', 'Why')]}
      rows={versions.map((one) => [
        <span>
          <code>{one.ref}</code>{' '}
          {one.from === 'draft' && schemeVersion(one.ref) > 1 ? (
            <a href={`/administration/schemes/of/${schemeCode(one.ref)}/${schemeVersion(one.ref)}`}>
              {t('修改内容', 'What changed')}
            </a>
          ) : null}
        </span>,
        <Moment view={view} at={one.stamp.at} />,
        one.from === 'shipped'
          ? t(`${name(one.stamp.by)}（随系统提供）`, `${name(one.stamp.by)} (as it ships)`)
          : t(
              `${one.authors.map(name).join('、')}起草，${name(one.stamp.by)}批准`,
              `written by ${one.authors.map(name).join(', ')}, approved by ${name(one.stamp.by)}`,
            ),
        <span>
          <span class="prose">{one.why}</span>{' '}
          {one.draft === undefined ? null : <DraftLink view={view} id={one.draft} />}
        </span>,
      ])}
    />
  )
}

const DraftLink = ({ view, id }: { view: View; id: NonNullable<Publication['draft']> }) => (
  <a href={draftPath(id)}>{view.t('经过', 'History')}</a>
)
