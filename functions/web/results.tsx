import { ConsortiumId } from '../../domain/ids.ts'
import { NewResult } from '../../domain/consortium-record.ts'
import { figureText } from '../../domain/condition-words.ts'
import { readNumber } from '../../domain/form.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { inForce, type Result, resultsIn, sumsOf } from '../../domain/result.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { enterConsortiumResult, type OpenRecord, openRecord } from '../commands/consortium-record.ts'
import { filledIn, type Typed, type View } from './context.ts'
import { asking, formPage, type Here, param, type Site, show, signedInPerson, viewHere } from './page.tsx'
import { first, parsed } from './typed-form.ts'
import { AreaField, ErrorSummary, Form, SelectField, Submit, TextField } from './ui/form.tsx'
import { Day, Empty, Table } from './ui/parts.tsx'

/** The results of a consortium: what was entered, line by line, and the form for the next one. */
export const resultPages = (site: Site): void => {
  const { web } = site
  const opened = async (c: Here): Promise<OpenRecord> => {
    const id = ConsortiumId.safeParse(param(c, 'consortium'))
    if (!id.success) throw notFound()
    const record = await openRecord(web.world, id.data, c.var.arrived)
    if (!may(signedInPerson(c), { to: 'enter-results', consortium: record.consortium })) throw notFound()
    return record
  }
  formPage(
    site,
    '/register/:consortium/results',
    async (c, typed) => {
      const { consortium, moment, lines } = await opened(c)
      const view = viewHere(c, web)
      const { t } = view
      const results = resultsIn(lines)
      const asked = Number(c.req.query('corrects') ?? first(typed?.values ?? {}, 'corrects'))
      const corrects = results.find(({ seq, corrected }) => seq === asked && corrected === undefined)
      const labels = labelsOf(view)
      const now = typed ?? (corrects ? asTyped(corrects) : filledIn({}))
      const path = `/register/${consortium.id}`
      return show(
        c,
        view,
        t('成果', 'Results'),
        <>
          <p class="crumb">
            <a href={path}>{consortium.name}</a>
          </p>
          <h1>{t('成果', 'Results')}</h1>
          <ErrorSummary view={view} typed={now} labels={labels} />
          {moment.scheme.results.length === 0 || consortium.standing.is !== 'recognised' ? (
            <Empty>{t('现在不能报送成果。', 'No result can be entered now.')}</Empty>
          ) : (
            <>
              <h2>
                {corrects
                  ? t(`更正第 ${corrects.seq} 条`, `Correct entry ${corrects.seq}`)
                  : t('报送一项成果', 'Enter a result')}
              </h2>
              <p class="hint">
                {corrects
                  ? t(
                      '原条目保留在记录中，以新条目为准。数量填 0 表示撤回。',
                      'The old entry stays on record; the new one counts. A quantity of 0 takes it back.',
                    )
                  : t(
                      '条目报送后不能修改，只能以新条目更正。',
                      'An entry cannot be changed afterwards, only corrected by another one.',
                    )}
              </p>
              <Form view={view} action={`${path}/results`} class="narrow">
                {corrects ? <input type="hidden" name="corrects" value={`${corrects.seq}`} /> : null}
                <ResultFields view={view} typed={now} scheme={moment.scheme} labels={labels} />
                <Submit>{t('报送', 'Enter')}</Submit>
              </Form>
            </>
          )}
          <h2>{t('全部条目', 'Every entry')}</h2>
          <Entries view={view} scheme={moment.scheme} results={results} path={path} />
        </>,
      )
    },
    async (c, values) => {
      const { consortium } = await opened(c)
      const given = Object.fromEntries(
        ['kind', 'title', 'on', 'quantity', 'evidence', 'corrects'].flatMap((name) => {
          const text = first(values, name).trim()
          if (text === '') return []
          return [[name, name === 'quantity' || name === 'corrects' ? (readNumber(text) ?? text) : text]]
        }),
      )
      await enterConsortiumResult(web.world, asking(c, values), consortium.id, parsed(NewResult, given))
      return `/register/${consortium.id}/results`
    },
  )
}

const labelsOf = ({ t }: View) => ({
  kind: t('类别', 'Kind'),
  title: t('名称', 'Title'),
  on: t('日期', 'Date'),
  quantity: t('数量', 'Quantity'),
  evidence: t('佐证材料', 'Evidence'),
})

const asTyped = ({ kind, title, on, quantity, evidence }: Result): Typed =>
  filledIn({ kind: [kind], title: [title], on: [on], quantity: [String(quantity)], evidence: [evidence] })

const kindSaid = (view: View, scheme: Scheme, kind: string): string => {
  const found = scheme.results.find(({ id }) => id === kind)
  return found ? view.say(found.title) : kind
}

