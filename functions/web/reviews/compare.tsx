import { draftProblems, standingScores } from '../../../domain/draft-sheet.ts'
import { rounded } from '../../../domain/panel-result.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Rubric } from '../../../domain/rubric.ts'
import { sheetTotal } from '../../../domain/sheet.ts'
import type { Person } from '../../../domain/person.ts'
import type { World } from '../../ports/world.ts'
import type { View } from '../context.ts'
import { type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Table, Tag } from '../ui/parts.tsx'
import { openSheets, rubricIn } from './review-rows.ts'

/** One's own sheet on one case, as far as it is: a draft counts beside those that are in, and is marked. */
type Own = {
  readonly title: string
  readonly path: string
  readonly draft: boolean
  readonly ready: boolean
  readonly scores: Readonly<Record<string, number>>
}

/** One's own sheets of a call side by side: whether one is as strict with the last as with the first. */
export const comparePage = ({ app, web }: Site): void => {
  app.get('/reviews/compare', async (c) => {
    const person = signedInPerson(c)
    if (!may(person, { to: 'review' })) throw notFound()
    const found = await ownSheets(web.world, person, c.req.query('batch') ?? '')
    if (!found) throw notFound()
    const view = viewHere(c, web)
    const { t, say } = view
    return show(
      c,
      view,
      t('横向比较', 'Compare'),
      <>
        <p class="crumb">
          <a href="/reviews">{t('我的评审', 'My reviews')}</a>
        </p>
        <h1>{t('横向比较', 'Compare')}</h1>
        <p>
          {say(found.batchTitle)}
          {t(
            '：只有您本人的评分表，草稿也计入平均。',
            ': your own sheets only; drafts count towards the means.',
          )}
        </p>
        <Comparison view={view} sheets={found.sheets} rubric={found.rubric} />
      </>,
    )
  })
}

const ownSheets = async (world: World, person: Person, batch: string) => {
  const [open, { reviews, drafts }] = await Promise.all([
    openSheets(world, person),
    world.store.reviews.of(person.id),
  ])
  const here = reviews.filter((own) => own.batch === batch && own.state.is !== 'stepped-aside')
  const [first] = here
  if (!first) return undefined
  const rubric = rubricIn(await world.schemes.load(first.scheme), first.caseKind)
  if (!rubric) return undefined
  const sheets = here.flatMap((own): Own[] => {
    const path = `/cases/${own.case}/tasks/${own.task}`
    if (own.state.is === 'handed-in')
      return [{ title: own.title, path, draft: false, ready: true, scores: own.state.scores }]
    if (!open.some(({ id }) => id === own.task)) return []
    const values = drafts.find(({ task }) => task === own.task)?.values ?? {}
    const ready = draftProblems(values, rubric).length === 0
    return [{ title: own.title, path, draft: true, ready, scores: standingScores(values, rubric) }]
  })
  // By name: in which order they were written says nothing.
  return {
    batchTitle: first.batchTitle,
    rubric,
    sheets: sheets.toSorted((a, b) => (a.title < b.title ? -1 : 1)),
  }
}

const mean = (values: readonly number[]): string =>
  values.length === 0 ? '—' : `${rounded(values.reduce((sum, value) => sum + value, 0) / values.length)}`

/** A row for each case, a column for each item, and one's own mean below. */
const Comparison = ({
  view: { t, say },
  sheets,
  rubric,
}: {
  view: View
  sheets: readonly Own[]
  rubric: Rubric
}) => {
  const scored = sheets.filter(({ scores }) => Object.keys(scores).length > 0)
  return (
    <section class="wide-table" aria-label={t('本人评分表', 'Own sheets')}>
      <Table
        caption={t('本人评分表', 'Own sheets')}
        heads={[
          t('联合体', 'Consortium'),
          t('状态', 'State'),
          ...rubric.items.map((item) => `${say(item.title)} (${item.bonus ? '+' : ''}${item.max})`),
          t('总分', 'Total'),
        ]}
        rows={[
          ...sheets.map(({ title, path, draft, ready, scores }) => [
            <a href={path}>{title}</a>,
            draft ? (
              <Tag tone="busy">{ready ? t('草稿，已评完', 'draft, complete') : t('草稿', 'draft')}</Tag>
            ) : (
              <Tag tone="good">{t('已提交', 'handed in')}</Tag>
            ),
            ...rubric.items.map(({ id }) => `${scores[id] ?? '—'}`),
            Object.keys(scores).length === 0
              ? '—'
              : `${rounded(sheetTotal(rubric, scores))}${draft && !ready ? t('（未完）', ' (so far)') : ''}`,
          ]),
          [
            <strong>{t('本人平均', 'Own mean')}</strong>,
            '',
            ...rubric.items.map(({ id }) =>
              mean(scored.flatMap(({ scores }) => (scores[id] === undefined ? [] : [scores[id]]))),
            ),
            mean(scored.filter(({ ready }) => ready).map(({ scores }) => sheetTotal(rubric, scores))),
          ],
        ]}
      />
    </section>
  )
}
