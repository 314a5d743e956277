import type { OverdueWork, RungSaid } from '../../../domain/overdue.ts'
import type { ReachedSaid } from '../../../domain/reached.ts'
import { taskWords } from '../../../domain/task-words.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import { dayWords, Tag } from '../ui/parts.tsx'
import { hatWords } from '../words/words.ts'

/** `5 working days`. */
export const workingDaysSaid = ({ t }: View, n: number): string =>
  t(`${n} 个工作日`, `${n} working ${n === 1 ? 'day' : 'days'}`)

/** Whose turn it is: leaders by their level, an office by its role. */
export const turnSaid = (view: View, { turn }: Pick<OverdueWork, 'turn'>): string =>
  view.say('level' in turn ? turn.level : turn.as === 'officer' ? many.officer : hatWords[turn.as])

const many: Readonly<Record<RungSaid['to'], Words>> = {
  officer: { zh: '受理人员', en: 'the officers' },
  administrator: { zh: '管理员', en: 'the administrators' },
  approver: { zh: '审批人', en: 'the approvers' },
}

/** Whom a rung reaches. */
export const rungSaid = ({ say }: Pick<View, 'say'>, { to, level }: Pick<RungSaid, 'to' | 'level'>): string =>
  say(level ?? many[to])

/** How far a chain has come, in a line of a list: who heard last, and who is next. */
export const ReachedLine = ({ view, reached: { heard, next } }: { view: View; reached: ReachedSaid }) => {
  const { t } = view
  return (
    <>
      {heard === undefined ? null : t(`已报${rungSaid(view, heard)}`, `brought to ${rungSaid(view, heard)}`)}
      {heard === undefined || next === undefined ? null : t('；', '; ')}
      {next === undefined
        ? null
        : t(
            `${dayWords(view, next.at)}报${rungSaid(view, next)}`,
            `${dayWords(view, next.at)}: ${rungSaid(view, next)}`,
          )}
    </>
  )
}

/** How far a chain has climbed, and what comes next while the work is undone. */
export const Rungs = ({ view, work }: { view: View; work: OverdueWork }) => {
  const { t } = view
  const shown = work.over === undefined ? work.rungs : work.rungs.filter(({ told }) => told !== undefined)
  const next = shown.findIndex(({ told }) => told === undefined)
  return (
    <ol class="plain rungs">
      {shown.map((rung, index) => (
        <li>
          {rung.told === undefined ? (
            <>
              {t(
                `${dayWords(view, rung.at)} 报${rungSaid(view, rung)}`,
                `${dayWords(view, rung.at)}: ${rungSaid(view, rung)} will hear of it`,
              )}{' '}
              {index === next ? <Tag tone="act">{t('下一步', 'next')}</Tag> : null}
            </>
          ) : (
            t(
              `${dayWords(view, rung.told)} 已报${rungSaid(view, rung)}`,
              `${dayWords(view, rung.told)}: ${rungSaid(view, rung)} heard of it`,
            )
          )}
        </li>
      ))}
    </ol>
  )
}

/** For the office: what of a case is overdue, and who hears of it when. */
export const OverdueHere = ({ view, works }: { view: View; works: readonly OverdueWork[] }) => {
  const { t, say } = view
  const open = works.filter(({ over }) => over === undefined)
  return open.length === 0 ? null : (
    <>
      <h3>{t('逾期上报', 'Overdue, and who hears of it')}</h3>
      {open.map((work) => (
        <>
          <p>
            <strong>{say(taskWords[work.kind])}</strong>{' '}
            <Tag tone="bad">
              {t(`已逾期 ${workingDaysSaid(view, work.days)}`, `${workingDaysSaid(view, work.days)} late`)}
            </Tag>{' '}
            <span class="hint">
              {t(`原定 ${dayWords(view, work.since)}`, `was due ${dayWords(view, work.since)}`)}
            </span>
          </p>
          <Rungs view={view} work={work} />
        </>
      ))}
    </>
  )
}
