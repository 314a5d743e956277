import { z } from 'zod'
import { Refusal } from '../../../domain/refusal.ts'
import { importReported } from '../../commands/import-consortia.ts'
import { AdministrationHead } from './head.tsx'
import { administrator } from './administration.tsx'
import { nothingTyped } from '../context.ts'
import { asking, formPage, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit } from '../ui/form.tsx'

const Reports = z.object({ consortia: z.array(z.unknown()).max(500) })

/** Takes publicly reported consortia over into the register. */
export const importForm = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/administration/import',
    (c, typed) => {
      administrator(c)
      const view = viewHere(c, web)
      const { t } = view
      const now = typed ?? nothingTyped
      const done = c.req.query('imported')
      return show(
        c,
        view,
        t('导入', 'Import'),
        <div class="narrow">
          <AdministrationHead view={view} title={t('导入公开报道的联合体', 'Import reported consortia')} />
          {done === undefined ? null : (
            <p class="ready">
              {t(
                `已导入 ${done} 个，${c.req.query('skipped') ?? '0'} 个已存在。`,
                `${done} imported; ${c.req.query('skipped') ?? '0'} were here already.`,
              )}{' '}
              <a href="/register">{t('查看名录', 'See the register')}</a>
            </p>
          )}
          <ErrorSummary view={view} typed={now} />
          <p class="hint">
            {t(
              '粘贴 JSON:{"consortia": [ … ]}。未报道的内容会如实标明，不作推测。',
              'Paste JSON: {"consortia": [ … ]}. What a report leaves open is said so; nothing is guessed.',
            )}
          </p>
          <Form view={view} action="/administration/import">
            <AreaField view={view} typed={now} name="json" label="JSON" rows={12} />
            <Submit>{t('导入', 'Import')}</Submit>
          </Form>
        </div>,
      )
    },
    async (c, values) => {
      administrator(c)
      const { consortia } = parsed(Reports, readJson(first(values, 'json')))
      const { imported, skipped, problems } = await importReported(web.world, asking(c, values), consortia)
      if (problems.length > 0)
        throw new Refusal('invalid', { problems: problems.map((one) => ({ ...one, field: 'json' })) })
      return `/administration/import?imported=${imported.length}&skipped=${skipped.length}`
    },
  )
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('invalid', { problems: [{ field: 'json', code: 'not-json' }] })
  }
}
