import { changeClaim, requireOpenFor } from '../../../domain/change.ts'
import type { ChangeKind } from '../../../domain/change-rules.ts'
import { changeWords } from '../../../domain/change-words.ts'
import type { Consortium } from '../../../domain/consortium.ts'
import { ConsortiumId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import { changeable, withdrawChange } from '../../commands/changes.ts'
import { momentFor } from '../../commands/run.ts'
import { fromWords, modeWords } from './words.ts'
import { nothingTyped, type Web } from '../context.ts'
import {
  asking,
  formPage,
  type Here,
  openCase,
  param,
  type Site,
  show,
  signedInPerson,
  viewHere,
} from '../page.tsx'
import { refusals } from '../words/refusal-words.ts'
import { first } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { Empty, Narrow, Table } from '../ui/parts.tsx'
import { mayTakeBack } from '../cases/change-panel.tsx'

/** The consortium of the address, for those who may ask for a change of it. */
export const consortiumHere = async (c: Here, web: Web): Promise<{ entry: Consortium; moment: Moment }> => {
  const id = ConsortiumId.safeParse(param(c, 'consortium'))
  if (!id.success) throw notFound()
  const entry = await changeable(web.world, signedInPerson(c), id.data)
  if (!('scheme' in entry.standing)) throw notFound()
  const moment = await momentFor(web.world, entry.standing.scheme, c.var.arrived)
  c.set('zone', moment.scheme.timeZone)
  return { entry, moment }
}

/** Why a change of this kind cannot be asked for now, whatever it says. */
export const closedFor = (entry: Consortium, kind: ChangeKind, moment: Moment): Words | undefined => {
  try {
    requireOpenFor(entry, kind, moment)
    return undefined
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    return refusals[problem.code].words(problem.facts)
  }
}

/** What may change in a consortium, what is under way, and the way to take a request back. */
export const changePages = (site: Site): void => {
  const { app, web } = site

  app.get('/register/:consortium/changes', async (c) => {
    const { entry, moment } = await consortiumHere(c, web)
    const view = viewHere(c, web)
    const { t, say } = view
    const kinds = moment.scheme.changes?.kinds ?? []
    const open = await Promise.all(
      kinds.map(async ({ kind }) => web.world.store.cases.byName(changeClaim(entry.id, kind))),
    )
    return show(
      c,
      view,
      t('变更', 'Changes'),
      <>
        <p class="crumb">
          <a href={`/register/${entry.id}`}>{entry.name}</a>
        </p>
        <h1>{t('变更', 'Changes')}</h1>
        {kinds.length === 0 ? (
          <Empty>{t('该计划没有规定变更程序。', 'This programme says nothing of changes.')}</Empty>
        ) : (
          <Table
            caption={t('可以申请的变更', 'What may be changed')}
            heads={[t('种类', 'Kind'), t('办理方式', 'How'), t('生效', 'In effect'), t('申请', 'Ask for it')]}
            rows={kinds.map(({ kind, mode, effective }, index) => {
              const under = open[index]
              const closed = closedFor(entry, kind, moment)
              return [
                say(changeWords[kind]),
                say(modeWords[mode]),
                kind === 'renewal'
                  ? t('接续原有效期', 'follows on the present term')
                  : say(fromWords[effective]),
                under !== undefined ? (
                  <a href={`/cases/${under}`}>{t('正在办理', 'Under way')}</a>
                ) : closed === undefined ? (
                  <a href={`/register/${entry.id}/changes/${kind}`}>{t('申请', 'Ask for it')}</a>
                ) : (
                  <span class="hint">{say(closed)}</span>
                ),
              ]
            })}
          />
        )}
      </>,
    )
  })

  formPage(
    site,
    '/cases/:case/taking-back',
    async (c, typed) => {
      const { view: it } = await openCase(c, web)
      const view = viewHere(c, web)
      const { t } = view
      if (!mayTakeBack(it) && typed === undefined) throw notFound()
      const now = typed ?? nothingTyped
      return show(
        c,
        view,
        t('撤回变更申请', 'Take the request back'),
        <Narrow under={`/cases/${it.id}`} of={it.title} title={t('撤回变更申请', 'Take the request back')}>
          <ErrorSummary view={view} typed={now} labels={{ reason: t('原因', 'Reason') }} />
          <Form view={view} action={`/cases/${it.id}/taking-back`}>
            <AreaField view={view} typed={now} name="reason" label={t('原因', 'Reason')} />
            <Submit>{t('撤回', 'Take back')}</Submit>
          </Form>
        </Narrow>,
      )
    },
    async (c, values) => {
      const { file } = await openCase(c, web)
      const reason = first(values, 'reason').trim()
      if (reason.length < 2)
        throw new Refusal('invalid', { problems: [{ field: 'reason', code: 'missing' }] })
      await withdrawChange(web.world, asking(c, values), file.head.id, reason)
      return `/cases/${file.head.id}`
    },
  )
}
