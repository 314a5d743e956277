import type { ChangeRequest } from '../../../domain/change-request.ts'
import { ChangeKind } from '../../../domain/change-rules.ts'
import { changeWords } from '../../../domain/change-words.ts'
import type { Consortium } from '../../../domain/consortium.ts'
import { OrganisationId } from '../../../domain/ids.ts'
import { milestonesIn } from '../../../domain/milestone.ts'
import type { Moment } from '../../../domain/moment.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { previewOfChange, startChange } from '../../commands/changes.ts'
import { memberByCode } from '../../commands/organisations.ts'
import { changeNaming, changeRequestFrom } from './change-from-form.ts'
import { ChangeFields, labelsOfChange, WhomChooses } from './fields.tsx'
import { EffectTable } from './effect.tsx'
import { closedFor, consortiumHere } from './changes.tsx'
import { fromWords, modeWords } from './words.ts'
import { askingOf, nothingTyped, type Typed, type View } from '../context.ts'
import { asking, formPage, type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { refusals } from '../words/refusal-words.ts'
import { first } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Empty, Facts, shownCode } from '../ui/parts.tsx'
import { countryFrom } from '../ui/organisation-code-fields.tsx'

type Values = Readonly<Record<string, readonly string[]>>

/** Kinds that name somebody: who it is comes first, so that the effect can be shown before anything is written. */
const namesSomebody = (kind: ChangeKind): boolean =>
  ['member-in', 'member-out', 'lead', 'merger'].includes(kind)

