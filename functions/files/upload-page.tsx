import { type DocumentFormat, DocumentFormat as Format } from '../../domain/document.ts'
import { uploadForm } from '../commands/documents.ts'
import { sizeWords } from '../web/words/document-words.ts'
import { askingOf } from '../web/context.ts'
import { type Here, openCase, type Site, show, viewHere } from '../web/page.tsx'
import { caseIn, placeToReturn, ruleHere, whereIn } from './document-files.tsx'
import type { Files } from './storage.ts'
import { Narrow } from '../web/ui/parts.tsx'

/** A page with a plain form that sends one file straight to storage: for browsers without script. */
export const uploadPage = ({ app, web }: Site, files: Files): void => {
  app.get('/files/cases/:case/upload', async (c) => {
    const opened = await openCase(c, web)
    const where = whereIn(c)
    const rule = ruleHere(opened, where)
    const view = viewHere(c, web)
    const { t, say } = view
    const id = caseIn(c)
    const back = placeToReturn(c.req.query('back'), id)
    const format = formatAsked(c, rule.formats)
    const title = t('上传文件', 'Upload a file')
    return show(
      c,
      view,
      title,
      <Narrow under={back} of={t('返回', 'Back')} title={say(rule.label)}>
        {format === undefined ? (
          <>
            <p>{t('请选择文件类型：', 'What type is the file?')}</p>
            <ul>
              {rule.formats.map((one) => (
                <li>
                  <a href={withFormat(view.path, one)}>{one.toUpperCase()}</a>
                </li>
              ))}
            </ul>
          </>
        ) : (
          await formFor(c, format, back, sizeWords(rule.maxMegabytes * 1024 * 1024))
        )}
      </Narrow>,
    )
  })

  const formFor = async (c: Here, format: DocumentFormat, back: string, most: string) => {
    const view = viewHere(c, web)
    const { t } = view
    const { person } = c.var
    if (person === undefined) return null
    const id = caseIn(c)
    const opened = await openCase(c, web)
    const label = ruleHere(opened, whereIn(c)).label
    const { form } = await uploadForm(web.world, files, askingOf(c.var, person), id, {
      ...whereIn(c),
      name: `${view.say(label)}.${format}`,
      back: (document) =>
        `${web.settings.publicUrl}/files/cases/${id}/documents/${document}/arrived?back=${encodeURIComponent(back)}`,
    })
    return (
      <form method="post" action={form.action} enctype="multipart/form-data">
        {Object.entries(form.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for="file">{t(`${format.toUpperCase()} 文件`, `${format.toUpperCase()} file`)}</label>
          <p class="hint" id="file-hint">
            {t(`不超过 ${most}。请在 10 分钟内上传。`, `At most ${most}. Please send it within 10 minutes.`)}
          </p>
          <input
            type="file"
            id="file"
            name="file"
            required
            aria-describedby="file-hint"
            accept={`.${format}`}
          />
        </div>
        <div class="actions">
          <button type="submit">{t('上传', 'Upload')}</button>
          <a class="button quiet" href={back}>
            {t('返回', 'Back')}
          </a>
        </div>
      </form>
    )
  }
}

const formatAsked = (c: Here, formats: readonly DocumentFormat[]): DocumentFormat | undefined => {
  const [only, ...more] = formats
  if (more.length === 0) return only
  const asked = Format.safeParse(c.req.query('format'))
  return asked.success && formats.includes(asked.data) ? asked.data : undefined
}

const withFormat = (path: string, format: DocumentFormat): string => `${path}&format=${format}`
