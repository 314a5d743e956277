import { figuresByYear, yearsOf } from '../../domain/figures.ts'
import { type Answers, asTexts, type FormField, type FormSection } from '../../domain/form.ts'
import type { View } from '../web/context.ts'
import { fieldLabel, yearSaid } from '../web/ui/field-words.ts'
import { answerSaid, type Named, tableSaid } from './answer-said.ts'
import { type Block, type Grid, joined } from './paper.ts'

type About = { readonly view: View; readonly named: Named; readonly lastYear: number }

/** Beyond so many characters an answer reads better in the full width than in a column. */
const longAnswer = 90

/** A section of the form with its answers: everything that is asked, also what was not answered. */
export const sectionBlocks = (about: About, section: FormSection, answers: Answers): Block[] => {
  const yearly = figuresByYear(section)
  const inGrid = new Set(yearly.flatMap(({ years }) => [...years.values()].map(({ id }) => id)))
  const [first] = inGrid
  return joined(
    section.fields.flatMap((field): Block[] =>
      inGrid.has(field.id)
        ? field.id === first
          ? [figureGrid(about, section, answers)]
          : []
        : fieldBlocks(about, section, field, answers),
    ),
  )
}

const fieldBlocks = (
  { view, named, lastYear }: About,
  section: FormSection,
  field: FormField,
  answers: Answers,
): Block[] => {
  const question = fieldLabel(view, section, field, lastYear)
  const missing = view.t('（未填）', '(not given)')
  if (field.kind === 'table') {
    const grid = tableSaid(view, named, field, answers[field.id])
    return grid ? [{ is: 'heading', text: question }, grid] : [{ is: 'facts', rows: [[question, missing]] }]
  }
  if (field.kind === 'choice' && field.feeds === 'clauses')
    return clauseBlocks(view, question, field, answers)
  const said = answerSaid(view, named, field, answers[field.id])
  if (field.kind === 'longText' && (said.length > longAnswer || said.includes('\n')))
    return [{ is: 'answer', question, text: said }]
  return [{ is: 'facts', rows: [[question, said === '' ? missing : said]] }]
}

/** What an agreement has to settle is a checklist: what is not settled is to be seen as well. */
const clauseBlocks = (
  view: View,
  question: string,
  field: Extract<FormField, { kind: 'choice' }>,
  answers: Answers,
): Block[] => {
  const chosen = new Set(asTexts(answers[field.id]))
  return [
    { is: 'heading', text: question },
    {
      is: 'grid',
      caption: question,
      heads: [view.t('条款', 'Clause'), view.t('协议中已约定', 'Settled in the agreement')],
      rows: field.options.map(({ value, label }) => [
        view.say(label),
        chosen.has(value) ? view.t('是', 'Yes') : view.t('否', 'No'),
      ]),
      numbers: [false, false],
    },
  ]
}

const figureGrid = ({ view, named, lastYear }: About, section: FormSection, answers: Answers): Grid => {
  const rows = figuresByYear(section)
  const years = yearsOf(rows)
  return {
    is: 'grid',
    caption: view.t('分年度数据', 'Figures by year'),
    heads: [view.t('指标', 'Figure'), ...years.map((year) => yearSaid(lastYear, year))],
    rows: rows.map((row) => [
      row.unit
        ? view.t(
            `${view.say(row.label)}（${view.say(row.unit)}）`,
            `${view.say(row.label)} (${view.say(row.unit)})`,
          )
        : view.say(row.label),
      ...years.map((year) => {
        const field = row.years.get(year)
        return field ? answerSaid(view, named, { ...field, unit: undefined }, answers[field.id]) : ''
      }),
    ]),
    numbers: [false, ...years.map(() => true)],
  }
}
