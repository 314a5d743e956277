import { allCalls } from '../../calls-of.ts'
import { everything } from '../../every-page.ts'
import { CaseId, PersonId, schemeCode } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { CaseHead } from '../../../domain/case.ts'
import type { Person } from '../../../domain/person.ts'
import { NewMeeting, planMeeting } from '../../commands/meetings.ts'
import type { World } from '../../ports/world.ts'
import { nothingTyped, type Typed, type View, type Web } from '../context.ts'
import { asking, formPage, type Here, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { first, localInstant, parsed } from '../typed-form.ts'
import { ChoiceField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Empty, Moment, Narrow, Table, Tag } from '../ui/parts.tsx'
import { batchFor } from '../board/batch.ts'
import { zoneOf } from './meeting-zone.ts'

/** Panel meetings of the programmes that somebody runs, and a new one over the cases of a call or year. */
export const meetingListPages = (site: Site): void => {
  const { app, web } = site
  app.get('/meetings', async (c) => {
    const person = signedInPerson(c)
    const schemes = (await web.world.schemes.current()).filter(({ ref }) =>
      may(person, { to: 'list-cases', scheme: schemeCode(ref) }),
    )
    if (schemes.length === 0) throw notFound()
    const lists = await Promise.all(
      schemes.map(async (scheme) => ({
        scheme,
        meetings: await everything((page) => web.world.store.meetings.ofScheme(schemeCode(scheme.ref), page)),
      })),
    )
    const view = viewHere(c, web)
    const { t, say } = view
    const held = lists.filter(({ meetings }) => meetings.length > 0)
    return show(
      c,
      view,
      t('评审会', 'Panel meetings'),
      <>
        <h1>{t('评审会', 'Panel meetings')}</h1>
        {held.length === 0 ? <Empty>{t('还没有评审会。', 'There is no panel meeting yet.')}</Empty> : null}
        {held.map(({ scheme, meetings }) => (
          <section>
            <h2>{say(scheme.title)}</h2>
            <Table
              caption={say(scheme.title)}
              heads={[t('会议', 'Meeting'), t('时间', 'When'), t('批次', 'Call'), t('状态', 'State')]}
              rows={meetings.map((meeting) => [
                <a href={`/meetings/${meeting.id}`}>{meeting.title}</a>,
                <Moment view={{ ...view, zone: scheme.timeZone }} at={meeting.at} />,
                say(meeting.batchTitle),
                meeting.state.is === 'open' ? (
                  <Tag tone="busy">{t('进行中', 'open')}</Tag>
                ) : (
                  <Tag tone="good">{t('已结束', 'closed')}</Tag>
                ),
              ])}
            />
          </section>
        ))}
        <NewOnes view={view} calls={await callsOf(web.world, person)} />
      </>,
    )
  })

  formPage(
    site,
    '/meetings/new',
    async (c, typed) => {
      const { scheme, cases, experts } = await choices(c, web, first(queryOf(c), 'batch'))
      c.set('zone', await zoneOf(web.world, { scheme }))
      const view = viewHere(c, web)
      const batch = first(queryOf(c), 'batch')
      return show(
        c,
        view,
        view.t('新的评审会', 'A new panel meeting'),
        <Plan
          view={view}
          typed={typed ?? { ...nothingTyped, values: { agenda: proposed(cases) } }}
          {...{ batch, cases, experts }}
        />,
      )
    },
    async (c, values) => {
      const { scheme } = await choices(c, web, first(queryOf(c), 'batch'))
      const zone = await zoneOf(web.world, { scheme })
      const input = parsed(NewMeeting, {
        title: first(values, 'title'),
        place: first(values, 'place'),
        at: localInstant(first(values, 'at'), zone),
        agenda: (values.agenda ?? []).map((id) => CaseId.safeParse(id).data ?? id),
        experts: (values.experts ?? []).map((id) => PersonId.safeParse(id).data ?? id),
      })
      const { meeting } = await planMeeting(web.world, asking(c, values), input)
      return `/meetings/${meeting}`
    },
  )
}

/** More than one sitting hears is chosen from, and not unticked one by one. */
const oneSitting = 15

const proposed = (cases: readonly CaseHead[]): string[] =>
  cases.length > oneSitting ? [] : cases.map(({ id }) => id)

const bySound = new Intl.Collator('zh-Hans-CN')

const queryOf = (c: Here): Record<string, string[]> => c.req.queries()

const callsOf = async (world: World, person: Person) =>
  (await allCalls(world)).filter((call) =>
    may(person, { to: 'hold-meetings', scheme: schemeCode(call.scheme) }),
  )

/** The cases of a call that a panel may meet over, and the experts of its programme. */
const choices = async (c: Here, web: Web, batch: string) => {
  const { world } = web
  const person = signedInPerson(c)
  const { scheme } = await batchFor(web, person, batch)
  if (!may(person, { to: 'hold-meetings', scheme })) throw notFound()
  const lists = await Promise.all(
    (['review', 'defence', 'approval'] as const).map((status) =>
      everything((page) => world.store.cases.byStatus(batch, status, page)),
    ),
  )
  const cases = lists.flat()
  const experts = (await world.store.people.inAudience(`office:${scheme}:expert`))
    .filter(({ active }) => active)
    .toSorted((a, b) => bySound.compare(a.name, b.name))
  return { scheme, cases, experts }
}

const NewOnes = ({
  view: { t, say },
  calls,
}: {
  view: View
  calls: readonly { id: string; title: { zh: string; en: string } }[]
}) =>
  calls.length === 0 ? null : (
    <section>
      <h2>{t('召开评审会', 'Hold a meeting')}</h2>
      <ul class="plain">
        {calls.map(({ id, title }) => (
          <li>
            <a href={`/meetings/new?batch=${id}`}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  )

const Plan = ({
  view,
  typed,
  batch,
  cases,
  experts,
}: {
  view: View
  typed: Typed
  batch: string
  cases: readonly CaseHead[]
  experts: readonly Person[]
}) => {
  const { t } = view
  const labels = {
    title: t('会议名称', 'Title'),
    at: t('时间', 'Date and time'),
    place: t('地点', 'Place'),
    agenda: t('议程', 'Agenda'),
    experts: t('出席专家', 'Experts'),
  }
  return (
    <Narrow
      under="/meetings"
      of={t('评审会', 'Panel meetings')}
      title={t('新的评审会', 'A new panel meeting')}
    >
      <ErrorSummary view={view} typed={typed} labels={labels} />
      {cases.length === 0 ? (
        <Empty>{t('这一批没有在评审中的案件。', 'No case of this call is under review.')}</Empty>
      ) : (
        <Form view={view} action={`/meetings/new?batch=${encodeURIComponent(batch)}`}>
          <TextField view={view} typed={typed} name="title" label={labels.title} />
          <TextField
            view={view}
            typed={typed}
            name="at"
            label={labels.at}
            hint={t('例如 2026-11-23 14:00', 'for example 2026-11-23 14:00')}
            short
          />
          <TextField view={view} typed={typed} name="place" label={labels.place} />
          <ChoiceField
            view={view}
            typed={typed}
            name="agenda"
            many
            label={labels.agenda}
            options={cases.map(({ id, title, leadName }) => ({ value: id, label: title, hint: leadName }))}
          />
          <ChoiceField
            view={view}
            typed={typed}
            name="experts"
            many
            label={labels.experts}
            options={experts.map(({ id, name, expertise }) => ({
              value: id,
              label: name,
              hint: expertise?.organisationName,
            }))}
          />
          <Submit>{t('召开', 'Plan it')}</Submit>
        </Form>
      )}
    </Narrow>
  )
}