/** Asking for a change: whom it is about, what it does to the rules, then the request itself. */
export const changeForm = (site: Site): void => {
  const { web } = site
  const { world } = web

  const draw = async (c: Here, typed: Typed | undefined) => {
    const { entry, moment } = await consortiumHere(c, web)
    const kind = kindOf(c)
    const rule = moment.scheme.changes?.kinds.find((one) => one.kind === kind)
    if (!rule) throw notFound()
    const view = viewHere(c, web)
    const { t, say } = view
    const closed = closedFor(entry, kind, moment)
    const milestones =
      kind === 'milestone' && moment.scheme.milestones
        ? milestonesIn(await world.store.consortia.record(entry.id))
        : []
    const chosen = closed === undefined ? await choiceIn(c, entry, moment, kind, typed) : undefined
    if (chosen?.problem && typed === undefined) c.status(422)
    const wrong: Typed = chosen?.problem ?? typed ?? nothingTyped
    return show(
      c,
      view,
      say(changeWords[kind]),
      <>
        <p class="crumb">
          <a href={`/register/${entry.id}`}>{entry.name}</a>
          {' · '}
          <a href={`/register/${entry.id}/changes`}>{t('变更', 'Changes')}</a>
        </p>
        <h1>{say(changeWords[kind])}</h1>
        <Facts
          facts={[
            [t('办理方式', 'How'), say(modeWords[rule.mode])],
            kind === 'renewal' ? undefined : [t('生效', 'In effect'), say(fromWords[rule.effective])],
          ]}
        />
        <ErrorSummary view={view} typed={wrong} labels={labelsOfChange(view)} />
        {closed !== undefined ? (
          <Empty>{say(closed)}</Empty>
        ) : chosen?.effect === undefined ? (
          <WhomChooses view={view} typed={wrong} entry={entry} kind={kind} members={moment.scheme.members} />
        ) : (
          <>
            {chosen.about === undefined ? null : (
              <p>
                <strong>{chosen.about}</strong>{' '}
                <a href={`/register/${entry.id}/changes/${kind}`}>{t('另选', 'Choose another')}</a>
              </p>
            )}
            <h2>{t('对计划规定的影响', 'Effect on the programme’s conditions')}</h2>
            <EffectTable view={view} effect={chosen.effect} />
            {chosen.broken ? (
              <Empty>
                {t(
                  '变更后将不符合须遵守的规定，不能申请。',
                  'A condition that must hold would not hold any more: this cannot be asked for.',
                )}
              </Empty>
            ) : (
              <>
                <h2>{t('提出申请', 'Ask for it')}</h2>
                <Form view={view} action={`/register/${entry.id}/changes/${kind}`} class="narrow">
                  <input type="hidden" name="basedOn" value={`${entry.revision}`} />
                  {Object.entries(chosen.hidden).map(([name, value]) => (
                    <input type="hidden" name={name} value={value} />
                  ))}
                  <ChangeFields
                    view={view}
                    typed={wrong}
                    kind={kind}
                    currency={moment.scheme.currency}
                    milestones={milestones}
                  />
                  <Submit>{t('提交申请', 'Send the request')}</Submit>
                </Form>
              </>
            )}
          </>
        )}
      </>,
    )
  }

  /** What was chosen on the page before, or sent with a form that was refused, and what it would do. */
  const choiceIn = async (c: Here, entry: Consortium, moment: Moment, kind: ChangeKind, typed?: Typed) => {
    const given: Values = typed?.values ?? queryOf(c)
    const asks = askingOf(c.var, signedInPerson(c))
    try {
      const hidden = namesSomebody(kind) ? await named(kind, given) : {}
      if (hidden === undefined) return undefined
      const request = changeNaming(kind, hidden)
      const { effect, broken } = await previewOfChange(world, asks, entry.id, request)
      return {
        hidden,
        effect,
        broken: broken.length > 0,
        about: await aboutOf(viewHere(c, web), entry, request),
      }
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.code === 'not-found') throw problem
      const at = { values: given, problems: atCode(kind, problem) }
      return {
        problem: {
          ...at,
          ...(at.problems.length === 0 ? { refused: refusals[problem.code].words(problem.facts) } : {}),
        },
      }
    }
  }

  /** The organisation or number that the address names; nothing while none is chosen. */
  const named = async (kind: ChangeKind, given: Values): Promise<Record<string, string> | undefined> => {
    if (kind === 'merger') {
      const number = first(given, 'number').trim()
      return number === '' ? undefined : { number }
    }
    const known = OrganisationId.safeParse(first(given, 'organisation'))
    const code = first(given, 'code').trim()
    const organisation = known.success
      ? known.data
      : kind === 'member-in' && code !== ''
        ? await memberByCode(world, code, countryFrom(given))
        : undefined
    if (organisation === undefined) return undefined
    const role = first(given, 'role') === 'co-lead' ? 'co-lead' : 'member'
    const layer = first(given, 'layer')
    return kind === 'member-in'
      ? { organisation, role, ...(layer === '' ? {} : { layer }) }
      : { organisation }
  }

  const aboutOf = async (
    { t }: View,
    entry: Consortium,
    request: ChangeRequest,
  ): Promise<string | undefined> => {
    if (request.kind === 'merger')
      return `${(await world.store.consortia.byNumber(request.number))?.name ?? ''} ${request.number}`
    if (!('organisation' in request)) return undefined
    const { organisation } = request
    const party = entry.parties.find((one) => one.organisation === organisation)
    const name = party?.name ?? (await world.store.organisations.load(organisation))?.name ?? ''
    const role =
      request.kind === 'member-in' && request.role === 'co-lead' ? t('（共同牵头）', ' (co-lead)') : ''
    return `${name} ${shownCode(organisation)}${role}`
  }

  formPage(site, '/register/:consortium/changes/:kind', draw, async (c, values) => {
    const { entry } = await consortiumHere(c, web)
    const request = changeRequestFrom(kindOf(c), values)
    const basedOn = Number(first(values, 'basedOn'))
    const { case: id } = await startChange(world, asking(c, values), {
      consortium: entry.id,
      request,
      ...(Number.isInteger(basedOn) && basedOn > 0 ? { basedOn } : {}),
    })
    return `/cases/${id}`
  })
}

const kindOf = (c: Here): ChangeKind => {
  const kind = ChangeKind.safeParse(param(c, 'kind'))
  if (!kind.success) throw notFound()
  return kind.data
}

const queryOf = (c: Here): Values =>
  Object.fromEntries(Object.entries(c.req.queries()).map(([name, values]) => [name, values]))

/** A problem with the organisation is shown where its code was typed. */
const atCode = (kind: ChangeKind, { problems }: Refusal): Typed['problems'] =>
  problems.map((problem) =>
    kind === 'member-in' && problem.field === 'organisation' ? { ...problem, field: 'code' } : problem,
  )
