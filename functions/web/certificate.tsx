import { html } from 'hono/html'
import { ConsortiumId } from '../../domain/ids.ts'
import { notFound } from '../../domain/refusal.ts'
import { type Certificate, certificateOf } from '../paper/certificate.ts'
import { qrPath, qrSquares } from '../paper/qr-code.ts'
import { FactTable, PrintedPage } from './cases/paper-parts.tsx'
import { inLanguageAsked } from './cases/whole-application.tsx'
import type { View, Web } from './context.ts'
import { type Here, param, type Site, viewHere } from './page.tsx'

/** The certificate of an entry of the register, to print and to hang up. As public as the register. */
export const certificatePage = ({ app, web }: Site): void => {
  app.get('/register/:consortium/certificate', async (c) => {
    const { view, certificate, entry } = await openCertificate(c, web)
    return c.html(
      html`<!doctype html>${(
          <PrintedPage
            view={view}
            title={`${entry.name} ${certificate.heading}`}
            tools={<Tools view={view} id={entry.id} />}
          >
            <Sheet certificate={certificate} />
          </PrintedPage>
        )}`,
    )
  })
}

/** The certificate of the address, in the reader's language or the one that the address asks for. */
export const openCertificate = async (c: Here, web: Web) => {
  inLanguageAsked(c)
  const id = ConsortiumId.safeParse(param(c, 'consortium'))
  const entry = id.success ? await web.world.store.consortia.load(id.data) : undefined
  if (!entry || entry.standing.is === 'reported') throw notFound()
  const scheme = await web.world.schemes.load(entry.standing.scheme)
  c.set('zone', scheme.timeZone)
  const view = viewHere(c, web)
  const certificate = certificateOf(view, entry, scheme, web.settings.publicUrl)
  if (!certificate) throw notFound()
  return { view, certificate, entry }
}

const Tools = ({ view: { t, language }, id }: { view: View; id: string }) => (
  <>
    <a href={`/register/${id}`}>{t('返回', 'Back')}</a>
    <a href={`/files/register/${id}/certificate.pdf?language=${language}`}>
      {t('下载 PDF', 'Download as PDF')}
    </a>
    <a href={`/register/${id}/certificate?language=${language === 'zh' ? 'en' : 'zh'}`}>
      <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</span>
    </a>
  </>
)

const Sheet = ({ certificate: it }: { certificate: Certificate }) => {
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
