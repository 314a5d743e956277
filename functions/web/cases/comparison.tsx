import { formOf, lastFullYear } from '../../../domain/case-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { handInsOf } from '../../../domain/handed-in.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { comparisonOf, type ShownComparison, Versions } from '../case-view/comparison-view.ts'
import type { View } from '../context.ts'
import { type OpenCase, openCase, type Site, show, viewHere } from '../page.tsx'
import { filesOf } from '../ui/document-field.tsx'
import { Empty, Moment } from '../ui/parts.tsx'
import { ComparisonList } from './comparison-list.tsx'

/** What changed since it was handed in, or between any two times that it was. */
export const comparisonPage = ({ app, web }: Site): void => {
  app.get('/cases/:case/comparison', async (c) => {
    const open = await openCase(c, web)
    if (!may(open.person, { to: 'see-comparison', file: open.file })) throw notFound()
    const wanted = Versions.safeParse(c.req.query())
    const shown = await comparisonOf(web.world, open, wanted.data ?? {})
    const view = viewHere(c, web)
    const { t } = view
    const title = shown && !shown.to ? t('您改动了什么', 'What you changed') : t('前后对照', 'What changed')
    return show(
      c,
      view,
      title,
      <>
        <p class="crumb">
          <a href={`/cases/${open.file.head.id}`}>{open.view.title}</a>
        </p>
        <h1>{title}</h1>
        <ComparisonPart view={view} open={open} shown={shown} />
        <OtherVersions view={view} file={open.file} />
      </>,
    )
  })
}

/** The comparison on a page of the case; why there is none, where there is none. */
export const ComparisonPart = ({
  view,
  open: { view: it, file, moment },
  shown,
}: {
  view: View
  open: Pick<OpenCase, 'view' | 'file' | 'moment'>
  shown: ShownComparison | undefined
}) =>
  shown === undefined ? (
    <Empty>
      {view.t(
        '没有可对照的版本：只提交过一次，或提交时本系统尚未保存所提交的内容。',
        'There are no two versions to compare: it was handed in once, or before what is handed in was kept.',
      )}
    </Empty>
  ) : (
    <ComparisonList
      view={view}
      shown={shown}
      form={formOf(file.head, moment)}
      scheme={moment.scheme}
      lastYear={lastFullYear(file.head, moment)}
      names={namesIn(file, shown)}
      files={filesOf(it)}
    />
  )

/** Organisations of both versions: one that was taken out is still called by its name. */
const namesIn = (file: CaseFile, shown: ShownComparison): ReadonlyMap<string, string> =>
  new Map(
    [...shown.before.members, ...file.members].map(({ organisation, name }) => [String(organisation), name]),
  )

const OtherVersions = ({ view, file }: { view: View; file: CaseFile }) => {
  const all = handInsOf(file)
  const later = all.slice(1)
  return later.length === 0 ? null : (
    <section>
      <h2>{view.t('各次提交', 'Every time it was handed in')}</h2>
      <ul>
        {later.map(({ n, at }, index) => (
          <li>
            <a href={`/cases/${file.head.id}/comparison?from=${all[index]?.n ?? 1}&to=${n}`}>
              {view.t(`第 ${n} 次提交改动了什么`, `What the hand-in no. ${n} changed`)}
            </a>{' '}
            <Moment view={view} at={at} />
          </li>
        ))}
      </ul>
    </section>
  )
}
