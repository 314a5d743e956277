import { evidenceWords, paymentWords, supportKindWords } from '../../../domain/scheme-words.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { SupportInstrument } from '../../../domain/support.ts'
import { listed, moneyWords, sentence, shareWords } from '../words/amount-words.ts'
import { stackingWords } from '../words/scheme-words.ts'
import { Facts } from '../ui/parts.tsx'
import { RateChart, type YearRate } from '../ui/rate-chart.tsx'
import { Default } from './defaults.tsx'
import { Part, type PartProps } from './part.tsx'

/** What those who are in it are given. */
export const Support = ({ view, scheme }: PartProps) => {
  const { t } = view
  if (scheme.support.length === 0 && !scheme.milestones) return null
  return (
    <Part
      view={view}
      scheme={scheme}
      id="support"
      title={t('支持政策', 'Support')}
      of={['support', 'milestones', 'currency']}
    >
      {scheme.support.map((instrument, index) => (
        <Instrument view={view} scheme={scheme} instrument={instrument} at={`support.${index}`} />
      ))}
      <Milestones view={view} scheme={scheme} />
    </Part>
  )
}

/** The rate of every year of the term, those without one included: a gap pays nothing. */
export const ratesByYear = ({ rates }: Pick<SupportInstrument, 'rates'>): YearRate[] => {
  const last = rates.at(-1)?.toYear ?? 0
  return Array.from({ length: last }, (_, index) => ({
    year: index + 1,
    rate: rates.find(({ fromYear, toYear }) => fromYear <= index + 1 && index + 1 <= toYear)?.rate ?? 0,
  }))
}

/** Instruments that are for one archetype only. */
const archetypesOf = (scheme: Scheme, instrument: SupportInstrument) =>
  (scheme.archetypes ?? []).filter(({ id }) => instrument.archetypes?.includes(id)).map(({ title }) => title)

export const Instrument = ({
  view,
  scheme,
  instrument,
  at,
}: PartProps & { instrument: SupportInstrument; at: string }) => {
  const { t, say } = view
  const rates = ratesByYear(instrument)
  const archetypes = archetypesOf(scheme, instrument)
  const money = (amount: number): string => say(moneyWords(amount, scheme.currency))
  return (
    <div class="instrument">
      <h3>
        {say(instrument.title)}{' '}
        {say(instrument.title) === say(supportKindWords[instrument.kind]) ? null : (
          <small>{say(supportKindWords[instrument.kind])}</small>
        )}
        <Default view={view} scheme={scheme} at={at} />
      </h3>
      <Facts
        facts={[
          archetypes.length === 0 ? undefined : [t('适用', 'For'), say(listed(archetypes))],
          instrument.cap === undefined
            ? undefined
            : [
                t('上限', 'At most'),
                t(`${money(instrument.cap)}（整个有效期）`, `${money(instrument.cap)} over the whole term`),
              ],
          instrument.yearlyCap === undefined
            ? undefined
            : [t('每年上限', 'At most a year'), money(instrument.yearlyCap)],
          [t('拨付', 'Payment'), say(sentence(paymentWords[instrument.payment]))],
          instrument.conditions.length === 0
            ? undefined
            : [
                t('条件', 'Conditions'),
                <ul class="levels">
                  {instrument.conditions.map((condition) => (
                    <li>{say(sentence(condition))}</li>
                  ))}
                </ul>,
              ],
          instrument.source === undefined ? undefined : [t('依据', 'Source'), say(instrument.source)],
          [t('叠加', 'Other public money'), say(sentence(stackingWords[instrument.stacking]))],
        ]}
      />
      {rates.length === 0 ? null : (
        <>
          <RateChart rates={rates} />
          <table class="across">
            <caption class="visually-hidden">{t('各年支持比例', 'Rate by year')}</caption>
            <tr>
              <th scope="row">{t('年份', 'Year')}</th>
              {rates.map(({ year }) => (
                <th scope="col">{year}</th>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('支持比例', 'Rate')}</th>
              {rates.map(({ rate }) => (
                <td>{shareWords(rate)}</td>
              ))}
            </tr>
          </table>
        </>
      )}
    </div>
  )
}

const Milestones = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const { milestones } = scheme
  return milestones === undefined ? null : (
    <>
      <h3>{t('里程碑', 'Milestones')}</h3>
      <Facts
        facts={[
          [t('数量', 'How many'), t(`至多 ${milestones.most} 个`, `at most ${milestones.most}`)],
          [
            t('验收凭据', 'Accepted as proof'),
            say(listed(milestones.evidence.map((evidence) => evidenceWords[evidence]))),
          ],
          [
            t('调整', 'Renegotiation'),
            milestones.renegotiable
              ? t('协商一致可增加或调整', 'milestones may be added or moved by agreement')
              : t('不得调整', 'milestones stay as they are'),
          ],
        ]}
      />
    </>
  )
}
