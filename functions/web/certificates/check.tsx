import { type CheckedCertificate, checkCertificate } from '../../check-certificate.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import type { Here, Site } from '../page.tsx'
import { publicView, showPublic } from '../public-page.tsx'
import { first, readForm } from '../typed-form.ts'
import { AreaField, Submit } from '../ui/form.tsx'
import { CertificateVerdict } from './verdict.tsx'

/** Anybody checks a certificate here, without signing in: by its number and check value, its PDF, or its signed text. */
export const certificateCheckPages = ({ app, web }: Site): void => {
  const { world } = web

  const draw = (c: Here, typed: Typed, checked: CheckedCertificate | undefined) => {
    const view = publicView(c, web)
    const { t } = view
    const title = t('证书查验', 'Check a certificate')
    return showPublic(
      c,
      web,
      view,
      {
        title,
        description: t(
          '凭证书编号和校验码、PDF 文件或签名文本查验证书真伪与当前状态。',
          'Check whether a certificate is authentic and in force: by number and check value, PDF or signed text.',
        ),
        typed: checked !== undefined,
      },
      <div class="narrow">
        <h1>{title}</h1>
        {checked === undefined ? null : <CertificateVerdict view={view} checked={checked} />}
        <p>
          {t(
            '以下方式任选其一；扫描证书上的二维码与第一种相同。',
            'Either will do; scanning the code on the sheet is the same as the first.',
          )}
        </p>
        <NumberForm view={view} typed={typed} />
        <FileForm view={view} typed={typed} />
        <Elsewhere view={view} />
      </div>,
    )
  }

  app.get('/certificates', async (c) => {
    const number = (c.req.query('number') ?? '').trim().slice(0, 100)
    const check = (c.req.query('check') ?? '').trim().slice(0, 40)
    const entry = number === '' ? undefined : await world.store.consortia.byNumber(number)
    if (entry)
      return c.redirect(
        check === '' ? `/register/${entry.id}` : `/register/${entry.id}?check=${encodeURIComponent(check)}`,
        302,
      )
    const typed = { ...nothingTyped, values: { number: [number], check: [check] } }
    return draw(c, typed, number === '' ? undefined : { is: 'unknown' })
  })

  app.get('/certificates/check', (c) => draw(c, nothingTyped, undefined))

  app.post('/certificates/check', async (c) => {
    const values = await readForm(c.req)
    const given = ['file', 'text'].map((name) => first(values, name)).find((one) => one.trim() !== '')
    const { text = [] } = values
    return draw(
      c,
      { ...nothingTyped, values: { text } },
      given === undefined ? { is: 'unreadable' } : await checkCertificate(world, given, c.var.arrived),
    )
  })
}

const NumberForm = ({ view, typed }: { view: View; typed: Typed }) => {
  const { t } = view
  return (
    <form method="get" action="/certificates">
      <h2>{t('凭编号和校验码', 'By number and check value')}</h2>
      <div class="field">
        <label for="number">{t('证书编号', 'Certificate number')}</label>
        <input id="number" name="number" value={typed.values.number?.[0] ?? ''} autocomplete="off" required />
      </div>
      <div class="field">
        <label for="check">{t('校验码（选填）', 'Check value (optional)')}</label>
        <p class="hint" id="check-hint">
          {t(
            '证书二维码旁的 12 位字符；不填则只显示名录记录，不能判断手中证书的真伪。',
            'Twelve signs beside the code. Without it the register is shown, which says nothing about the sheet in your hands.',
          )}
        </p>
        <input
          id="check"
          name="check"
          value={typed.values.check?.[0] ?? ''}
          autocomplete="off"
          aria-describedby="check-hint"
        />
      </div>
      <Submit>{t('查验', 'Check')}</Submit>
    </form>
  )
}

const FileForm = ({ view, typed }: { view: View; typed: Typed }) => {
  const { t } = view
  return (
    <form method="post" action="/certificates/check" enctype="multipart/form-data" novalidate>
      <h2>{t('凭文件或签名文本', 'By file or signed text')}</h2>
      <div class="field">
        <label for="f-file">{t('证书文件（PDF 或 .json）', 'File of the certificate (PDF or .json)')}</label>
        <input id="f-file" type="file" name="file" accept=".pdf,.json,application/pdf,application/json" />
      </div>
      <AreaField
        view={view}
        typed={typed}
        name="text"
        label={t('或粘贴签名文本', 'Or paste the signed text')}
        rows={4}
      />
      <Submit>{t('核对签名', 'Check the signature')}</Submit>
    </form>
  )
}

const Elsewhere = ({ view: { t } }: { view: View }) => (
  <>
    <h2>{t('不经本系统核验', 'Checking without this system')}</h2>
    <p>
      {t(
        'PDF 中附有签名文本；签名为 JWS（RFC 7515，Ed25519），公钥在 ',
        'The signed text is attached to the PDF. The signature is a JWS (RFC 7515, Ed25519); the public keys are at ',
      )}
      <a href="/.well-known/jwks.json">/.well-known/jwks.json</a>
      {t('。签名不能说明证书此后是否被撤销。', '. A signature does not tell whether it was revoked since.')}
    </p>
  </>
)
