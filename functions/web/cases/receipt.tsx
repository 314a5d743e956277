import { asFile, type KeptReceipt, receiptFileName, receiptNumber } from '../../../domain/receipt.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { CaseFile } from '../../../domain/case.ts'
import type { World } from '../../ports/world.ts'
import type { Person } from '../../../domain/person.ts'
import { type Here, openCase, type Site, show, viewHere } from '../page.tsx'
import { ReceiptFacts } from '../receipts/receipt-words.tsx'

/** The numbers of a case's receipts, the one in force last. */
export const receiptsOf = ({ head }: Pick<CaseFile, 'head'>): string[] =>
  head.kind === 'application'
    ? [...(head.earlier ?? []).map(({ number }) => number), ...(head.receipt ? [head.receipt.number] : [])]
    : []

/** A receipt of this case, for whoever may see it: the one asked for, or the newest. */
export const receiptOf = async (
  world: World,
  person: Person,
  file: CaseFile,
  asked: string | undefined,
): Promise<KeptReceipt> => {
  const numbers = receiptsOf(file)
  const number = asked === undefined || asked === '' ? numbers.at(-1) : receiptNumber(asked)
  if (number === undefined || !numbers.includes(number)) throw notFound()
  const kept = may(person, { to: 'see-receipt', file }) ? await world.store.receipts.load(number) : undefined
  if (!kept) throw notFound()
  return kept
}

/** The receipt to read and print, and the signed file to keep. */
export const receiptPages = ({ app, web }: Site): void => {
  const load = async (c: Here) => {
    const { person, file } = await openCase(c, web)
    return { file, kept: await receiptOf(web.world, person, file, c.req.query('number')) }
  }

  app.get('/cases/:case/receipt', async (c) => {
    const { file, kept } = await load(c)
    const view = viewHere(c, web)
    const { t } = view
    const { number } = kept.receipt
    const others = receiptsOf(file).filter((one) => one !== number)
    return show(
      c,
      view,
      t(`回执 ${number}`, `Receipt ${number}`),
      <div class="narrow receipt">
        <p class="crumb">
          <a href={`/cases/${file.head.id}`}>{file.head.title}</a>
        </p>
        <h1>{t('申报回执', 'Receipt for an application')}</h1>
        <p>
          {t(
            '兹证明下列申报已于所示时间到达本系统。',
            'This proves that the application below reached this system at the time shown.',
          )}
        </p>
        <ReceiptFacts view={view} kept={kept} />
        <p class="actions">
          <a class="button" href={`/cases/${file.head.id}/receipt.json?number=${number}`} download="">
            {t('下载签名回执', 'Download the signed receipt')}
          </a>
          <a class="button quiet" href={`/receipts/check?number=${number}`}>
            {t('核验', 'Check it')}
          </a>
        </p>
        {others.length === 0 ? null : (
          <section>
            <h2>{t('其他回执', 'Other receipts')}</h2>
            <ul>
              {others.map((one) => (
                <li>
                  <a href={`/cases/${file.head.id}/receipt?number=${one}`}>{one}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <details>
          <summary>{t('签名（JWS，Ed25519）', 'Signature (JWS, Ed25519)')}</summary>
          <p class="hint">
            {t(
              `任何人都可以用 ${kept.receipt.issuer}/.well-known/jwks.json 中的公钥验证，不需要本系统。`,
              `Anybody can verify it with the public key at ${kept.receipt.issuer}/.well-known/jwks.json, without this system.`,
            )}
          </p>
          <code class="hash">{kept.jws}</code>
        </details>
      </div>,
    )
  })

  app.get('/cases/:case/receipt.json', async (c) => {
    const { kept } = await load(c)
    return c.body(asFile(kept), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${receiptFileName(kept.receipt.number)}"`,
    })
  })
}
