import type { Child } from 'hono/jsx'
import { gradeWords } from '../../../domain/task-words.ts'
import type { View } from '../context.ts'
import { LineTag } from '../ranking/ranking.tsx'
import { Facts, Tag } from '../ui/parts.tsx'
import { decisionWords } from '../words/words.ts'
import type { Minute } from './minute.ts'
import { clipped, effectSaid, moneySaid } from './minute-words.ts'

type Props = { view: View; minute: Minute; whole?: boolean }
type Fact = readonly [string, Child]

/** One case as a page of minutes has it: what speaks for it, what speaks against it, and what approving comes to. */
export const MinuteFacts = ({ view, minute, whole = false }: Props) => {
  const { t } = view
  const money = moneySaid(view, minute, whole)
  const earlier = minute.earlier
  return (
    <Facts
      facts={[
        ...resultFacts(view, minute),
        ...gradeFacts(view, minute),
        ...opinionFacts(view, minute, whole),
        [t('不同意见', 'Dissent'), <Dissent {...{ view, minute, whole }} />],
        money.length === 0 ? undefined : [t('资金', 'Money'), <Lines lines={money} />],
        earlier.length === 0
          ? undefined
          : [
              t('已作决定', 'Decided so far'),
              <Lines lines={earlier.map((one) => earlierSaid(view, one, whole))} />,
            ],
        ...warningFacts(view, minute),
        minute.effect === undefined
          ? undefined
          : [t('同意的结果', 'If you approve'), <strong>{effectSaid(view, minute.effect)}</strong>],
      ]}
    />
  )
}

const Lines = ({ lines }: { lines: readonly Child[] }) => (
  <ul class="plain">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)

const resultFacts = (view: View, { result, sheets, standing }: Minute): Fact[] => {
  const { t } = view
  return [
    ...(result === undefined
      ? []
      : [
          [
            t('评审结果', 'Result'),
            <span>
              <strong class="score">{result.mean}</strong> / 100{' '}
              <Tag tone={result.passed ? 'good' : 'bad'}>
                {result.passed ? t('达标', 'over the line') : t('未达标', 'not over the line')}
              </Tag>{' '}
              {t(`合格线 ${result.threshold}`, `the line is ${result.threshold}`)}
            </span>,
          ] as const,
        ]),
    ...(sheets.length === 0
      ? []
      : [
          [
            t('各份评分', 'Scores'),
            <span>
              {result === undefined ? null : t(`计入 ${result.counted} 份：`, `${result.counted} count: `)}
              {sheets.map(({ total, apart, minority, expert }, index) => (
                <>
                  {index === 0 ? '' : ' · '}
                  {expert === undefined ? '' : `${expert} `}
                  <span class={apart || minority ? 'off' : undefined}>{total}</span>
                  {apart || minority ? '*' : ''}
                </>
              ))}
            </span>,
          ] as const,
        ]),
    ...(standing === undefined
      ? []
      : [
          [
            t('名次', 'Place'),
            <span>
              {t(`第 ${standing.place} 名，共 ${standing.of} 家`, `${standing.place} of ${standing.of}`)}{' '}
              <LineTag view={view} line={standing.line} tied={standing.tied} />
            </span>,
          ] as const,
        ]),
  ]
}

const gradeFacts = ({ t, say }: View, { grade }: Minute): Fact[] =>
  grade === undefined
    ? []
    : [
        [
          t('拟定等级', 'Proposed grade'),
          <span>
            <strong>{say(gradeWords[grade.grade])}</strong>
            {grade.from === undefined
              ? ''
              : t(
                  `（得分达到“${say(gradeWords[grade.from])}”，因比例限制下调）`,
                  ` (the result reaches ${say(gradeWords[grade.from])}, which is full)`,
                )}
            {grade.consequence === undefined
              ? ''
              : t(`；${say(grade.consequence)}`, `; ${say(grade.consequence)}`)}
          </span>,
        ],
      ]

const opinionFacts = (view: View, { recommendations, defences }: Minute, whole: boolean): Fact[] => {
  const { t, say } = view
  return [
    ...recommendations.map(({ decision, opinion }): Fact => [
      t('推荐意见', 'Recommendation'),
      <span>
        <Tag tone={decision === 'recommend' ? 'good' : 'bad'}>
          {say(decisionWords[decision] ?? { zh: decision, en: decision })}
        </Tag>{' '}
        {clipped(opinion, whole)}
      </span>,
    ]),
    ...defences.map(({ decision, record, reason }): Fact => [
      t('答辩', 'Oral defence'),
      <span>
        <Tag tone={decision === 'pass' ? 'good' : 'bad'}>
          {decision === 'pass' ? t('通过', 'passed') : t('未通过', 'failed')}
        </Tag>{' '}
        {clipped([record, reason ?? ''].filter((text) => text !== '').join('；'), whole)}
      </span>,
    ]),
  ]
}

/** Who saw it otherwise, at every step so far; that nobody did is said as well. */
const Dissent = ({ view, minute, whole = false }: Props) => {
  const { t, say } = view
  const lines: Child[] = [
    ...minute.sheets
      .filter(({ apart, minority }) => apart || minority)
      .map(({ total, minority, comment = '' }) => (
        <>
          {minority
            ? t(`评分 ${total}，与结果分处合格线两侧`, `a sheet of ${total}, on the other side of the line`)
            : t(`评分 ${total}，与平均分相差较大`, `a sheet of ${total}, far from the mean`)}
          {comment === '' ? '' : `${t('：', ': ')}${clipped(comment, whole)}`}
        </>
      )),
    ...minute.vetoes.map(({ item, mean, below }) =>
      t(
        `一票否决：${say(item)} 平均 ${mean}，低于 ${below}`,
        `veto: ${say(item)}, mean ${mean}, below ${below}`,
      ),
    ),
    ...minute.recommendations
      .filter(({ decision }) => decision !== 'recommend')
      .map(() => t('推荐单位不推荐', 'the recommending unit does not recommend it')),
    ...minute.earlier
      .filter(({ decision }) => decision !== 'approve')
      .map((one) => earlierSaid(view, one, whole)),
  ]
  return lines.length === 0 ? <>{t('无', 'none')}</> : <Lines lines={lines} />
}

const earlierSaid = (
  { t, say }: View,
  { title, level, by, inPlaceOf, decision, remark, round }: Minute['earlier'][number],
  whole: boolean,
): string => {
  const who = inPlaceOf === undefined ? by : t(`${by}（代${inPlaceOf}）`, `${by}, for ${inPlaceOf}`)
  const what = say(decisionWords[decision] ?? { zh: decision, en: decision })
  const where = title === undefined ? level : say(title)
  const again = round > 1 ? t(`第 ${round} 轮 `, `round ${round}, `) : ''
  return `${again}${where}${t('：', ': ')}${who} ${what}${remark === '' ? '' : ` “${clipped(remark, whole)}”`}`
}

const warningFacts = ({ t, say }: View, { warnings }: Minute): Fact[] =>
  warnings.length === 0
    ? []
    : [
        [
          t('条件提示', 'Conditions'),
          <Lines
            lines={warnings.map(({ words, open }) => (
              <>
                {say(words)}
                {open ? t('（尚不能判断）', ' (not to be told yet)') : ''}
              </>
            ))}
          />,
        ],
      ]
