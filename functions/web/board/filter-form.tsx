import type { Child } from 'hono/jsx'
import { columnKeys, sortKeys } from '../../../domain/board-filter.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import type { BoardQuery } from './board-query.ts'
import type { BoardView, Choice } from './board-shape.ts'
import { columnWords } from './columns.tsx'

const sortWords: Record<(typeof sortKeys)[number], Words> = {
  due: { zh: '期限', en: 'Deadline' },
  late: { zh: '逾期', en: 'Lateness' },
  since: { zh: '进入环节的时间', en: 'Time at the step' },
  opened: { zh: '开始时间', en: 'Opened' },
  title: { zh: '名称', en: 'Name' },
  lead: { zh: '牵头单位', en: 'Lead' },
  number: { zh: '编号', en: 'Number' },
  mean: { zh: '得分', en: 'Score' },
}

type Props = { view: View; board: BoardView; query: BoardQuery }

/** What the list is narrowed and ordered by: a form whose address is the list, to be kept, sent on or come back to. */
export const FilterForm = ({ view, board, query }: Props) => {
  const { t, say } = view
  const { filter } = query
  const { choices } = board
  return (
    <form method="get" action={`/board/${board.batch}`} class="board-filter">
      <div class="row">
        <Labelled id="text" label={t('查找名称、单位或编号', 'Find a name, lead or number')}>
          <input id="text" name="text" type="search" value={filter.text ?? ''} autocomplete="off" />
        </Labelled>
        <button type="submit">{t('筛选', 'Show')}</button>
        <a class="button quiet" href={`/board/${board.batch}`}>
          {t('清除', 'Clear')}
        </a>
      </div>
      <details open={usesMore(query)}>
        <summary>{t('更多条件、排序和列', 'More conditions, order and columns')}</summary>
        <div class="row">
          <Select
            view={view}
            name="step"
            label={t('环节', 'Step')}
            chosen={filter.step[0]}
            options={board.steps.flatMap((step) => [
              { value: step.step, title: step.title, count: step.count },
              ...(step.levels.length < 2
                ? []
                : step.levels.map((level) => ({
                    ...{ value: level.step, count: level.count },
                    title: {
                      zh: `${step.title.zh} · ${level.title.zh}`,
                      en: `${step.title.en} · ${level.title.en}`,
                    },
                  }))),
            ])}
          />
          <Select
            view={view}
            name="late"
            label={t('期限', 'Deadline')}
            chosen={filter.late}
            options={[
              { value: 'yes', title: { zh: '逾期', en: 'Late' }, count: board.late },
              { value: 'soon', title: { zh: '三天内到期', en: 'Due within 3 days' }, count: board.soon },
              {
                ...{ value: 'no', title: { zh: '均未到期', en: 'Neither' } },
                count: board.total - board.late - board.soon,
              },
            ]}
          />
          <Select
            view={view}
            name="turn"
            label={t('轮到谁', 'Whose turn')}
            chosen={filter.turn}
            options={choices.turn}
          />
          <Select
            view={view}
            name="officer"
            label={t('经办人', 'In charge')}
            chosen={filter.officer}
            options={[
              { value: 'me', title: { zh: '我', en: 'Me' } },
              { value: 'none', title: { zh: '未指定', en: 'Nobody' } },
              ...choices.officer.filter(({ value }) => value !== view.person?.id),
            ]}
          />
          {(['formation', 'field', 'region', 'organisationKind'] as const).map((name) =>
            choices[name].length === 0 ? null : (
              <Select
                view={view}
                name={name}
                label={say(columnWords[name])}
                chosen={filter[name]}
                options={choices[name].slice(0, 60)}
              />
            ),
          )}
          <Labelled
            id="organisation"
            label={t('牵头单位（名称或代码的一部分）', 'Lead: part of name or code')}
          >
            <input id="organisation" name="organisation" value={filter.organisation ?? ''} />
          </Labelled>
          <Select
            view={view}
            name="sort"
            label={t('排序', 'Order by')}
            chosen={filter.sort}
            needed
            options={sortKeys.map((value) => ({ value, title: sortWords[value] }))}
          />
          <Select
            view={view}
            name="down"
            label={t('方向', 'Direction')}
            chosen={filter.down}
            options={[{ value: 'yes', title: { zh: '从后往前', en: 'Last first' } }]}
            none={t('从前往后', 'First first')}
          />
        </div>
        <fieldset class="row">
          <legend>{t('显示的列', 'Columns')}</legend>
          {columnKeys.map((name) => (
            <label class="option">
              <input type="checkbox" name="columns" value={name} checked={query.columns.includes(name)} />
              <span>{say(columnWords[name])}</span>
            </label>
          ))}
        </fieldset>
      </details>
    </form>
  )
}

/** Conditions that are in use are not hidden. The step is: its tile says so. */
const usesMore = ({ filter: { text: _, step: __, late: ___, ...rest } }: BoardQuery): boolean =>
  Object.entries(rest).some(([name, value]) => value !== undefined && !(name === 'sort' && value === 'due'))

const Labelled = ({ id, label, children }: { id: string; label: string; children?: Child }) => (
  <p class="labelled">
    <label for={id}>{label}</label>
    {children}
  </p>
)

const Select = ({
  view,
  name,
  label,
  options,
  chosen,
  none,
  needed = false,
}: {
  view: View
  name: string
  label: string
  options: readonly (Omit<Choice, 'count'> & { readonly count?: number })[]
  chosen: string | undefined
  none?: string
  needed?: boolean
}) => (
  <Labelled id={`by-${name}`} label={label}>
    <select id={`by-${name}`} name={name}>
      {needed ? null : <option value="">{none ?? view.t('不限', 'Any')}</option>}
      {options.map(({ value, title, count }) => (
        <option value={value} selected={value === chosen}>
          {view.say(title)}
          {count === undefined ? '' : ` (${count})`}
        </option>
      ))}
    </select>
  </Labelled>
)