const amountSaid = (view: View, scheme: Scheme, kind: string, amount: number): string => {
  const unit = scheme.results.find(({ id }) => id === kind)?.unit
  return `${figureText(amount)}${unit ? ` ${view.say(unit)}` : ''}`
}

type FieldsProps = { view: View; typed: Typed; scheme: Scheme; labels: ReturnType<typeof labelsOf> }

const ResultFields = ({ view, typed, scheme, labels }: FieldsProps) => (
  <>
    <SelectField
      view={view}
      typed={typed}
      name="kind"
      label={labels.kind}
      options={scheme.results.map(({ id, title, unit }) => ({
        value: id,
        label: view.t(`${view.say(title)}（${view.say(unit)}）`, `${view.say(title)} (${view.say(unit)})`),
      }))}
    />
    <TextField view={view} typed={typed} name="title" label={labels.title} />
    <TextField
      view={view}
      typed={typed}
      name="on"
      short
      label={labels.on}
      hint={view.t(
        '发布、授权或取得之日，例如 2026-11-23',
        'When it was published, granted or earned, such as 2026-11-23',
      )}
    />
    <TextField view={view} typed={typed} name="quantity" short inputmode="decimal" label={labels.quantity} />
    <AreaField
      view={view}
      typed={typed}
      name="evidence"
      rows={3}
      label={labels.evidence}
      hint={view.t('编号、网址或报告名称', 'A number, an address or the name of a report')}
    />
  </>
)

type ListProps = { view: View; scheme: Scheme; results: readonly Result[] }

const Entries = ({ view, scheme, results, path }: ListProps & { path: string }) => {
  const { t } = view
  return results.length === 0 ? (
    <Empty>{t('还没有条目。', 'There is no entry yet.')}</Empty>
  ) : (
    <Table
      caption={t('全部条目', 'Every entry')}
      heads={[
        t('序号', 'No.'),
        t('日期', 'Date'),
        t('类别', 'Kind'),
        t('名称', 'Title'),
        t('数量', 'Quantity'),
        t('更正', 'Correction'),
      ]}
      rows={results.map((one) => [
        `${one.seq}`,
        <Day view={view} at={one.on} />,
        kindSaid(view, scheme, one.kind),
        <span>
          {one.title}
          <small class="below">{one.evidence}</small>
        </span>,
        amountSaid(view, scheme, one.kind, one.quantity),
        one.corrected === undefined ? (
          <a href={`${path}/results?corrects=${one.seq}`}>
            {t('更正', 'Correct')}
            <span class="visually-hidden"> {one.seq}</span>
          </a>
        ) : (
          t(`已由第 ${one.corrected} 条更正`, `corrected by ${one.corrected}`)
        ),
      ])}
    />
  )
}

/** On the consortium's page: sums by kind and year, and the dated list. */
export const ResultsOf = ({ view, scheme, results, mine }: ListProps & { mine: string | undefined }) => {
  const { t } = view
  const sums = sumsOf(results)
  const counted = inForce(results)
  const years = [...new Set(sums.flatMap((sum) => Object.keys(sum.years)))].toSorted().toReversed()
  if (counted.length === 0 && mine === undefined) return null
  return (
    <section>
      <h2>{t('成果', 'Results')}</h2>
      {counted.length === 0 ? (
        <Empty>{t('还没有报送成果。', 'No result has been entered yet.')}</Empty>
      ) : (
        <>
          <Table
            caption={t('按类别和年度合计', 'Sums by kind and year')}
            heads={[t('类别', 'Kind'), ...years, t('合计', 'Sum')]}
            rows={sums.map(({ kind, years: by, total }) => [
              kindSaid(view, scheme, kind),
              ...years.map((year) => (by[year] === undefined ? '' : figureText(by[year]))),
              <strong>{amountSaid(view, scheme, kind, total)}</strong>,
            ])}
          />
          <Table
            caption={t('成果清单', 'List of results')}
            heads={[t('日期', 'Date'), t('类别', 'Kind'), t('名称', 'Title'), t('数量', 'Quantity')]}
            rows={counted.map((one) => [
              <Day view={view} at={one.on} />,
              kindSaid(view, scheme, one.kind),
              <span>
                {one.title}
                <small class="below">{one.evidence}</small>
              </span>,
              amountSaid(view, scheme, one.kind, one.quantity),
            ])}
          />
        </>
      )}
      {mine === undefined ? null : (
        <p class="actions">
          <a class="button quiet" href={mine}>
            {t('报送成果', 'Enter results')}
          </a>
        </p>
      )}
    </section>
  )
}
