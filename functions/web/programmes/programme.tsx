import { schemeCode } from '../../../domain/ids.ts'
import { type Scheme, schemeVersion } from '../../../domain/scheme.ts'
import { forceWords, outcomeKindWords } from '../../../domain/scheme-words.ts'
import type { View } from '../context.ts'
import { Day, Facts } from '../ui/parts.tsx'
import { Afterwards } from './afterwards.tsx'
import { Default } from './defaults.tsx'
import { Evaluation } from './evaluation.tsx'
import { Membership } from './membership.tsx'
import type { PartProps } from './part.tsx'
import { Review } from './review.tsx'
import { Steps } from './steps.tsx'
import { Support } from './support.tsx'
import { WhatToPrepare } from './what-to-prepare.tsx'
import { WhoMayApply } from './who-may-apply.tsx'

/** The parts that a programme's page has, by the ids of their headings. */
const contents = ({ t }: View, scheme: Scheme): (readonly [id: string, title: string])[] => {
  const has = (kind: string): boolean => scheme.steps.some((step) => step.kind === kind)
  return [
    ['who', t('申报条件', 'Who may apply')],
    ['prepare', t('准备材料', 'What to prepare')],
    ['steps', t('办理流程', 'Steps')],
    ...(has('review') ? [['review', t('评审', 'How it is judged')] as const] : []),
    ['afterwards', t('获准之后', 'Afterwards')],
    ...(scheme.evaluation ? [['evaluation', t('年度评估', 'Annual evaluation')] as const] : []),
    ...(scheme.support.length > 0 || scheme.milestones
      ? [['support', t('支持政策', 'Support')] as const]
      : []),
    ...(scheme.membership ? [['membership', t('会员与会费', 'Membership and dues')] as const] : []),
  ]
}

/** A programme for whoever wants to take part in it: written from the scheme alone, and shown wherever one is looked at. */
export const Programme = ({ view, scheme }: PartProps) => (
  <>
    <Identity view={view} scheme={scheme} />
    <nav class="contents" aria-label={view.t('本页内容', 'On this page')}>
      <ul>
        {contents(view, scheme).map(([id, title]) => (
          <li>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
    <WhoMayApply view={view} scheme={scheme} />
    <WhatToPrepare view={view} scheme={scheme} />
    <Steps view={view} scheme={scheme} />
    <Review view={view} scheme={scheme} />
    <Afterwards view={view} scheme={scheme} />
    <Evaluation view={view} scheme={scheme} />
    <Support view={view} scheme={scheme} />
    <Membership view={view} scheme={scheme} />
  </>
)

/** Who issues it, with what force, since when, after which text. */
const Identity = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const { inForce, supersedes } = scheme
  return (
    <Facts
      facts={[
        [t('发布单位', 'Issued by'), scheme.issuers.map(say).join(t('、', ', '))],
        [t('适用范围', 'For'), say(scheme.jurisdiction)],
        [
          t('结果', 'Outcome'),
          `${say(scheme.outcome.verb)}${sameWord(scheme) ? '' : ` (${say(outcomeKindWords[scheme.outcome.kind])})`}`,
        ],
        [t('效力', 'Legal force'), say(forceWords[scheme.legalForce])],
        scheme.sources.length === 0
          ? undefined
          : [
              t('依据', 'Sources'),
              <ul class="levels">
                {scheme.sources.map((source) => (
                  <li>{say(source)}</li>
                ))}
              </ul>,
            ],
        inForce
          ? [
              t('施行', 'In force'),
              <>
                {t('自 ', 'from ')}
                <Day view={view} at={inForce.from} />
                {t(' 起', '')}
                {inForce.until ? (
                  <>
                    {t('，至 ', ' until ')}
                    <Day view={view} at={inForce.until} />
                  </>
                ) : null}
                <Default view={view} scheme={scheme} at="inForce" />
              </>,
            ]
          : undefined,
        [
          t('版本', 'Version'),
          <>
            {t(`第 ${schemeVersion(scheme.ref)} 版`, `${schemeVersion(scheme.ref)}`)}{' '}
            <code>{scheme.ref}</code>
            {supersedes ? (
              <>
                {t('，取代 ', ', supersedes ')}
                <a href={`/programmes/${schemeCode(supersedes)}/${schemeVersion(supersedes)}`}>
                  {supersedes}
                </a>
              </>
            ) : null}
          </>,
        ],
      ]}
    />
  )
}

const sameWord = ({ outcome }: Scheme): boolean => outcome.verb.zh === outcomeKindWords[outcome.kind].zh
