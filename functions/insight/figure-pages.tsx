import type { Child } from 'hono/jsx'
import type { Figure } from '../../domain/insight/figure.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Batch } from '../web/board/batch.ts'
import type { View, Web } from '../web/context.ts'
import { type Here, param, type Site, show, signedInPerson, viewHere } from '../web/page.tsx'
import { Empty } from '../web/ui/parts.tsx'
import { caseFiguresFor } from './case-figures.ts'
import { FigureSection } from './figure-section.tsx'
import { panelFiguresFor } from './panel-figures.ts'
import { programmeFiguresFor } from './programme-figures.ts'
import { programmeSubject, type Subject, subjectFor } from './subject.ts'

/** The figures of a call, of a year's evaluations or changes, of its panels, and of a programme over the years. */
export const figurePages = ({ app, web }: Site): void => {
  app.get('/insight/:subject', async (c) => {
    const person = signedInPerson(c)
    const subject = await subjectFor(web, person, param(c, 'subject'))
    if ('batch' in subject) return casesPage(web, c, person, subject, subject.batch)
    const { figures } = await programmeFiguresFor(web, person, subject.scheme, subject.programme)
    return page(c, viewHere(c, web), { subject, figures })
  })

  app.get('/insight/:subject/panels', async (c) => {
    const person = signedInPerson(c)
    const subject = await subjectFor(web, person, param(c, 'subject'))
    if (!('batch' in subject) || !hasPanelFigures(person, subject.batch)) throw notFound()
    const { figures } = await panelFiguresFor(web, person, subject.batch)
    const view = viewHere(c, web)
    const none = view.t(
      '您与其中某件案件有关联，或还有评分表未交，因此不显示评审统计。',
      'You take part in one of these cases, or have a sheet still to hand in: figures of the reviews are not shown to you.',
    )
    return page(c, view, {
      ...{ subject, figures, part: view.t('评审统计', 'Reviews') },
      children: figures.length === 0 ? <Empty>{none}</Empty> : null,
    })
  })
}

const hasPanelFigures = (person: Person, { kind, scheme }: Batch): boolean =>
  kind !== 'change' && may(person, { to: 'see-marks-in-sums', scheme })

const casesPage = async (
  web: Web,
  c: Here,
  person: Person,
  subject: Subject,
  batch: Batch,
): Promise<Response> => {
  const { figures, total, settling, scheme } = await caseFiguresFor(web, person, batch)
  c.set('zone', scheme?.timeZone)
  const view = viewHere(c, web)
  const { t } = view
  return page(c, view, {
    ...{ subject, figures },
    said: t(`共 ${total} 件`, `${total} ${total === 1 ? 'case' : 'cases'}`),
    links: (
      <>
        {hasPanelFigures(person, batch) ? (
          <a href={`/insight/${batch.id}/panels`}>{t('评审统计', 'Figures of the reviews')}</a>
        ) : null}
        {may(person, { to: 'list-cases', scheme: batch.scheme }) ? (
          <a href={`/board/${batch.id}`}>{t('案件列表', 'The cases')}</a>
        ) : null}
        <a href={`/insight/${programmeSubject(batch.scheme)}`}>{t('历年统计', 'Over the years')}</a>
      </>
    ),
    children:
      settling === 0 ? null : (
        <output class="kept">
          {t(
            `还有 ${settling} 件旧案件未计入，请刷新页面。`,
            `${settling} older cases are not counted yet; load the page again.`,
          )}
        </output>
      ),
  })
}

type Shown = {
  readonly subject: Subject
  readonly figures: readonly Figure[]
  /** What of the subject the page is about, where it has several. */
  readonly part?: string
  readonly said?: string
  readonly links?: Child
  readonly children?: Child
}

const page = (c: Here, view: View, { subject, figures, part, said, links, children }: Shown) => {
  const { t, say } = view
  const title = [say(subject.title), part].filter((one) => one !== undefined).join(' · ')
  return show(
    c,
    view,
    t(`${title} · 统计`, `Figures: ${title}`),
    <>
      <p class="crumb">
        <a href="/insight">{t('统计', 'Figures')}</a>
        {part === undefined ? null : (
          <>
            {' · '}
            <a href={`/insight/${subject.id}`}>{say(subject.title)}</a>
          </>
        )}
      </p>
      <h1>
        {say(subject.title)}
        {part === undefined ? null : <small> · {part}</small>}
      </h1>
      {children}
      <p class="found">
        {said === undefined ? null : <strong>{said}</strong>}
        <a href={`/insight/${subject.id}/figures.xlsx`}>{t('导出 Excel', 'Export as XLSX')}</a>
        <a href={`/insight/${subject.id}/report`}>{t('打印报告', 'Report to print')}</a>
        {links}
      </p>
      <div class="figures-of">
        {figures.map((figure) => (
          <FigureSection view={view} figure={figure} subject={subject.id} />
        ))}
      </div>
    </>,
  )
}
