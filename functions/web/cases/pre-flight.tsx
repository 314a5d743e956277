import { askedOf } from '../../../domain/case-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { isTable } from '../../../domain/form.ts'
import { partOf, partProblems } from '../../../domain/member-part.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Problem } from '../../../domain/refusal.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { problemSaid } from '../words/problem-words.ts'
import { fieldLabels } from '../ui/field-words.ts'
import { whereToFix } from './where-to-fix.ts'

type Line = { readonly href: string; readonly label: string | undefined; readonly said: string }
type Group = { readonly id: string; readonly title: string; readonly lines: readonly Line[] }
type Props = { view: View; it: CaseView; file: CaseFile; moment: Moment }

/** Everything that is still missing, at once: by section in the order of the form, each a link to its very field. */
export const PreFlight = ({ view, ...rest }: Props) => {
  const { t } = view
  const groups = groupsOf({ view, ...rest })
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0)
  if (count === 0)
    return <p class="ready">{t('内容完整，可以提交。', 'Everything is complete. You can submit.')}</p>
  return (
    <section class="error-summary pre-flight" aria-labelledby="missing">
      <h2 id="missing">
        {count === 1
          ? t('还有 1 处需要完成', 'One thing is still missing')
          : t(`还有 ${count} 处需要完成`, `${count} things are still missing`)}
      </h2>
      {groups.map(({ id, title, lines }) => (
        <section aria-labelledby={`missing-${id}`}>
          <h3 id={`missing-${id}`}>
            {title} <small>{lines.length}</small>
          </h3>
          <ul>
            {lines.map(({ href, label, said }) => (
              <li>
                <a href={href}>
                  {label === undefined ? '' : `${label}${t('：', ': ')}`}
                  {said}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

/** How many things are missing, for a page that only says so. */
export const missingCount = (props: Props): number =>
  groupsOf(props).reduce((sum, { lines }) => sum + lines.length, 0)

const groupsOf = ({ view, it, file, moment }: Props): Group[] => {
  const sections = askedOf(file, moment)
  const part = partOf(file.head, moment)
  const labels: Readonly<Record<string, string>> = {
    ...fieldLabels(view, sections, it.lastYear, (name) => rowsIn(file, name)),
    ...(part ? fieldLabels(view, [part], it.lastYear) : {}),
  }
  const lineFor = (problem: Problem): Line => ({
    href: whereToFix(it.id, problem.field, sections, moment.scheme.rules),
    label: labels[problem.field.split('.part.')[1] ?? problem.field],
    said: view.say(problemSaid(problem)),
  })
  const problems = (it.missing ?? []).flatMap((problem) => ownPart(it, problem, file, moment))
  const titles: [string, string][] = [
    ...sections.map(({ id, title }): [string, string] => [id, view.say(title)]),
    ['members', view.t('成员单位', 'Members')],
    ['rules', view.t('申报条件', 'Conditions')],
  ]
  const known = new Set(titles.map(([id]) => id))
  const groupOf = ({ field }: Problem): string => {
    const [first = ''] = field.split('.')
    return known.has(first) ? first : 'other'
  }
  return [...titles, ['other', view.t('其他', 'Other')] as const]
    .map(([id, title]) => ({
      id,
      title,
      lines: problems.filter((problem) => groupOf(problem) === id).map(lineFor),
    }))
    .filter(({ lines }) => lines.length > 0)
}

/** What is missing in the reader's own part is named field by field; of others it is one line each. */
const ownPart = (
  it: CaseView,
  { field, code, facts }: NonNullable<CaseView['missing']>[number],
  file: CaseFile,
  moment: Moment,
): Problem[] => {
  const problem: Problem = { field, code, ...(facts === undefined ? {} : { facts }) }
  const own = it.parts?.find(
    ({ organisation, writable }) => writable && field === `members.${organisation}.part`,
  )
  const part = partOf(file.head, moment)
  if (!own || !part) return [problem]
  const fields = partProblems(file, own.organisation, moment).map((one) => ({
    ...one,
    field: one.field.replace('.part.', `.part.${part.id}.`),
  }))
  return fields.length === 0 ? [problem] : fields
}

/** The ids of a table's rows as they are saved: cells are named by them. */
const rowsIn = ({ sections }: CaseFile, name: string): string[] => {
  const [id = '', field = ''] = name.split('.')
  const answer = sections.find((one) => one.id === id && one.owner === undefined)?.answers[field]
  return answer !== undefined && isTable(answer) ? answer.rows.map((row) => row.id) : []
}
