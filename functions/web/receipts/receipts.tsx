import { type CheckedReceipt, checkReceipt } from '../../check-receipt.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import { type Here, type Site, show, viewHere } from '../page.tsx'
import { Hash, ReceiptFacts, standingSaid } from './receipt-words.tsx'
import { first, readForm } from '../typed-form.ts'
import { AreaField, Submit, TextField } from '../ui/form.tsx'
import { Facts, Moment, Tag } from '../ui/parts.tsx'

/** Anybody checks a receipt here, without signing in: its file, its signed line, or its number. */
export const receiptCheckPages = ({ app, web }: Site): void => {
  const { world } = web

  app.get('/.well-known/jwks.json', async (c) => {
    const keys = await world.store.receipts.keys()
    return c.body(JSON.stringify({ keys }), 200, {
      'content-type': 'application/jwk-set+json',
      'cache-control': 'public, max-age=300',
    })
  })

  const draw = (c: Here, typed: Typed, checked: CheckedReceipt | undefined) => {
    const view = viewHere(c, web)
    const { t } = view
    return show(
      c,
      view,
      t('核验回执', 'Check a receipt'),
      <div class="narrow">
        <h1>{t('核验回执', 'Check a receipt')}</h1>
        {checked === undefined ? null : <Verdict view={view} checked={checked} />}
        <p>{t('以下三种方式任选其一。', 'Any one of these three will do.')}</p>
        <form method="post" action="/receipts/check" enctype="multipart/form-data" novalidate>
          <TextField
            view={view}
            typed={typed}
            name="number"
            label={t('回执编号', 'Number of the receipt')}
            hint={t(
              '只凭编号可以知道回执是否存在、所属批次和到达时间。',
              'The number alone tells whether there is such a receipt, for which call, and when it was given.',
            )}
            short
          />
          <div class="field">
            <label for="f-file">{t('回执文件', 'File of the receipt')}</label>
            <input id="f-file" type="file" name="file" accept=".json,application/json" />
          </div>
          <AreaField
            view={view}
            typed={typed}
            name="text"
            label={t('或粘贴文件内容', 'Or paste what is in the file')}
            rows={5}
          />
          <Submit>{t('核验', 'Check')}</Submit>
        </form>
        <h2>{t('不经本系统核验', 'Checking without this system')}</h2>
        <p>
          {t(
            '签名为 JWS（RFC 7515，Ed25519），公钥在 ',
            'The signature is a JWS (RFC 7515, Ed25519); the public keys are at ',
          )}
          <a href="/.well-known/jwks.json">/.well-known/jwks.json</a>
          {t('。', '.')}
        </p>
      </div>,
    )
  }

  app.get('/receipts/check', async (c) => {
    const number = (c.req.query('number') ?? '').slice(0, 100)
    const checked = number === '' ? undefined : await checkReceipt(world, number)
    c.set('forEverybody', number === '')
    return draw(c, { ...nothingTyped, values: { number: [number] } }, checked)
  })

  app.post('/receipts/check', async (c) => {
    const values = await readForm(c.req)
    const given = ['file', 'text', 'number']
      .map((name) => first(values, name))
      .find((one) => one.trim() !== '')
    const checked: CheckedReceipt =
      given === undefined ? { is: 'unreadable' } : await checkReceipt(world, given)
    const { text = [], number = [] } = values
    return draw(c, { ...nothingTyped, values: { text, number } }, checked)
  })
}

const Verdict = ({ view, checked }: { view: View; checked: CheckedReceipt }) => {
  const { t, say } = view
  switch (checked.is) {
    case 'genuine':
      return (
        <section class="verdict" aria-labelledby="verdict" tabindex={-1} data-focus="">
          <h2 id="verdict">
            <Tag tone="good">{t('真实', 'Genuine')}</Tag>{' '}
            {t('签名有效，内容未被改动', 'The signature holds, and nothing was changed')}
          </h2>
          <ReceiptFacts view={view} kept={checked.kept} />
        </section>
      )
    case 'altered':
      return (
        <section class="error-summary" role="alert" tabindex={-1} data-focus="">
          <h2>{t('可读内容被改动过', 'The part to read was changed')}</h2>
          <p>
            {t(
              '签名有效，但文件中可读的部分与签名的内容不一致。以下才是签名的内容：',
              'The signature holds, but the file reads otherwise than what was signed. This is what was signed:',
            )}
          </p>
          <ReceiptFacts view={view} kept={checked.kept} />
        </section>
      )
    case 'forged':
      return (
        <Refused view={view} title={t('无效', 'Not valid')}>
          {t('不是本系统签发的回执，或内容被改动过。', 'This was not given here, or it was changed since.')}
        </Refused>
      )
    case 'unknown':
      return (
        <Refused view={view} title={t('没有这个编号', 'There is no such number')}>
          {t('请核对编号。', 'Please compare the number.')}
        </Refused>
      )
    case 'unreadable':
      return (
        <Refused view={view} title={t('无法识别', 'This cannot be read')}>
          {t(
            '请填写编号（如 A2026-1B2C3D4E），或给出完整的回执文件。',
            'Please give a number such as A2026-1B2C3D4E, or the whole file of the receipt.',
          )}
        </Refused>
      )
    case 'known': {
      const { number, programme, call, arrived, content, standing, zone } = checked.part
      return (
        <section class="verdict" aria-labelledby="verdict" tabindex={-1} data-focus="">
          <h2 id="verdict">
            <Tag tone="good">{t('存在', 'On record')}</Tag> {number}
          </h2>
          <Facts
            facts={[
              [t('状态', 'Standing'), say(standingSaid(standing, zone))],
              [t('计划', 'Programme'), say(programme.title)],
              [t('申报批次', 'Call'), say(call.title)],
              [t('到达时间', 'Arrived'), <Moment view={view} at={arrived} />],
              [t('内容校验值（SHA-256）', 'Content (SHA-256)'), <Hash of={content} />],
            ]}
          />
          <p class="hint">
            {t(
              '申报单位和内容只有给出回执文件才会显示。',
              'Who handed in what is shown only to whoever has the file.',
            )}
          </p>
        </section>
      )
    }
  }
}

const Refused = ({ title, children }: { view: View; title: string; children?: string }) => (
  <section class="error-summary" role="alert" tabindex={-1} data-focus="">
    <h2>{title}</h2>
    <p>{children}</p>
  </section>
)
