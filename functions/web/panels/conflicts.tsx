import { isFact } from '../../../domain/conflict-kind.ts'
import { standing } from '../../../domain/conflict-check.ts'
import { PersonId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { dismiss, DismissConflict } from '../../commands/panels.ts'
import { nothingTyped } from '../context.ts'
import { asking, formPage, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { AreaField, ChoiceField, ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Empty, Narrow, Tag } from '../ui/parts.tsx'
import { type OneCase, openOneCase } from './one-case.ts'
import { conflictSaid } from './panel-words.ts'

/** What stands between somebody and a case: facts stay, and a suspicion is found to be none with a reason. */
export const conflictPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/calls/:call/panels/:case/conflicts',
    async (c, typed = nothingTyped) => {
      const one = await openOneCase(c, site, 'staff-panels')
      const { person, conflicts } = conflictsIn(one, c.req.query('expert') ?? typed.values.expert?.[0])
      const view = viewHere(c, web)
      const { t, say } = view
      const title = t(`${person.name}：利益冲突`, `Conflicts of ${person.name}`)
      const labels = { conflict: t('疑似利益冲突', 'Suspected conflict'), reason: t('理由', 'Reason') }
      const facts = conflicts.filter(({ is }) => isFact(is))
      const suspected = conflicts
        .map((conflict, n) => ({ conflict, n }))
        .filter(({ conflict }) => !isFact(conflict.is))
      return show(
        c,
        view,
        title,
        <Narrow under={one.path} of={one.row.title} title={title}>
          <p>{person.expertise?.organisationName}</p>
          <ErrorSummary view={view} typed={typed} labels={labels} />
          {conflicts.length === 0 ? (
            <Empty>{t('没有未处理的利益冲突。', 'Nothing stands against this expert.')}</Empty>
          ) : null}
          {facts.length === 0 ? null : (
            <>
              <p>{t('以下情形是事实，不能解除：', 'These are facts, and nobody sets them aside:')}</p>
              <ul>
                {facts.map((conflict) => (
                  <li>
                    <Tag tone="bad">{t('利益冲突', 'conflict')}</Tag> {say(conflictSaid(conflict))}
                  </li>
                ))}
              </ul>
            </>
          )}
          {suspected.length === 0 ? null : (
            <Form view={view} action={`${one.path}/conflicts`}>
              <input type="hidden" name="expert" value={person.id} />
              <ChoiceField
                {...{ view, typed, name: 'conflict', label: labels.conflict }}
                options={suspected.map(({ conflict, n }) => ({
                  value: `${n}`,
                  label: say(conflictSaid(conflict)),
                }))}
              />
              <AreaField
                {...{ view, typed, name: 'reason', label: labels.reason, rows: 3 }}
                hint={t(
                  '写明核实了什么；理由连同您的姓名和时间记入案件。',
                  'Say what you looked into. It stands in the case’s history with your name and the time.',
                )}
              />
              <div class="actions">
                <Submit>{t('核实不构成冲突', 'It is no conflict')}</Submit>
                <a class="button quiet" href={one.path}>
                  {t('返回', 'Back')}
                </a>
              </div>
            </Form>
          )}
        </Narrow>,
      )
    },
    async (c, values) => {
      const one = await openOneCase(c, site, 'staff-panels')
      const { person, conflicts } = conflictsIn(one, first(values, 'expert'))
      const chosen = conflicts[Number(first(values, 'conflict') || 'x')]
      const input = parsed(DismissConflict, {
        expert: person.id,
        conflict: chosen?.is,
        ...(chosen?.with === undefined ? {} : { with: chosen.with }),
        reason: first(values, 'reason'),
      })
      await dismiss(web.world, asking(c, values), one.row.id, input)
      return `${one.path}/conflicts?expert=${person.id}`
    },
  )
}

const conflictsIn = ({ open, row }: OneCase, expert: string | undefined) => {
  const id = PersonId.safeParse(expert)
  const person = id.success ? open.desk.who.get(id.data) : undefined
  if (!person) throw notFound()
  return { person, conflicts: standing(person, open.desk.check(person, row), row.dismissed) }
}
