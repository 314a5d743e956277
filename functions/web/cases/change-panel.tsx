import type { PlaceRule } from '../../../domain/document-place.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import { EffectTable } from '../changes/effect.tsx'
import { fromWords, modeWords, requestSaid } from '../changes/words.ts'
import type { View } from '../context.ts'
import { PlanComparison } from '../milestones/plan-comparison.tsx'
import { DocumentUpload, FilesAt, filesOf, UploadScript } from '../ui/document-field.tsx'
import { Day, Facts, Moment } from '../ui/parts.tsx'

/** What is to change, how, from when, and what it does to the rules. */
export const ChangePanel = ({
  view,
  it,
  scheme,
  takes,
}: {
  view: View
  it: CaseView
  scheme: Scheme
  /** What files the reader may put beside it now. */
  takes?: PlaceRule | undefined
}) => {
  const { t, say } = view
  const { change, status } = it
  if (change === undefined) return null
  return (
    <>
      <section>
        <h2>{t('变更内容', 'What changes')}</h2>
        <p>
          <strong>{say(change.what)}</strong>
        </p>
        <Facts
          facts={[
            ...requestSaid(view, change.request, scheme.currency).map(
              ([name, value]) => [name, <span class="prose">{value}</span>] as const,
            ),
            [t('办理方式', 'How'), say(modeWords[change.mode])],
            status.effective
              ? [t('生效时间', 'In effect from'), <Day view={view} at={status.effective} />]
              : [t('生效', 'In effect'), say(fromWords[change.from])],
            status.until
              ? [t('窗口期至', 'The window ends'), <Moment view={view} at={status.until} />]
              : undefined,
            [
              t('联合体', 'Consortium'),
              <a href={`/register/${change.consortium}`}>{it.number ?? it.title}</a>,
            ],
          ]}
        />
      </section>
      <ChangeFiles view={view} it={it} takes={takes} />
      {change.plan ? (
        <section>
          <h2>{t('变更对照', 'Before and after')}</h2>
          <PlanComparison
            view={view}
            section={change.plan.section}
            before={change.plan.before}
            after={change.plan.after}
            members={it.members}
          />
        </section>
      ) : null}
      <section>
        <h2>{t('对计划规定的影响', 'Effect on the programme’s conditions')}</h2>
        {change.effect.length === 0 ? (
          <p class="hint">
            {change.request.kind === 'withdrawal'
              ? t(
                  '退出后不再适用计划的规定。',
                  'Whoever withdraws is under no condition of the programme any more.',
                )
              : t('各项规定变更前后均符合。', 'Every condition holds before and after.')}
          </p>
        ) : (
          <>
            <EffectTable view={view} effect={change.effect} />
            <p class="hint">
              {t('其余规定变更前后均符合。', 'Every other condition holds before and after.')}
            </p>
          </>
        )}
      </section>
    </>
  )
}

/** What was handed in beside a change. It can be added to until the change is decided. */
const ChangeFiles = ({ view, it, takes }: { view: View; it: CaseView; takes: PlaceRule | undefined }) => {
  const here = filesOf(it)
  const label = view.t('变更材料', 'Documents of the change')
  if (takes === undefined && !here.documents.some(({ place }) => place === 'change')) return null
  return (
    <section id="change-files">
      <h2>{label}</h2>
      {takes === undefined ? (
        <FilesAt view={view} here={here} place="change" />
      ) : (
        <>
          <UploadScript view={view} />
          <DocumentUpload view={view} here={here} place="change" takes={takes} label={label} />
        </>
      )}
    </section>
  )
}

/** The parties of a case are those of the day on which it was opened: what changed since is in the register. */
export const PartiesThen = ({ view, it }: { view: View; it: CaseView }) =>
  it.kind === 'application' ? null : (
    <p class="hint">
      {view.t(
        '成员名单为本案开启之日的名单；其后的变更见公开名录，不影响本案。',
        'These are the organisations of the day on which this case was opened. What changed since is in the register, and changes nothing here.',
      )}
    </p>
  )

/** Whoever asked may take it back until it is agreed. */
export const mayTakeBack = (it: CaseView): boolean =>
  it.change !== undefined &&
  it.hats.includes('lead') &&
  ['joining', 'collected', 'decision', 'told'].includes(it.status.is)
