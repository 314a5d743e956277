import { foldedNumber, numbersToTry } from '../../../domain/certificate-number.ts'
import { CaseId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { View, Web } from '../context.ts'
import { statusSaid } from '../words/words.ts'
import { type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Table } from '../ui/parts.tsx'
import { type Found, foundCases } from './found-cases.ts'

/** Of some programme, whether a call of it was opened yet or not. */
export const listsCases = (person: Person): boolean =>
  person.offices.some(({ scheme }) => may(person, { to: 'list-cases', scheme }))

/** A case by what an applicant quotes: by its number at once, whatever call or year it is of; else by what it is called. */
export const findPage = ({ app, web }: Site): void => {
  app.get('/board/find', async (c) => {
    const person = signedInPerson(c)
    const asked = (c.req.query('case') ?? '').trim().slice(0, longest)
    const numbered = await caseByNumber(web, asked)
    if (numbered !== undefined) return c.redirect(`/cases/${numbered}`, 302)
    if (!listsCases(person)) throw notFound()
    const view = viewHere(c, web)
    const { t } = view
    const found = await foundCases(web, person, asked)
    const count = found.reduce((sum, { rows }) => sum + rows.length, 0)
    return show(
      c,
      view,
      t('查找案件', 'Find a case'),
      <>
        <p class="crumb">
          <a href="/board">{t('案件', 'Cases')}</a>
        </p>
        <h1>{t('查找案件', 'Find a case')}</h1>
        <Find view={view} value={asked} />
        <p class="found">
          <strong>
            {count === 0
              ? t('没有找到。', 'Nothing was found.')
              : t(`共 ${count} 件`, `${count} ${count === 1 ? 'case' : 'cases'}`)}
          </strong>
        </p>
        <p class="hint">
          {t(
            '按名称查找时，查各计划最近的十个批次，以及今年和去年的评估与变更，更早的请到该批次查找。回执编号形如 A2026-7K3M9QXZ，按编号查找不限批次。',
            'By words, the last ten calls of each programme and this year’s and last year’s evaluations and changes are looked through; look for earlier ones on their own boards. By number (a receipt looks like A2026-7K3M9QXZ) it finds any.',
          )}
        </p>
        {found.map((one) => (
          <FoundIn view={view} found={one} asked={asked} />
        ))}
      </>,
    )
  })
}

/** As the boards' own search takes it. */
const longest = 200
/** So many of a call are shown here; all of them are on its board. */
const shownOfBatch = 20

const FoundIn = ({ view, found: { batch, rows }, asked }: { view: View; found: Found; asked: string }) => {
  const { t, say } = view
  const title = say(batch.title)
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        heads={[t('联合体', 'Consortium'), t('牵头单位', 'Lead'), t('编号', 'Number'), t('状态', 'Status')]}
        rows={rows
          .slice(0, shownOfBatch)
          .map((row) => [
            <a href={`/cases/${row.id}`}>{row.title}</a>,
            row.leadName ?? '',
            row.number ?? '',
            say(statusSaid({ is: row.status, verb: undefined })),
          ])}
      />
      {rows.length > shownOfBatch ? (
        <p>
          <a href={`/board/${batch.id}?${new URLSearchParams({ text: asked }).toString()}`}>
            {t(`查看全部 ${rows.length} 件`, `See all ${rows.length}`)}
          </a>
        </p>
      ) : null}
    </section>
  )
}

/** What an applicant quotes: the number of a receipt or of a certificate, or the id in a case's address. */
export const caseByNumber = async ({ world }: Web, asked: string): Promise<string | undefined> => {
  const id = CaseId.safeParse(foldedNumber(asked).toLowerCase())
  if (id.success) return id.data
  const names = [`receipt:${foldedNumber(asked)}`, ...numbersToTry(asked).map((number) => `number:${number}`)]
  for (const name of names) {
    const found = await world.store.cases.byName(name)
    if (found !== undefined) return found
  }
  return undefined
}

export const Find = ({ view, value }: { view: View; value: string }) => (
  <form method="get" action="/board/find" class="inline">
    <label for="find">
      {view.t('按名称、单位、单位代码或编号查找', 'Find by name, lead, organisation’s code or number')}
    </label>
    <input id="find" name="case" autocomplete="off" value={value} />
    <button type="submit">{view.t('查找', 'Find')}</button>
  </form>
)
