import type { Child } from 'hono/jsx'
import { figuresByYear } from '../../../domain/figures.ts'
import type { FormField, FormSection } from '../../../domain/form.ts'
import type { Rule } from '../../../domain/rule.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { figureText } from '../../../domain/condition-words.ts'
import { listed, monthsWords } from '../words/amount-words.ts'
import type { View } from '../context.ts'
import { signingWords } from '../words/scheme-words.ts'
import { whenWords } from '../ui/field-words.ts'
import { Table } from '../ui/parts.tsx'
import { Default } from './defaults.tsx'
import { onlyForWords } from './only-for.ts'
import { Part, type PartProps } from './part.tsx'

/** The form, section by section: what is asked, what is required, how a document has to look. */
export const WhatToPrepare = ({ view, scheme }: PartProps) => {
  const { t, say } = view
  return (
    <Part view={view} scheme={scheme} id="prepare" title={t('准备材料', 'What to prepare')} of={['form']}>
      {scheme.form.map((section, index) => {
        const onlyFor = onlyForWords(scheme, section.onlyFor)
        return (
          <>
            <h3>
              {say(section.title)}
              {onlyFor ? <small>{t(`（仅：${say(onlyFor)}）`, ` (only: ${say(onlyFor)})`)}</small> : null}
              <Default view={view} scheme={scheme} at={`form.${index}`} />
            </h3>
            {section.help ? <p class="hint">{say(section.help)}</p> : null}
            <div class="prepare">
              <Table
                caption={say(section.title)}
                heads={[t('内容', 'Item'), t('要求', 'Required'), t('说明', 'What is asked')]}
                rows={rowsOf(view, scheme, section)}
              />
            </div>
          </>
        )
      })}
    </Part>
  )
}

/** Figures that are asked for several years are one row: the same is asked of each year. */
const rowsOf = (view: View, scheme: Scheme, section: FormSection): Child[][] => {
  const { t, say } = view
  const figures = figuresByYear(section)
  return section.fields.flatMap((field) => {
    const figure = figures.find(({ years }) => [...years.values()].some(({ id }) => id === field.id))
    if (figure && [...figure.years.values()][0] !== field) return []
    const years = figure && Math.max(...figure.years.keys())
    return [
      [
        figure
          ? `${say(figure.label)}${t(`（近 ${years} 年各年）`, `, each of the last ${years} years`)}`
          : say(field.label),
        <RequiredMark view={view} scheme={scheme} section={section} field={field} />,
        <Asked view={view} scheme={scheme} field={field} />,
      ],
    ]
  })
}

/** Rules that block and look at this field: a field that the form leaves open may be required by them. */
const rulesAbout = (scheme: Scheme, field: FormField): Rule[] =>
  scheme.rules.filter(({ force, condition }) => {
    if (force !== 'blocks') return false
    if (condition.kind === 'documents')
      return field.kind === 'document' && condition.required.some(({ value }) => value === field.id)
    return condition.kind === 'chosen' && field.kind === 'choice' && field.feeds === condition.what
  })

type MarkProps = { view: View; scheme: Scheme; section: FormSection; field: FormField }

const RequiredMark = ({ view, scheme, section, field }: MarkProps) => {
  const { t, say } = view
  if (field.required) return <strong>{t('必填', 'required')}</strong>
  const rules = rulesAbout(scheme, field)
  if (rules.length === 0) return <>{whenWords(view, section, field) ?? t('选填', 'optional')}</>
  const onlyFor = rules.map((rule) => onlyForWords(scheme, rule.onlyFor))
  const whom = onlyFor.flatMap((some) => (some ? [some] : []))
  return (
    <>
      <strong>{t('按申报条件必填', 'required by the conditions')}</strong>
      {whom.length === onlyFor.length ? (
        <small class="below">{t(`仅：${say(listed(whom))}`, `only: ${say(listed(whom))}`)}</small>
      ) : null}
    </>
  )
}

/** The clauses that an agreement of everybody must contain. */
const clausesNeeded = (scheme: Scheme): Set<string> =>
  new Set(
    scheme.rules.flatMap(({ force, onlyFor, condition }) =>
      force === 'blocks' &&
      onlyFor === undefined &&
      condition.kind === 'chosen' &&
      condition.what === 'clauses' &&
      condition.min === undefined &&
      condition.max === undefined
        ? condition.of.map(({ value }) => value)
        : [],
    ),
  )

/** More options than this are not read out one by one. */
const readable = 24

const Asked = ({ view, scheme, field }: { view: View; scheme: Scheme; field: FormField }) => {
  const { say, t } = view
  const onlyFor = onlyForWords(scheme, field.onlyFor)
  const parts = [
    ...askedParts(view, field),
    ...(onlyFor ? [t(`仅：${say(onlyFor)}`, `only: ${say(onlyFor)}`)] : []),
  ]
  return (
    <span>
      {parts.join(t('；', '; '))}
      {field.kind === 'choice' && field.options.length <= readable ? (
        field.feeds === 'clauses' ? (
          <ul class="checklist">
            {field.options.map(({ value, label }) => (
              <li>
                {clausesNeeded(scheme).has(value) ? (
                  <strong>
                    {say(label)}
                    {t('（必须载明）', ' (must be there)')}
                  </strong>
                ) : (
                  say(label)
                )}
              </li>
            ))}
          </ul>
        ) : (
          listed(field.options.map(({ label }) => label))[view.language]
        )
      ) : null}
      {field.hint ? <small class="below">{say(field.hint)}</small> : null}
    </span>
  )
}

const askedParts = ({ say, t }: View, field: FormField): string[] => {
  switch (field.kind) {
    case 'text':
      return [t(`不超过 ${field.max} 字`, `up to ${field.max} characters`)]
    case 'longText':
      return [t(`不超过 ${field.max} 字`, `up to ${field.max} characters`)]
    case 'number':
      return [
        `${field.whole ? t('整数', 'whole number') : t('数字', 'number')}${field.unit ? t(`（${say(field.unit)}）`, ` (${say(field.unit)})`) : ''}`,
        ...(field.min !== undefined && field.min !== 0
          ? [t(`不低于 ${figureText(field.min)}`, `at least ${figureText(field.min)}`)]
          : []),
      ]
    case 'date':
      return [t('日期', 'date')]
    case 'choice':
      return field.options.length > readable
        ? [t(`${field.options.length} 个选项`, `one of ${field.options.length} options`)]
        : [field.many ? t('可多选：', 'any of: ') : t('选一项：', 'one of: ')]
    case 'table':
      return [
        t('表格，逐行填写：', 'a table, in each row: ') +
          field.columns.map(({ label }) => say(label)).join(t('、', ', ')),
      ]
    case 'document':
      return [
        `${t('附件', 'document')} ${field.formats.map((format) => format.toUpperCase()).join('/')}`,
        ...(field.maxFiles > 1 ? [t(`至多 ${field.maxFiles} 份`, `up to ${field.maxFiles} files`)] : []),
        ...(field.validMonths
          ? [
              t(
                `${say(monthsWords(field.validMonths))}内出具`,
                `issued within the last ${say(monthsWords(field.validMonths))}`,
              ),
            ]
          : []),
        ...(field.signing === 'none' ? [] : [say(signingWords[field.signing])]),
      ]
  }
}
