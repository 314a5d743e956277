import { NewPlan, planAnswer, planField, planProblems } from '../../../domain/change-plan.ts'
import type { RuleEffect } from '../../../domain/change-request.ts'
import { changeWords } from '../../../domain/change-words.ts'
import { civilDate } from '../../../domain/calendar.ts'
import { readAnswers } from '../../../domain/form.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { previewOfChange, startChange } from '../../commands/changes.ts'
import { knownConsortium } from '../../known-consortium.ts'
import { EffectTable } from './effect.tsx'
import { closedFor, consortiumHere } from './changes.tsx'
import { fromWords, modeWords } from './words.ts'
import { askingOf, nothingTyped, type Typed } from '../context.ts'
import { asking, type Here, onPost, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { PlanComparison } from '../milestones/plan-comparison.tsx'
import { refusals } from '../words/refusal-words.ts'
import { first, readForm } from '../typed-form.ts'
import { fieldLabels } from '../ui/field-words.ts'
import { AreaField, ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Empty, Facts } from '../ui/parts.tsx'
import { asTyped, SectionFields } from '../ui/scheme-field.tsx'
import { afterRowAct, newRowId, rowsIn, typedTable } from '../ui/table-typed.ts'

type Values = Readonly<Record<string, readonly string[]>>

/**
 * A change of the plan: which field of the application, its answer as it is to be, what that changes and what it does
 * to the rules; then the request. Looking at the effect writes nothing.
 */
export const changePlanPages = (site: Site): void => {
  const { app, web } = site
  const { world } = web
  const path = '/register/:consortium/changes/plan'

  const opened = async (c: Here, values: Values) => {
    const { entry, moment } = await consortiumHere(c, web)
    const rule = moment.scheme.changes?.kinds.find(({ kind }) => kind === 'plan')
    if (!rule) throw notFound()
    const known = await knownConsortium(world, entry)
    const fields = (rule.fields ?? []).flatMap((at) => {
      const section = planField(moment.scheme.form, at)
      return section ? [{ at, section }] : []
    })
    const named = first(values, 'field')
    const chosen = fields.find(({ at }) => at === named) ?? (fields.length === 1 ? fields[0] : undefined)
    return { entry, moment, rule, known, fields, chosen }
  }

  const planFrom = (
    chosen: { at: string; section: NonNullable<ReturnType<typeof planField>> },
    values: Values,
  ) => {
    const { section, at } = chosen
    const [field] = section.fields
    const given = values[at] ?? []
    const typed =
      field.kind === 'table'
        ? typedTable(values, at, field)
        : field.kind === 'choice' && field.many
          ? given.filter((one) => one !== '')
          : (given[0] ?? '')
    const answer = readAnswers(section, { [field.id]: typed })[field.id]
    return answer === undefined ? undefined : NewPlan.parse({ field: at, answer })
  }

  const draw = async (c: Here, typed: Typed | undefined) => {
    const query: Values = Object.fromEntries(Object.entries(c.req.queries()))
    const { entry, moment, rule, known, fields, chosen } = await opened(c, typed?.values ?? query)
    const view = viewHere(c, web)
    const { t, say } = view
    const closed = closedFor(entry, 'plan', moment)
    const lastYear = Number(civilDate(moment.now, moment.scheme.timeZone).slice(0, 4)) - 1
    const shown = (await seen(c, entry.id, chosen, typed)) ?? {}
    const values = typed && afterRowAct(typed.values, () => newRowId(view))
    const answer = chosen && planAnswer(known.sections, chosen.at)
    // What cannot be sent as it stands is said with its effect, and not only once it was sent.
    const looked = typed !== undefined && ['', 'see'].includes(first(typed.values, 'do'))
    const wrong =
      looked && shown.plan ? planProblems(moment.scheme.form, known.sections, known.members, shown.plan) : []
    const now: Typed = typed
      ? {
          problems: [
            ...wrong,
            ...typed.problems.filter(({ field }) => !wrong.some((one) => one.field === field)),
          ],
          ...(typed.refused ? { refused: typed.refused } : {}),
          ...shown.problem,
          values: values ?? typed.values,
        }
      : chosen
        ? asTyped(chosen.section, answer === undefined ? {} : { [chosen.section.fields[0].id]: answer })
        : nothingTyped
    return show(
      c,
      view,
      say(changeWords.plan),
      <>
        <p class="crumb">
          <a href={`/register/${entry.id}`}>{entry.name}</a>
          {' · '}
          <a href={`/register/${entry.id}/changes`}>{t('变更', 'Changes')}</a>
        </p>
        <h1>{say(changeWords.plan)}</h1>
        <Facts
          facts={[
            [t('办理方式', 'How'), say(modeWords[rule.mode])],
            [t('生效', 'In effect'), say(fromWords[rule.effective])],
          ]}
        />
        <ErrorSummary
          view={view}
          typed={now}
          labels={{
            reason: t('理由', 'Reason'),
            ...(chosen
              ? fieldLabels(view, [chosen.section], lastYear, (name) => rowsIn(now.values, name))
              : {}),
          }}
        />
        {closed !== undefined ? (
          <Empty>{say(closed)}</Empty>
        ) : chosen === undefined ? (
          <ul>
            {fields.map(({ at, section }) => (
              <li>
                <a class="button quiet" href={`/register/${entry.id}/changes/plan?field=${at}`}>
                  {say(section.title)}
                  {t('：', ': ')}
                  {say(section.fields[0].label)}
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <>
            <p class="hint">
              {t(
                '请在下方改为变更后的内容，先查看影响再提交；涉及成员单位的，须经其确认。',
                'Change it to what it is to be, look at the effect, then send it. Members whose rows change are asked whether they agree.',
              )}
            </p>
            {shown.plan && shown.effect ? (
              <section id="effect" tabindex={-1}>
                <h2>{t('变更对照', 'What changes')}</h2>
                <PlanComparison
                  view={view}
                  section={chosen.section}
                  before={answer}
                  after={shown.plan.answer}
                  members={known.members}
                />
                <h2>{t('对计划规定的影响', 'Effect on the programme’s conditions')}</h2>
                <EffectTable view={view} effect={shown.effect} />
              </section>
            ) : null}
            <Form view={view} action={`/register/${entry.id}/changes/plan`}>
              <input type="hidden" name="field" value={chosen.at} />
              <input type="hidden" name="basedOn" value={`${entry.revision}`} />
              <SectionFields
                view={view}
                section={chosen.section}
                lastYear={lastYear}
                typed={now}
                members={known.members}
              />
              <AreaField view={view} typed={now} name="reason" label={t('理由', 'Reason')} />
              <div class="actions">
                <Submit class="quiet" name="do" value="see">
                  {t('查看影响', 'See the effect')}
                </Submit>
                {shown.effect && !shown.broken && wrong.length === 0 ? (
                  <Submit>{t('提交申请', 'Send the request')}</Submit>
                ) : null}
              </div>
            </Form>
          </>
        )}
      </>,
    )
  }

  type Seen = {
    readonly plan?: NewPlan
    readonly effect?: readonly RuleEffect[]
    readonly broken?: boolean
    readonly problem?: Partial<Typed>
  }

  /** What was typed, compared with the application, and what it does; nothing while nothing was sent. */
  const seen = async (
    c: Here,
    id: Parameters<typeof previewOfChange>[2],
    chosen: Awaited<ReturnType<typeof opened>>['chosen'],
    typed: Typed | undefined,
  ): Promise<Seen | undefined> => {
    const plan = chosen && typed && planFrom(chosen, typed.values)
    if (!chosen || !typed || !plan) return undefined
    try {
      const request = { kind: 'plan' as const, field: chosen.at, reason: '……' }
      const { effect, broken } = await previewOfChange(
        world,
        askingOf(c.var, signedInPerson(c)),
        id,
        request,
        plan,
      )
      return { plan, effect, broken: broken.length > 0 }
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.code === 'not-found') throw problem
      return {
        problem: {
          problems: problem.problems,
          ...(problem.problems.length === 0 ? { refused: refusals[problem.code].words(problem.facts) } : {}),
        },
      }
    }
  }

  app.get(path, (c) => draw(c, undefined))

  // A button of a table, or a look at the effect: the page comes back, and nothing is written.
  app.post(path, async (c, next) => {
    const { once: _, ...values } = await readForm(c.req)
    if (first(values, 'do') === '') return next()
    signedInPerson(c)
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    return draw(c, { values, problems: [] })
  })

  onPost(site, path, {
    act: async (c, values) => {
      const { entry, chosen } = await opened(c, values)
      const plan = chosen && planFrom(chosen, values)
      const reason = first(values, 'reason').trim()
      const missing = [
        ...(plan ? [] : [{ field: chosen?.at ?? 'field', code: 'missing' }]),
        ...(reason.length < 2 ? [{ field: 'reason', code: 'missing' }] : []),
      ]
      if (!plan || missing.length > 0) throw new Refusal('invalid', { problems: missing })
      const basedOn = Number(first(values, 'basedOn'))
      const { case: id } = await startChange(world, asking(c, values), {
        consortium: entry.id,
        request: { kind: 'plan', field: plan.field, reason },
        plan,
        ...(Number.isInteger(basedOn) && basedOn > 0 ? { basedOn } : {}),
      })
      return `/cases/${id}`
    },
    again: draw,
  })
}
