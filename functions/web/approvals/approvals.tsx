import { CaseId, PersonId, TaskId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { ofScheme, type View, type Web, withZones } from '../context.ts'
import { pageOf, type Here, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { StepUpNote } from '../sign-in/step-up.tsx'
import { Due, Empty, More, Tag } from '../ui/parts.tsx'
import { approvalPage, leadersFor, type Places, requireLeader } from './approval-list.ts'
import { DecidedSaid } from './decided-said.tsx'
import { DecisionForm } from './decision-form.tsx'
import type { Minute } from './minute.ts'
import { MinuteFacts } from './minute-facts.tsx'

/** As many cards as are read on a phone between two meetings; each costs a request. */
const cardsOnPage = 20

/** What waits for a leader, as a page of minutes; and what waits for those in whose place they decide. */
export const approvalsPage = ({ app, web }: Site): void => {
  app.get('/approvals', async (c) => {
    const person = signedInPerson(c)
    requireLeader(person)
    const leader = leaderHere(c, person)
    const reader = { world: web.world, person, arrived: c.var.arrived, stepUp: web.settings.stepUp }
    const [page, decided] = await Promise.all([
      approvalPage(reader, leader, pageOf(c, cardsOnPage)),
      decidedHere(c, web, person),
    ])
    const view = await withZones(
      viewHere(c, web),
      web.world,
      page.items.map(({ scheme }) => scheme),
    )
    const { t } = view
    const title = t('待审批', 'Decisions')
    return show(
      c,
      view,
      title,
      <>
        <h1>{title}</h1>
        {decided === undefined ? null : (
          <output class="done">
            <a href={`/cases/${decided.file.head.id}`}>{decided.file.head.title}</a>{' '}
            <DecidedSaid view={view} {...decided} />
          </output>
        )}
        <Leaders view={view} person={person} leader={leader} />
        <StepUpNote view={view} minutes={strictest(page.items)} assurance={c.var.assurance} />
        <PlacesLeft view={view} places={page.places} />
        {page.items.length === 0 ? (
          <Empty>{t('目前没有等待决定的案件。', 'Nothing waits for a decision.')}</Empty>
        ) : (
          <>
            {page.items.map((minute) => (
              <Card view={ofScheme(view, minute.scheme)} minute={minute} leader={leader} />
            ))}
            <Many view={view} leader={leader} />
          </>
        )}
        <More view={view} path={`/approvals?for=${leader}`} next={page.next} />
      </>,
    )
  })
}

/** Whose list the address asks for: one's own, where there is one, unless another is named. */
export const leaderHere = (c: Here, person: Person, named = c.req.query('for')): PersonId => {
  const leaders = leadersFor(person)
  const found = named === undefined || named === '' ? leaders[0] : leaders.find(({ id }) => id === named)
  const id = PersonId.safeParse(found?.id)
  if (!id.success) throw notFound()
  return id.data
}

/** The decision that the reader comes from, when it is theirs to look at. */
const decidedHere = async (c: Here, { world }: Web, person: Person) => {
  const [of = '', named = ''] = (c.req.query('decided') ?? '').split('.')
  const id = CaseId.safeParse(of)
  const taskId = TaskId.safeParse(named)
  const file = id.success && taskId.success ? await world.store.cases.load(id.data) : undefined
  const task = file?.tasks.find((one) => one.id === taskId.data)
  return file && task?.kind === 'approval' && may(person, { to: 'answer', file, task })
    ? { file, task }
    : undefined
}

/** The shortest time that any of them allows. */
const strictest = (minutes: readonly Minute[]): number | undefined => {
  const asked = minutes.flatMap(({ stepUp }) => (stepUp === undefined ? [] : [stepUp]))
  return asked.length === 0 ? undefined : Math.min(...asked)
}

/** One's own list and those of others, by name; and the way to the delegations. */
const Leaders = ({ view, person, leader }: { view: View; person: Person; leader: string }) => {
  const { t } = view
  const leaders = leadersFor(person)
  const acting = leaders.find(({ id }) => id === leader)?.name
  return (
    <>
      <nav class="filters" aria-label={t('名单', 'Lists')}>
        {leaders.length < 2
          ? null
          : leaders.map(({ id, name }) => (
              <a href={`/approvals?for=${id}`} aria-current={id === leader ? 'true' : undefined}>
                {name === undefined ? t('本人', 'My own') : t(`代${name}`, `For ${name}`)}
              </a>
            ))}
        <a href="/approvals/delegations">{t('审批委托', 'Delegations')}</a>
      </nav>
      {acting === undefined ? null : (
        <p class="note">
          {t(
            `您受${acting}委托代为决定，记录中写明“代${acting}”。您本人经办、评审、推荐或申报过的案件，以及本轮已由您决定过的案件不在此列。`,
            `You decide for ${acting} by delegation, and the record says so. Cases that you checked, scored, recommended or applied for yourself, and those in whose chain you have decided, are not on this list.`,
          )}
        </p>
      )}
    </>
  )
}

const PlacesLeft = ({ view, places }: { view: View; places: readonly Places[] }) =>
  places.length === 0 ? null : (
    <ul class="plain places">
      {places.map(({ title, most, left }) => (
        <li>
          {view.t(
            `${view.say(title)}：最多选出 ${most} 家，还可选 ${left} 家`,
            `${view.say(title)}: at most ${most} may pass, ${left} ${left === 1 ? 'place is' : 'places are'} left`,
          )}
        </li>
      ))}
    </ul>
  )

/** Which case it is: its title leads to it, and says so to whoever hears only the buttons. */
export const MinuteHead = ({ view, minute }: { view: View; minute: Minute }) => {
  const { t, say } = view
  return (
    <p class="hint">
      {[
        say(minute.batchTitle),
        minute.kind === 'evaluation' ? t('年度评估', 'annual evaluation') : undefined,
        minute.leadName,
        minute.level === undefined ? undefined : say(minute.level),
      ]
        .filter((part) => part !== undefined)
        .join(' · ')}
      <br />
      {t('期限：', 'Due: ')}
      <Due view={view} at={minute.due} since={minute.overdueSince} />{' '}
      {minute.inPlaceOf === undefined ? null : (
        <Tag tone="busy">{t(`代${minute.inPlaceOf}`, `for ${minute.inPlaceOf} by delegation`)}</Tag>
      )}
    </p>
  )
}

const Card = ({ view, minute, leader }: { view: View; minute: Minute; leader: string }) => {
  const { t } = view
  return (
    <article class="card minute">
      <header>
        <label class="pick">
          <input
            type="checkbox"
            name="item"
            value={`${minute.case}.${minute.task}.${minute.seen}`}
            form="many"
          />
          <span class="visually-hidden">{t(`选择：${minute.title}`, `Choose: ${minute.title}`)}</span>
        </label>
        <h2 id={`m-${minute.task}`}>
          <a href={`/approvals/${minute.case}/${minute.task}`}>{minute.title}</a>
        </h2>
      </header>
      <MinuteHead view={view} minute={minute} />
      <MinuteFacts view={view} minute={minute} />
      <DecisionForm view={view} minute={minute} leader={leader} />
    </article>
  )
}

/** The boxes on the cards belong to this form, wherever they stand. */
const Many = ({ view, leader }: { view: View; leader: string }) => (
  <form method="post" action="/approvals/decide" id="many" class="many">
    <input type="hidden" name="csrf" value={view.csrf} />
    <input type="hidden" name="for" value={leader} />
    <button type="submit" class="quiet">
      {view.t('一并办理勾选的案件', 'Decide the chosen together')}
    </button>
  </form>
)
