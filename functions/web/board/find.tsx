import { foldedNumber, numbersToTry } from '../../../domain/certificate-number.ts'
import { CaseId } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { View, Web } from '../context.ts'
import { type Site, show, signedInPerson, viewHere } from '../page.tsx'

/** Of some programme, whether a call of it was opened yet or not. */
export const listsCases = (person: Person): boolean =>
  person.offices.some(({ scheme }) => may(person, { to: 'list-cases', scheme }))

/** A case by what an applicant quotes: one look-up, whatever call or year it is of. */
export const findPage = ({ app, web }: Site): void => {
  app.get('/board/find', async (c) => {
    const person = signedInPerson(c)
    const asked = (c.req.query('case') ?? '').trim()
    const found = await caseByNumber(web, asked)
    if (found !== undefined) return c.redirect(`/cases/${found}`, 302)
    const view = viewHere(c, web)
    const { t } = view
    if (!listsCases(person)) throw notFound()
    c.status(404)
    return show(
      c,
      view,
      t('没有找到', 'Not found'),
      <div class="narrow">
        <h1>{t('没有找到', 'Not found')}</h1>
        <Find view={view} value={asked} />
        <p>
          {t(
            '没有这个编号的案件。回执编号形如 A2026-7K3M9QXZ，证书编号见公开名录。',
            'No case has this number. A receipt looks like A2026-7K3M9QXZ; certificate numbers are in the register.',
          )}
        </p>
      </div>,
    )
  })
}

/** What an applicant quotes: the number of a receipt or of a certificate, or the id in a case's address. */
const caseByNumber = async ({ world }: Web, asked: string): Promise<string | undefined> => {
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
      {view.t('按回执编号、证书编号或案件编号查找', 'Find by receipt, certificate or case number')}
    </label>
    <input id="find" name="case" autocomplete="off" value={value} />
    <button type="submit">{view.t('查找', 'Find')}</button>
  </form>
)
