import { documentIn } from '../../../domain/document-steps.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { View, WebSettings } from '../context.ts'
import type { DocumentView } from '../case-view/document-view.ts'
import { noteWords, sizeWords, stateSaid } from '../words/document-words.ts'
import { openCase, param, type Site, show, viewHere } from '../page.tsx'
import { previewAssets } from '../preview-assets.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Facts, Moment } from '../ui/parts.tsx'
import { opens } from './document-list.tsx'

/** A page of its own for a file: what is known of it, and the file itself where it is a PDF or a picture. */
export const documentPage = ({ app, web }: Site): void => {
  app.get('/cases/:case/documents/:document', async (c) => {
    const { view: it, file } = await openCase(c, web)
    const { id } = documentIn(file, param(c, 'document'))
    const shown = it.documents?.find((one) => one.id === id)
    if (!shown) throw notFound()
    const view = viewHere(c, web)
    const { t, say } = view
    const content = `/files/cases/${it.id}/documents/${shown.id}/content`
    c.header('content-security-policy', policyFor(web.settings))
    return show(
      c,
      view,
      shown.name,
      <>
        <p class="crumb">
          <a href={`/cases/${it.id}`}>{it.title}</a>
        </p>
        <h1>{shown.name}</h1>
        <Facts
          facts={[
            [t('用于', 'For'), say(shown.label)],
            [
              t('状态', 'State'),
              // What is being checked is looked at again by itself.
              <span data-soon={shown.state === 'received' ? '' : undefined}>{stateSaid(view, shown)}</span>,
            ],
            [t('版本', 'Version'), String(shown.version)],
            shown.size === undefined ? undefined : [t('大小', 'Size'), sizeWords(shown.size)],
            shown.by === undefined ? undefined : [t('提交单位', 'From'), shown.by],
            [t('上传时间', 'Sent'), <Moment view={view} at={shown.at} />],
            shown.sha256 === undefined ? undefined : ['SHA-256', <code class="hash">{shown.sha256}</code>],
            (shown.notes ?? []).length === 0
              ? undefined
              : [
                  t('请注意', 'Please note'),
                  (shown.notes ?? []).map((note) => say(noteWords[note])).join(t('、', ', ')),
                ],
          ]}
        />
        {opens(shown) ? (
          <>
            <p class="actions">
              <a class="button" href={content}>
                {t('下载', 'Download')}
              </a>
            </p>
            <Preview view={view} document={shown} content={content} />
          </>
        ) : null}
        {shown.writable ? (
          <section id="remove">
            <h2>{t('移除', 'Take away')}</h2>
            <p class="hint">
              {t(
                '移除后不再作为申报内容提交；已接收的版本仍保留在记录中。',
                'It is not handed in any more; versions that were taken stay on record.',
              )}
            </p>
            <Form view={view} action={`/files/cases/${it.id}/documents/${shown.id}/removal`}>
              <Submit>{t('移除这份文件', 'Take this file away')}</Submit>
            </Form>
          </section>
        ) : null}
      </>,
    )
  })
}

const Preview = ({ view, document, content }: { view: View; document: DocumentView; content: string }) => {
  const { t } = view
  if (document.format === 'jpg' || document.format === 'png')
    return (
      <figure class="preview">
        <img src={`${content}?show`} alt={document.name} />
      </figure>
    )
  if (document.format !== 'pdf')
    return (
      <p class="hint">
        {t('这种文件没有预览，请下载查看。', 'There is no preview of this type: download it.')}
      </p>
    )
  return (
    <section
      class="preview"
      aria-label={t('预览', 'Preview')}
      data-preview={`${content}?show`}
      data-assets={previewAssets}
      data-words={JSON.stringify({
        page: t('第 {n} 页，共 {of} 页', 'Page {n} of {of}'),
        larger: t('放大', 'Larger'),
        smaller: t('缩小', 'Smaller'),
        loading: t('正在载入', 'Loading'),
        failed: t('无法预览，请下载查看。', 'It cannot be shown here: download it.'),
      })}
    >
      <noscript>
        <p class="hint">
          {t('预览需要启用脚本，也可以直接下载。', 'The preview needs script; the download does not.')}
        </p>
      </noscript>
      <script type="module" src={`${previewAssets}/preview.js`}></script>
    </section>
  )
}

/**
 * What somebody sent is drawn here by our own script. Nothing of it may run, fetch, frame or send anything; only this
 * page may show pictures from where files are kept.
 */
const policyFor = ({ issuer, storage }: WebSettings): string => {
  const kept = storage === undefined ? [] : [storage]
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "worker-src 'self'",
    "font-src 'self'",
    `img-src ${["'self'", ...kept].join(' ')}`,
    `connect-src ${["'self'", ...kept].join(' ')}`,
    `form-action 'self' ${new URL(issuer).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    'sandbox allow-same-origin allow-scripts allow-forms allow-downloads',
  ].join('; ')
}
