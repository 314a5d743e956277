import type { BulkAction } from '../../../domain/bulk.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { previewBulk, runBulk } from '../../commands/bulk.ts'
import { BulkAction as Action } from '../../../domain/bulk.ts'
import { nothingTyped, type Typed } from '../context.ts'
import { asking, type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { refusals } from '../words/refusal-words.ts'
import { sayDone } from '../board/bulk.tsx'
import { first, parsed, readForm } from '../typed-form.ts'
import { choicesIn, firstChoices, ProposalForm, type Choices } from './proposal-form.tsx'
import { ProposalEffect } from './proposal-effect.tsx'
import { openProposal, type OpenProposal } from './proposal-view.ts'

type Values = Readonly<Record<string, string[]>>

/**
 * Panels for many cases at once: what the program proposes and why, changed by the officer as they like, its effect,
 * and each case by the command that exists for one.
 */
export const proposalPages = (site: Site): void => {
  const { app, web } = site

  app.get('/calls/:call/panels/proposal', async (c) => {
    const proposal = await openProposal(web, signedInPerson(c), param(c, 'call'), c.req.queries('case') ?? [])
    const only = c.req.queries('case')
    const opened = only?.length === 1 ? only[0] : undefined
    return formPage(site, c, proposal, firstChoices(proposal, opened), nothingTyped)
  })

  app.post('/calls/:call/panels/proposal', async (c) => {
    const values = await readForm(c.req)
    c.set('form', values)
    const person = signedInPerson(c)
    if (first(values, 'csrf') !== c.var.signedIn?.session.csrf) throw new Refusal('sign-in-needed')
    const proposal = await openProposal(web, person, param(c, 'call'), values.all ?? [])
    const choices = choicesIn(proposal, values)
    try {
      return await answered(site, c, proposal, choices, values)
    } catch (problem) {
      if (!(problem instanceof Refusal) || ['not-found', 'sign-in-needed'].includes(problem.code))
        throw problem
      const { status, words } = refusals[problem.code]
      c.status(status)
      const { once: _, ...kept } = values
      return formPage(site, c, proposal, choices, {
        values: kept,
        problems: problem.problems,
        ...(problem.problems.length === 0 ? { refused: words(problem.facts) } : {}),
      })
    }
  })
}

const answered = async (
  site: Site,
  c: Here,
  proposal: OpenProposal,
  choices: Choices,
  values: Values,
): Promise<Response> => {
  const { web } = site
  const go = first(values, 'go')
  if (go !== 'preview' && go !== 'run')
    return formPage(site, c, proposal, choices, { ...nothingTyped, values })
  const action = actionFrom(choices, values)
  const given = { batch: proposal.open.batch.id, action, cases: action.panels.map((one) => one.case) }
  if (go === 'preview') {
    const foreseen = await previewBulk(web.world, asking(c, values), given)
    const view = viewAt(site, c, proposal)
    const title = view.t('将会怎样', 'What will happen')
    return show(
      c,
      view,
      title,
      <>
        <Crumb view={view} proposal={proposal} />
        <h1>{title}</h1>
        <ProposalEffect {...{ view, proposal, choices, foreseen, action }} />
      </>,
    )
  }
  const { key, ...who } = asking(c, values)
  if (key === undefined) throw new Refusal('invalid', { problems: [{ field: '', code: 'malformed' }] })
  const run = await runBulk(web.world, { ...who, key }, given)
  sayDone(c, web, run)
  return c.redirect(`/board/${run.batch}/bulk/${run.id}`, 303)
}

type Panels = Extract<BulkAction, { do: 'panel' }>

/** What is ticked, as the action it stands for. */
const actionFrom = (choices: Choices, values: Values): Panels => {
  const panels = choices.included.map((id) => ({
    case: id,
    experts: [...(choices.chosen.get(id) ?? [])],
    ...(choices.seen.get(id) === undefined ? {} : { seen: choices.seen.get(id) }),
  }))
  if (panels.length === 0) throw new Refusal('invalid', { problems: [{ field: 'case', code: 'missing' }] })
  const reason = first(values, 'reason').trim()
  const action = parsed(Action, { do: 'panel', panels, ...(reason === '' ? {} : { reason }) })
  if (action.do !== 'panel') throw new Refusal('invalid', { problems: [{ field: 'case', code: 'missing' }] })
  return action
}

const viewAt = ({ web }: Site, c: Here, { open }: OpenProposal) => {
  c.set('zone', open.scheme.timeZone)
  return viewHere(c, web)
}

const Crumb = ({
  view: { t, say },
  proposal: { open },
}: {
  view: ReturnType<typeof viewAt>
  proposal: OpenProposal
}) => (
  <p class="crumb">
    <a href={`/board/${open.batch.id}`}>{say(open.batch.title)}</a>
    {' · '}
    <a href={`/calls/${open.batch.id}/panels`}>{t('评审组', 'Panels')}</a>
  </p>
)

const formPage = (site: Site, c: Here, proposal: OpenProposal, choices: Choices, typed: Typed) => {
  const view = viewAt(site, c, proposal)
  const title = view.t('拟定评审组', 'Propose panels')
  return show(
    c,
    view,
    title,
    <>
      <Crumb view={view} proposal={proposal} />
      <h1>{title}</h1>
      <ProposalForm {...{ view, proposal, choices, typed }} />
    </>,
  )
}
