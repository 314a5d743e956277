import { organisationFormWords, phaseWords } from '../../../domain/scheme-words.ts'
import type { Rule } from '../../../domain/rule.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { listed, sentence } from '../words/amount-words.ts'
import type { View } from '../context.ts'
import { foreignWords } from '../words/scheme-words.ts'
import { Facts } from '../ui/parts.tsx'
import { Default } from './defaults.tsx'
import { onlyForWords } from './only-for.ts'
import { Part, type PartProps } from './part.tsx'
import { Requirement } from './requirement.tsx'

/** The rules in words, what must hold apart from what is advised; then who may be in it. */
export const WhoMayApply = ({ view, scheme }: PartProps) => {
  const { t } = view
  const of = (force: Rule['force']): Rule[] => scheme.rules.filter((rule) => rule.force === force)
  return (
    <Part
      view={view}
      scheme={scheme}
      id="who"
      title={t('申报条件', 'Who may apply')}
      of={['rules', 'members', 'organisationForm', 'formationTypes', 'archetypes', 'recommenders']}
    >
      <RuleList view={view} scheme={scheme} title={t('必须满足', 'This must hold')} rules={of('blocks')} />
      <RuleList
        view={view}
        scheme={scheme}
        title={t(
          '建议满足（不满足时予以提示，不影响申报）',
          'This is advised; who does not meet it is told so and may apply',
        )}
        rules={of('warns')}
      />
      <Choices view={view} scheme={scheme} />
      <Members view={view} scheme={scheme} />
      <Recommenders view={view} scheme={scheme} />
    </Part>
  )
}

/** In the order in which an applicant meets them. */
const phases = ['apply', 'always', 'renew'] as const

const RuleList = ({ view, scheme, title, rules }: PartProps & { title: string; rules: readonly Rule[] }) =>
  rules.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      {phases.map((phase) => {
        const asked = rules.filter((rule) => rule.phase === phase)
        return asked.length === 0 ? null : (
          <>
            <h4>{view.say(sentence(phaseWords[phase]))}</h4>
            <ul class="rules">
              {asked.map((rule) => (
                <RuleLine view={view} scheme={scheme} rule={rule} />
              ))}
            </ul>
          </>
        )
      })}
    </>
  )

const RuleLine = ({ view, scheme, rule }: PartProps & { rule: Rule }) => {
  const { t, say } = view
  const onlyFor = onlyForWords(scheme, rule.onlyFor)
  const about = [
    ...(onlyFor ? [t(`仅：${say(onlyFor)}`, `only: ${say(onlyFor)}`)] : []),
    ...(rule.source ? [t(`依据：${say(rule.source)}`, `source: ${say(rule.source)}`)] : []),
  ]
  return (
    <li>
      <Requirement view={view} condition={rule.condition} />
      <Default view={view} scheme={scheme} at={`rules.${scheme.rules.indexOf(rule)}`} />
      {about.length === 0 ? null : <small class="below">{about.join(' · ')}</small>}
    </li>
  )
}

type Choice = NonNullable<Scheme['archetypes']>[number]

const ChoiceList = ({ view, title, choices }: { view: View; title: string; choices: readonly Choice[] }) => (
  <>
    <h3>{title}</h3>
    <dl class="facts">
      {choices.map(({ title: name, help }) => (
        <div>
          <dt>{view.say(name)}</dt>
          <dd>{help ? view.say(help) : ''}</dd>
        </div>
      ))}
    </dl>
  </>
)

const Choices = ({ view, scheme }: PartProps) => (
  <>
    {scheme.formationTypes ? (
      <ChoiceList view={view} title={view.t('组建类型', 'Formation types')} choices={scheme.formationTypes} />
    ) : null}
    {scheme.archetypes ? (
      <ChoiceList view={view} title={view.t('合作模式', 'Archetypes')} choices={scheme.archetypes} />
    ) : null}
    {scheme.members.layers ? (
      <ChoiceList
        view={view}
        title={view.t('成员层级', 'Layers of members')}
        choices={scheme.members.layers}
      />
    ) : null}
  </>
)

const Members = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  const { members, organisationForm } = scheme
  return (
    <>
      <h3>{t('成员与形式', 'Members and form')}</h3>
      <Facts
        facts={[
          [
            t('成员数量', 'Members'),
            <>
              {t(`牵头单位之外至多 ${members.max} 家`, `at most ${members.max} beside the lead`)}
              <Default view={view} scheme={scheme} at="members.max" />
            </>,
          ],
          [
            t('共同牵头', 'Co-leads'),
            members.coLeads ? t('可以', 'are possible') : t('不设', 'are not possible: one leads'),
          ],
          [t('境外成员', 'Foreign organisations'), say(foreignWords[members.foreign])],
          [
            t('成员确认', 'Confirmation'),
            members.confirmBeforeSubmission
              ? t(
                  '提交前由每家成员在线确认',
                  'every member confirms online before the application is handed in',
                )
              : t('提交前不要求逐家确认', 'is not asked for before the application is handed in'),
          ],
          [
            t('组织形式', 'Form'),
            say(listed(organisationForm.allowed.map((form) => organisationFormWords[form]))),
          ],
          organisationForm.liability
            ? [t('对外责任', 'External liability'), say(organisationForm.liability)]
            : undefined,
        ]}
      />
    </>
  )
}

const Recommenders = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  if (scheme.recommenders.length === 0) return null
  return (
    <>
      <h3>{t('推荐单位', 'Recommending units')}</h3>
      <Facts facts={scheme.recommenders.map(({ region, unit }) => [say(region), say(unit)])} />
    </>
  )
}
