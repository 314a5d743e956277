import { kindWords, OrganisationKind } from '../../../domain/organisation-kind.ts'
import { mostOrganisations } from '../../../domain/pre-check.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Typed, View } from '../context.ts'
import { ChoiceField, SelectField, Submit, TextField } from '../ui/form.tsx'
import { memberRoleWords } from '../words/words.ts'
import { countryName, offeredCountries } from './countries.ts'
import type { Questions } from './questions.ts'
import { rowCount, rowField } from './rows.ts'

type Props = {
  readonly view: View
  readonly scheme: Scheme
  readonly typed: Typed
  readonly questions: Questions
}

/** What a row asks, by the name of the field. */
export const rowLabels = ({ t, say }: View, scheme: Scheme): Record<string, string> => ({
  role: t('角色', 'Role'),
  name: t('单位名称', 'Name'),
  kind: t('单位类型', 'Kind'),
  country: t('国家或地区', 'Country or region'),
  place: t('注册地', 'Place of registration'),
  region: t('所在省（州）', 'Province or state'),
  controller: t('实际控制人或所属集团', 'Owner or group'),
  holds: t('具备', 'Holds'),
  leads: t('已牵头本计划联合体（个）', 'Leads so many of these consortia already'),
  joins: t('已参加本计划联合体（个）', 'Is in so many of these consortia already'),
  figure: scheme.membership ? say(scheme.membership.figure) : '',
  units: t('认购份数', 'Units taken'),
})

/** The organisations, a card each; rows come and go by buttons that work without script. */
export const OrganisationRows = ({ view, scheme, typed, questions }: Props) => {
  const { t, say } = view
  const count = rowCount(typed.values)
  return (
    <>
      <datalist id="countries">
        {offeredCountries.map((code) => (
          <option value={code}>{countryName(code, view.language)}</option>
        ))}
      </datalist>
      {questions.regions.length === 0 ? null : (
        <datalist id="regions">
          {questions.regions.map((region) => (
            <option>{say(region)}</option>
          ))}
        </datalist>
      )}
      {Array.from({ length: count }, (_, index) => (
        <Row view={view} scheme={scheme} typed={typed} questions={questions} row={index + 1} />
      ))}
      {count < mostOrganisations ? (
        <p class="actions">
          <Submit class="quiet" name="do" value="add">
            {t('添加一家', 'Add an organisation')}
          </Submit>
          <Submit class="quiet" name="do" value="add5">
            {t('添加五家', 'Add five')}
          </Submit>
        </p>
      ) : (
        <p class="hint">
          {t(`最多 ${mostOrganisations} 家。`, `There can be no more than ${mostOrganisations}.`)}
        </p>
      )}
    </>
  )
}

const Row = ({ view, scheme, typed, questions, row }: Props & { row: number }) => {
  const { t, say } = view
  const { asks } = questions
  const labels = rowLabels(view, scheme)
  const field = (name: string) => ({
    view,
    typed,
    name: rowField(row, name),
    label: labels[name] ?? name,
  })
  const roles = (['lead', 'co-lead', 'member'] as const).filter(
    (role) => role !== 'co-lead' || scheme.members.coLeads,
  )
  const holds = [
    ...(asks.code
      ? [{ value: 'code', label: t('统一社会信用代码或 LEI', 'a unified social credit code or an LEI') }]
      : []),
    ...questions.credentials.map(({ value, label }) => ({ value, label: say(label) })),
  ]
  return (
    <fieldset class="organisation" id={`o${row}`}>
      <legend>{t(`单位 ${row}`, `Organisation ${row}`)}</legend>
      <div class="cells">
        <SelectField
          {...field('role')}
          options={roles.map((role) => ({ value: role, label: say(memberRoleWords[role]) }))}
        />
        <TextField {...field('name')} required={false} />
        <SelectField
          {...field('kind')}
          options={OrganisationKind.options.map((kind) => ({ value: kind, label: say(kindWords[kind]) }))}
        />
        <TextField {...field('country')} list="countries" />
        {asks.region ? (
          <TextField {...field('region')} {...(questions.regions.length > 0 ? { list: 'regions' } : {})} />
        ) : null}
        {asks.place ? <TextField {...field('place')} /> : null}
        {asks.controller ? <TextField {...field('controller')} required={false} /> : null}
        {asks.leadsAlready ? <TextField {...field('leads')} inputmode="numeric" /> : null}
        {asks.joinsAlready ? <TextField {...field('joins')} inputmode="numeric" /> : null}
        {asks.figure ? (
          <TextField {...field('figure')} inputmode="decimal" unit={scheme.membership?.currency ?? ''} />
        ) : null}
        {asks.units ? <TextField {...field('units')} inputmode="numeric" /> : null}
      </div>
      {holds.length === 0 ? null : <ChoiceField {...field('holds')} many options={holds} />}
      <p class="remove">
        <Submit class="quiet" name="do" value={`remove.${row}`}>
          {t('移除', 'Take out')}
          <span class="visually-hidden">{t(`单位 ${row}`, ` organisation ${row}`)}</span>
        </Submit>
      </p>
    </fieldset>
  )
}
