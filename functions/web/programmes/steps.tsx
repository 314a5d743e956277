import { limitWords, zoneWords } from '../../../domain/scheme-words.ts'
import { sentence } from '../words/amount-words.ts'
import type { View } from '../context.ts'
import { calendarWords } from '../words/scheme-words.ts'
import { Table } from '../ui/parts.tsx'
import { StepDiagram } from '../ui/step-diagram.tsx'
import { Default } from './defaults.tsx'
import { Part, type PartProps } from './part.tsx'
import { endWords, type FlowStep, stepFlow, totalLimits } from './step-flow.ts'

/** The steps as a picture and, beside it, the same in a table; then how long all of it takes at most. */
export const Steps = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const steps = stepFlow(scheme)
  const total = totalLimits(steps)
  return (
    <Part view={view} scheme={scheme} id="steps" title={t('办理流程', 'Steps')} of={['steps', 'appeal']}>
      <div class="flow-and-table">
        <StepDiagram view={view} steps={steps} end={say(sentence(endWords(scheme)))} />
        <div>
          <Table
            caption={t('流程表', 'Table of the steps')}
            heads={[t('环节', 'Step'), t('办理', 'Who acts'), t('时限', 'Within'), t('说明', 'Remarks')]}
            rows={steps.map((step, index) => [
              <span>
                {index + 1} {say(step.title)}
                <Default view={view} scheme={scheme} at={`steps.${index}`} />
              </span>,
              say(step.actor),
              <Limits view={view} step={step} />,
              <Remarks view={view} step={step} />,
            ])}
          />
          {total.all === undefined && total.optional === undefined ? null : (
            <p class="total">
              <strong>{t('各环节时限合计：', 'All time limits together: ')}</strong>
              {total.all ? say(total.all) : t('无', 'none')}
              {total.optional
                ? t(
                    `；仅部分申报适用的环节另计 ${say(total.optional)}`,
                    `; steps for some only add ${say(total.optional)}`,
                  )
                : ''}
              {t('。补正、异议处理的时间不计在内。', '. Corrections and objections are not counted.')}
            </p>
          )}
          <p class="hint">
            {t(
              `工作日按${say(calendarWords[scheme.calendar])}计算，以${say(zoneWords[scheme.timeZone])}为准；期限首日不计，末日 24 时届满。`,
              `Working days follow ${say(calendarWords[scheme.calendar])}, in ${say(zoneWords[scheme.timeZone])}. The day on which a limit begins does not count; it ends with the last day.`,
            )}
          </p>
          {scheme.appeal ? (
            <p>
              <strong>{t('申诉：', 'Appeal: ')}</strong>
              {t(
                `对决定不服的，可在 ${say(limitWords(scheme.appeal.limit))}内向${say(scheme.appeal.to)}提出。`,
                `against a decision within ${say(limitWords(scheme.appeal.limit))}, to ${say(scheme.appeal.to)}.`,
              )}
            </p>
          ) : null}
        </div>
      </div>
    </Part>
  )
}

const Limits = ({ view, step }: { view: View; step: FlowStep }) =>
  step.limits.length === 1 && step.limits[0]?.of === undefined ? (
    <>{step.limits.map(({ limit }) => view.say(limitWords(limit)))}</>
  ) : (
    <ul class="levels">
      {step.limits.map(({ of, limit }) => (
        <li>
          {of ? `${view.say(of)}${view.t('：', ': ')}` : ''}
          {view.say(limitWords(limit))}
        </li>
      ))}
    </ul>
  )

const Remarks = ({ view, step }: { view: View; step: FlowStep }) => {
  const { t, say } = view
  const said = [
    ...(step.onlyFor
      ? [t(`仅：${say(step.onlyFor)}；其他申报跳过`, `Only for: ${say(step.onlyFor)}; others pass it by`)]
      : []),
    ...(step.back ? [say(step.back.words)] : []),
    ...step.remarks.map((remark) => say(sentence(remark))),
    ...(step.source ? [t(`依据：${say(step.source)}`, `source: ${say(step.source)}`)] : []),
  ]
  return said.length === 0 ? null : (
    <span>
      {said.map((one, index) => (
        <>
          {index === 0 ? null : <br />}
          {one}
        </>
      ))}
    </span>
  )
}
