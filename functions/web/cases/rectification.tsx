import { measuresTaken, type ToPutRight, toPutRight } from '../../../domain/rectification.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { ruleAt } from '../../../domain/document-place.ts'
import { handInsOf } from '../../../domain/handed-in.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Words } from '../../../domain/words.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { DocumentField, filesOf, KeptFiles, UploadScript } from '../ui/document-field.tsx'
import { AreaField, fieldId, TextField } from '../ui/form.tsx'
import { Day, Facts } from '../ui/parts.tsx'
import { Area, type FieldsProps, Send } from './answer-parts.tsx'

/** For each point what was done about it, since when, and how it can be seen. */
export const RectificationFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const points = toPutRight(open.file, open.moment)
  return (
    <>
      <UploadScript view={view} />
      <p>
        {t(
          '请逐项填写整改措施；报告内容可在提交前修改。',
          'Say for each point what was done. The report itself can be changed until this is handed in.',
        )}{' '}
        <a href={`/cases/${open.task.case}/report`}>{t('打开年度报告', 'Open the report')}</a>
      </p>
      <input type="hidden" name="answer.decision" value="rectified" />
      {points.map((point) => (
        <fieldset id={fieldId(`answer.measures.${point.id}`)} class="measure" tabindex={-1}>
          <legend>{say(point.title)}</legend>
          <Why view={view} point={point} />
          <AreaField
            view={view}
            typed={typed}
            name={`answer.measures.${point.id}.done`}
            label={t('整改措施', 'What was done')}
            rows={3}
          />
          <TextField
            view={view}
            typed={typed}
            name={`answer.measures.${point.id}.on`}
            label={t('完成日期', 'Done on')}
            hint={t('例如 2026-11-23', 'for example 2026-11-23')}
            short
            required={false}
          />
          <Evidence view={view} typed={typed} open={open} point={point.id} />
        </fieldset>
      ))}
      <Area view={view} typed={typed} name="answer.account" label={t('整改情况', 'What was put right')} />
      <Send>{t('提交整改情况', 'Hand it in')}</Send>
    </>
  )
}

const Evidence = ({ view, typed, open, point }: FieldsProps & { point: string }) => {
  const place = `rectification.${point}`
  const takes = ruleAt(open.file, { place }, open.moment)
  return takes === undefined ? null : (
    <DocumentField
      view={view}
      typed={typed}
      name={`answer.measures.${point}.evidence`}
      label={view.t('佐证', 'Evidence')}
      hint={view.t(
        '文件名称、编号或网址，或在下面上传',
        'A document, a number or an address, or upload it below',
      )}
      required={false}
      files={filesOf(open.view)}
      place={place}
      takes={takes}
    />
  )
}

/** Why something is to be put right: what the panel gave, and its reasons without names. */
const Why = ({ view: { t }, point }: { view: View; point: ToPutRight }) => (
  <>
    {point.mean === undefined ? null : (
      <p class="hint">
        {t(`专家平均 ${point.mean} / ${point.max}`, `The panel’s mean is ${point.mean} of ${point.max}`)}
      </p>
    )}
    {point.reasons.length === 0 ? null : (
      <ul class="remark">
        {point.reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
    )}
  </>
)

type Props = { view: View; it: CaseView; file: CaseFile; moment: Moment }

/** On the case's page: what is to be put right by when, and what was done about it. */
export const RectificationPanel = ({ view, it, file, moment }: Props) => {
  const { t, say } = view
  if (file.head.kind !== 'evaluation') return null
  const open = it.status.is === 'rectification'
  const seesWhy = it.hats.some((hat) => ['lead', 'officer', 'approver', 'auditor'].includes(hat))
  const taken = measuresTaken(file)
  const points = open && seesWhy ? toPutRight(file, moment) : []
  if (points.length === 0 && taken.length === 0) return null
  const titles = new Map<string, Words>([
    ...(moment.scheme.evaluation?.rubric?.items ?? []).map(({ id, title }) => [id, title] as const),
    ...(moment.scheme.evaluation?.form ?? []).map(({ id, title }) => [id, title] as const),
  ])
  return (
    <section>
      <h2>{t('整改', 'Rectification')}</h2>
      {points.length === 0 ? null : (
        <ol class="points">
          {points.map((point) => (
            <li>
              <strong>{say(point.title)}</strong>
              <Why view={view} point={point} />
            </li>
          ))}
        </ol>
      )}
      {seesWhy && handInsOf(file).length > 1 ? (
        <p>
          <a href={`/cases/${it.id}/comparison`}>
            {t('与整改前的报告比较', 'Compare with the report before')}
          </a>
        </p>
      ) : null}
      {taken.map(({ task, answer }) => (
        <details open={!open}>
          <summary>{t(`第 ${task.round} 次整改情况`, `What was done, round ${task.round}`)}</summary>
          <p class="prose">{answer.account}</p>
          <Facts
            facts={Object.entries(answer.measures ?? {}).map(
              ([id, { done, on, evidence }]) =>
                [
                  say(titles.get(id) ?? { zh: '年度报告', en: 'Annual report' }),
                  <>
                    <span class="prose">{done}</span>
                    <small class="below">
                      {on ? <Day view={view} at={on} /> : null}
                      {evidence ? (
                        <>
                          {' '}
                          {t('佐证：', 'Evidence: ')}
                          <KeptFiles view={view} files={filesOf(it)} lines={evidence.split('\n')} />
                        </>
                      ) : null}
                    </small>
                  </>,
                ] as const,
            )}
          />
        </details>
      ))}
    </section>
  )
}
