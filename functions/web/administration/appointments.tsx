import type { Appointed } from '../../../domain/appointed.ts'
import type { Office, Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { pageOf, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Empty, Moment, More, Table, Tag } from '../ui/parts.tsx'
import { officeWords } from '../words/office-words.ts'
import { AdministrationHead } from './head.tsx'

export const appointmentsPath = '/administration/appointments'

/** Whoever gives offices, and whoever audits what was decided by those who hold them. */
export const seesAppointments = (person: Person): boolean =>
  may(person, { to: 'manage-people' }) || may(person, { to: 'audit' })

/** Who gave and took offices, of everybody, the last time first. */
export const appointmentsPage = ({ app, web }: Site): void => {
  app.get(appointmentsPath, async (c) => {
    if (!seesAppointments(signedInPerson(c))) throw notFound()
    const [acts, schemes] = await Promise.all([
      web.world.store.people.appointments(pageOf(c, 50)),
      web.world.schemes.offered(),
    ])
    const view = viewHere(c, web)
    const { t } = view
    const title = t('任免记录', 'Offices on record')
    return show(
      c,
      view,
      title,
      <>
        <AdministrationHead view={view} title={title} />
        <p class="hint">
          {t(
            '每次给予或撤销身份、启用或停用账户，都与变更同时记录，不能修改。',
            'Each time an office is given or taken, or an account opened or closed, it is put on record with the change, for good.',
          )}
        </p>
        {acts.items.length === 0 ? (
          <Empty>{t('还没有记录。', 'Nothing is on record yet.')}</Empty>
        ) : (
          <Appointments view={view} acts={acts.items} schemes={schemes} caption={title} />
        )}
        <More view={view} path={appointmentsPath} next={acts.next} />
      </>,
    )
  })
}

type Props = {
  view: View
  acts: readonly Appointed[]
  schemes: readonly Scheme[]
  caption: string
  /** Whose page it stands on: the name is not said again. */
  of?: string
}

/** Acts as rows: when, of whom, what was given and taken, by whom. Nothing where there is none. */
export const Appointments = ({ view, acts, schemes, caption, of }: Props) => {
  const { t } = view
  if (acts.length === 0) return null
  const manages = may(view.person, { to: 'manage-people' })
  // An empty cell is left out on a phone.
  const tags = (offices: readonly Office[], tone: 'good' | 'act', account: string | false) =>
    offices.length === 0 && account === false ? (
      ''
    ) : (
      <span>
        {offices.map((office) => (
          <Tag tone={tone}>{officeWords(view, office, schemes)}</Tag>
        ))}
        {account === false ? null : <Tag tone={tone}>{account}</Tag>}
      </span>
    )
  const whose = ({ person, name }: Appointed) =>
    manages ? <a href={`/administration/people/${person}`}>{name}</a> : name
  return (
    <section>
      {of === undefined ? null : <h2>{caption}</h2>}
      <div class="people">
        <Table
          caption={caption}
          heads={[
            t('时间', 'When'),
            ...(of === undefined ? [t('人员', 'Person')] : []),
            t('给予', 'Given'),
            t('撤销', 'Taken'),
            t('由谁', 'By'),
          ]}
          rows={acts.map((act) => [
            <Moment view={view} at={act.at} />,
            ...(of === undefined ? [whose(act)] : []),
            tags(act.given, 'good', act.account === 'opened' && t('启用账户', 'account opened')),
            tags(act.taken, 'act', act.account === 'closed' && t('停用账户', 'account closed')),
            act.byName ?? t('安装时指定', 'named at installation'),
          ])}
        />
      </div>
    </section>
  )
}
