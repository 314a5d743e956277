import type { CaseFile } from '../../../domain/case.ts'
import { verbIn } from '../../../domain/outcome-words.ts'
import type { View } from '../context.ts'
import { eventSaid } from '../words/event-words.ts'
import { hatWords } from '../words/words.ts'
import type { TrailFilter } from './trail-filter.ts'
import type { TrailNames } from './trail-names.ts'

type Choice = { readonly value: string; readonly label: string }

/** Offers what the trail holds, and nothing else. */
export const TrailForm = ({
  view,
  file,
  names,
  filter,
}: {
  view: View
  file: CaseFile
  names: TrailNames
  filter: TrailFilter
}) => {
  const { t, say } = view
  const whats = new Map(
    file.events.map(({ what, facts }) => [what, say(eventSaid(what, verbIn(facts)))] as const),
  )
  const hats = [...new Set(file.events.map(({ stamp }) => stamp.as))]
  const people = new Set(file.events.flatMap(({ stamp }) => (stamp.by === 'system' ? [] : [stamp.by])))
  return (
    <form method="get" action={`/cases/${file.head.id}/trail`} class="narrowing">
      <Pick
        id="what"
        label={t('事件', 'What')}
        all={t('全部事件', 'Everything')}
        chosen={filter.what}
        choices={[...whats].map(([value, label]) => ({ value, label }))}
      />
      <Pick
        id="by"
        label={t('人员', 'Who')}
        all={t('全部人员', 'Everybody')}
        chosen={filter.by}
        choices={[...people].map((value) => ({ value, label: names.people.get(value) ?? value }))}
      />
      <Pick
        id="as"
        label={t('身份', 'In which capacity')}
        all={t('全部身份', 'Any')}
        chosen={filter.as}
        choices={hats.map((value) => ({ value, label: say(hatWords[value]) }))}
      />
      <DayField id="from" label={t('自', 'From')} value={filter.from} />
      <DayField id="until" label={t('至', 'Until')} value={filter.until} />
      <p class="actions">
        <button type="submit">{t('筛选', 'Filter')}</button>
        <a href={`/cases/${file.head.id}/trail`}>{t('全部显示', 'Show everything')}</a>
      </p>
    </form>
  )
}

const Pick = ({
  id,
  label,
  all,
  chosen,
  choices,
}: {
  id: string
  label: string
  all: string
  chosen: string | undefined
  choices: readonly Choice[]
}) => (
  <p>
    <label for={id}>{label}</label>
    <select id={id} name={id}>
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === chosen}>
          {choice.label}
        </option>
      ))}
    </select>
  </p>
)

const DayField = ({ id, label, value }: { id: string; label: string; value: string | undefined }) => (
  <p>
    <label for={id}>{label}</label>
    <input id={id} name={id} type="date" value={value ?? ''} />
  </p>
)
