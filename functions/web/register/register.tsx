import { foldedNumber } from '../../../domain/certificate-number.ts'
import type { Consortium } from '../../../domain/consortium.ts'
import { ConsortiumId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { publicEntry } from '../../../domain/public-entry.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { RegisterLine } from '../../../domain/register-line.ts'
import { checkValue } from '../../check-certificate.ts'
import { openRecord } from '../../commands/consortium-record.ts'
import type { World } from '../../ports/world.ts'
import { registerLines } from '../../register-lines.ts'
import { certificatePage } from '../certificates/certificate.tsx'
import { certificateCheckPages } from '../certificates/check.tsx'
import { CertificateVerdict } from '../certificates/verdict.tsx'
import { param, type Site } from '../page.tsx'
import { pathWithout, publicView, showPublic } from '../public-page.tsx'
import { RecordOf } from '../record-of.tsx'
import { Entry } from './entry.tsx'
import { registerList } from './list.tsx'

/** The public register, its entries, and their certificates. */
export const registerPages = (site: Site): void => {
  const { app, web } = site
  const { world } = web
  registerList(site)
  certificatePage(site)
  certificateCheckPages(site)

  app.get('/register/:consortium', async (c) => {
    const id = ConsortiumId.safeParse(param(c, 'consortium'))
    const entry = id.success ? await world.store.consortia.load(id.data) : undefined
    if (!entry) throw notFound()
    const record = 'scheme' in entry.standing ? await openRecord(world, entry.id, c.var.arrived) : undefined
    c.set('zone', record?.moment.scheme.timeZone)
    const scheme = record?.moment.scheme
    const view = publicView(c, web)
    const { t } = view
    const shown = may(view.person, { to: 'see-record', consortium: entry })
      ? entry
      : publicEntry(entry, scheme)
    const check = c.req.query('check')?.slice(0, 40)
    const checked = check === undefined ? undefined : await checkValue(world, entry, check, c.var.arrived)
    const leads = shown.parties.filter(({ role }) => role !== 'member').map(({ name }) => name)
    return showPublic(
      c,
      web,
      // The value is for whoever holds the sheet: the page's own address is without it.
      { ...view, path: pathWithout(c.req.url, 'language', 'check') },
      {
        title: entry.name,
        description: [entry.name, shown.field, ...leads].filter(Boolean).join(t('，', ', ')),
        passing: check !== undefined,
        typed: check !== undefined,
      },
      <>
        <p class="crumb">
          <a href="/register">{t('公开名录', 'Public register')}</a>
        </p>
        <h1>{entry.name}</h1>
        {checked === undefined ? null : <CertificateVerdict view={view} checked={checked} />}
        <Entry view={view} entry={shown} scheme={scheme} mergedFrom={await mergedInto(world, shown)}>
          {record ? <RecordOf view={view} record={record} /> : null}
        </Entry>
      </>,
    )
  })
}

/** The consortia that an entry took up; asked only of one that changed by a merger. */
const mergedInto = async (world: World, entry: Consortium): Promise<readonly RegisterLine[]> => {
  const { standing, changes = [] } = entry
  if (standing.is === 'reported' || !changes.some(({ kind }) => kind === 'merger')) return []
  const number = foldedNumber(standing.number)
  return (await registerLines(world)).filter(
    (line) => line.mergedInto !== undefined && foldedNumber(line.mergedInto) === number,
  )
}
