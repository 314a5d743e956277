import { CaseId, PersonId, schemeCode } from '../../../domain/ids.ts'
import { mayHaveCharge } from '../../../domain/officer-in-charge.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { assignOfficer, remindTurn } from '../../commands/run-case.ts'
import { filledIn } from '../context.ts'
import { asking, formPage, onPost, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { failed } from '../refused.tsx'
import { first } from '../typed-form.ts'
import { ErrorSummary, Form, SelectField, Submit } from '../ui/form.tsx'
import { Narrow } from '../ui/parts.tsx'

/** Who is in charge of a case; and a reminder for whoever's turn it is. */
export const officerPages = (site: Site): void => {
  const { web } = site
  const idIn = (text: string): CaseId => {
    const id = CaseId.safeParse(text)
    if (!id.success) throw notFound()
    return id.data
  }
  formPage(
    site,
    '/cases/:case/officer',
    async (c, typed) => {
      const { person, file, view: it } = await openCase(c, web)
      if (!may(person, { to: 'run-case', file })) throw notFound()
      const all = await web.world.store.people.inAudience(`office:${schemeCode(file.head.scheme)}:officer`)
      const officers = all.filter((one) => mayHaveCharge(one, file))
      const view = viewHere(c, web)
      const { t } = view
      const title = t('经办人', 'Officer in charge')
      const now = typed ?? filledIn({ officer: [file.head.officer?.id ?? 'nobody'] })
      return show(
        c,
        view,
        title,
        <Narrow under={`/cases/${it.id}`} of={it.title} title={title}>
          <p class="hint">
            {t(
              '经办人负责跟进；其他受理人员仍可办理。与案件有利益关系的人不在列表中。',
              'Whoever is in charge follows it up; other officers may still act. People with a conflict are not listed.',
            )}
          </p>
          <ErrorSummary view={view} typed={now} labels={{ officer: title }} />
          <Form view={view} action={`/cases/${it.id}/officer`}>
            <SelectField
              {...{ view, typed: now, name: 'officer', label: title }}
              options={[
                ...officers.map(({ id, name }) => ({ value: id, label: name })),
                { value: 'nobody', label: t('不指定（全办公室）', 'Nobody: the whole office') },
              ]}
            />
            <div class="actions">
              <Submit>{t('确定', 'Set')}</Submit>
              <a class="button quiet" href={`/cases/${it.id}`}>
                {t('返回', 'Back')}
              </a>
            </div>
          </Form>
        </Narrow>,
      )
    },
    async (c, values) => {
      const id = idIn(param(c, 'case'))
      const chosen = first(values, 'officer')
      const officer = PersonId.safeParse(chosen)
      if (!officer.success && chosen !== 'nobody')
        throw new Refusal('invalid', { problems: [{ field: 'officer', code: 'missing' }] })
      await assignOfficer(web.world, asking(c, values), {
        case: id,
        officer: officer.success ? officer.data : null,
      })
      return `/cases/${id}`
    },
  )

  onPost(site, '/cases/:case/turn-reminder', {
    act: async (c, values) => {
      const id = idIn(param(c, 'case'))
      await remindTurn(web.world, asking(c, values), id)
      return `/cases/${id}`
    },
    again: (c, { refused }) =>
      failed(new Refusal(refused === undefined ? 'invalid' : 'reminded-today'), c, web),
  })
}
