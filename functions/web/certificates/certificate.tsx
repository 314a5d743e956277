import { html } from 'hono/html'
import { ConsortiumId } from '../../../domain/ids.ts'
import { publicEntry } from '../../../domain/public-entry.ts'
import { notFound } from '../../../domain/refusal.ts'
import { certificateFileName } from '../../../domain/certificate.ts'
import { type CertificateSheet, certificateOf } from '../../paper/certificate.ts'
import { qrPath, qrSquares } from '../../paper/qr-code.ts'
import { type IssuedCertificate, issuedCertificate } from '../../sign-certificate.ts'
import { FactTable, PrintedPage } from '../cases/paper-parts.tsx'
import { inLanguageAsked } from '../cases/whole-application.tsx'
import type { View, Web } from '../context.ts'
import { attachment } from '../download.ts'
import { type Here, param, type Site, viewHere } from '../page.tsx'

/** The certificate of an entry of the register, to print and to hang up. As public as the register. */
export const certificatePage = ({ app, web }: Site): void => {
  app.get('/register/:consortium/certificate', async (c) => {
    const { view, sheet, entry } = await openCertificate(c, web)
    c.set('forEverybody', true)
    return c.html(
      html`<!doctype html>${(
          <PrintedPage
            view={view}
            title={`${entry.name} ${sheet.heading}`}
            tools={<Tools view={view} id={entry.id} />}
          >
            <Sheet certificate={sheet} />
          </PrintedPage>
        )}`,
    )
  })

  app.get('/register/:consortium/certificate.json', async (c) => {
    const { issued } = await openCertificate(c, web)
    return c.body(certificateFile(issued), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachment(certificateFileName(issued.certificate.number)),
    })
  })
}

/** What is signed, to read and as it is signed: what goes along with the PDF. */
export const certificateFile = ({ certificate, jws }: IssuedCertificate): string =>
  `${JSON.stringify({ certificate, jws }, null, 2)}\n`

/** The certificate of the address, in the reader's language or the one that the address asks for. */
export const openCertificate = async (c: Here, web: Web) => {
  inLanguageAsked(c)
  const id = ConsortiumId.safeParse(param(c, 'consortium'))
  const entry = id.success ? await web.world.store.consortia.load(id.data) : undefined
  if (!entry || entry.standing.is === 'reported') throw notFound()
  const scheme = await web.world.schemes.load(entry.standing.scheme)
  c.set('zone', scheme.timeZone)
  const view = viewHere(c, web)
  const issued = await issuedCertificate(web.world, entry, scheme, c.var.arrived)
  if (!issued) throw notFound()
  const sheet = certificateOf(view, publicEntry(entry, scheme), scheme, web.settings.publicUrl, issued.check)
  if (!sheet) throw notFound()
  return { view, sheet, entry, issued }
}

const Tools = ({ view: { t, language }, id }: { view: View; id: string }) => (
  <>
    <a href={`/register/${id}`}>{t('返回', 'Back')}</a>
    <a href={`/files/register/${id}/certificate.pdf?language=${language}`}>
      {t('下载 PDF（含签名）', 'Download as signed PDF')}
    </a>
    <a href={`/register/${id}/certificate.json`}>{t('下载签名文本', 'Download the signed text')}</a>
    <a href="/certificates/check">{t('查验证书', 'Check a certificate')}</a>
    <a href={`/register/${id}/certificate?language=${language === 'zh' ? 'en' : 'zh'}`}>
      <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</span>
    </a>
  </>
)

const Sheet = ({ certificate: it }: { certificate: CertificateSheet }) => {
  const squares = qrSquares(it.address)
  const edge = squares.length + 8
  return (
    <section class="certificate">
      <p>{it.programme}</p>
      <h1>{it.heading}</h1>
      {it.ended === undefined ? null : <p class="ended">{it.ended}</p>}
      <p>{it.statement}</p>
      <p class="named">{it.name}</p>
      <FactTable facts={it.facts} />
      <div class="check">
        <div>
          <p>
            <strong>{it.issuers}</strong>
          </p>
          <p class="note">{it.check}</p>
          <p class="note">
            <strong>{it.value}</strong>
          </p>
          <p class="note">{it.address}</p>
        </div>
        {/* Four squares of white around it are part of the code. */}
        <svg viewBox={`-4 -4 ${edge} ${edge}`}>
          <title>{it.address}</title>
          <path d={qrPath(squares)} />
        </svg>
      </div>
    </section>
  )
}
