import type { Child } from 'hono/jsx'
import type { Call } from '../../../domain/call.ts'
import { changeRound } from '../../../domain/change.ts'
import { schemeCode } from '../../../domain/ids.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { Facts } from './parts.tsx'

/** Everything of each programme that has cases: its calls, and the years of its evaluations and changes. */
export const Batches = ({
  view: { t, say, now },
  schemes,
  calls,
  to,
  ofCall,
  ofScheme,
}: {
  view: View
  schemes: readonly Scheme[]
  calls: readonly Call[]
  /** The page of a batch: a call's id, or the name of a year. */
  to: (batch: string) => string
  ofCall?: (call: Call) => Child
  ofScheme?: (scheme: Scheme) => Child
}) => {
  const year = Number(now.slice(0, 4))
  const years = [year + 1, year, year - 1, year - 2, year - 3]
  return (
    <>
      {schemes.map((scheme) => {
        const code = schemeCode(scheme.ref)
        const own = calls.filter((call) => schemeCode(call.scheme) === code)
        return (
          <section>
            <h2>{say(scheme.title)}</h2>
            {ofScheme?.(scheme)}
            <Facts
              facts={[
                own.length === 0
                  ? undefined
                  : [
                      t('申报批次', 'Calls'),
                      own.map((call) => (
                        <div>
                          <a href={to(call.id)}>{say(call.title)}</a> {ofCall?.(call)}
                        </div>
                      )),
                    ],
                scheme.evaluation === undefined
                  ? undefined
                  : [
                      t('年度评估', 'Annual evaluations'),
                      <Years years={years} to={(one) => to(`evaluation-${code}-${one}`)} />,
                    ],
                scheme.changes === undefined
                  ? undefined
                  : [
                      t('变更', 'Changes'),
                      <Years years={years.slice(1)} to={(one) => to(changeRound(code, one))} />,
                    ],
              ]}
            />
          </section>
        )
      })}
    </>
  )
}

const Years = ({ years, to }: { years: readonly number[]; to: (year: number) => string }) => (
  <ul class="links">
    {years.map((year) => (
      <li>
        <a href={to(year)}>{year}</a>
      </li>
    ))}
  </ul>
)
