import { type Here, show, viewHere } from '../page.tsx'
import type { Web } from '../context.ts'
import { Facts, Tag } from '../ui/parts.tsx'
import type { Operation } from './operation.ts'
import { openApiDocument } from './document.ts'

/** The API for readers: every operation by subject, with what it takes and answers. */
export const referencePage = (c: Here, web: Web, operations: readonly Operation[]) => {
  const view = viewHere(c, web)
  const { t } = view
  const { paths } = openApiDocument(operations, web.settings.publicUrl)
  const subjects = [...new Set(operations.map((operation) => operation.subject))]
  return show(
    c,
    view,
    'API',
    <>
      <h1>API</h1>
      <p>
        {t('网页上能做的，都可以通过接口完成。', 'Everything that a person can do on a page.')}{' '}
        <a href="/api/openapi.json">openapi.json</a>
      </p>
      <Facts
        facts={[
          [t('登录', 'Sign-in'), <code>Authorization: Bearer …</code>],
          [t('出错', 'Errors'), <code>application/problem+json (RFC 9457)</code>],
          [t('分页', 'Lists'), <code>?limit=25&amp;after=…</code>],
          [t('只做一次', 'Once'), <code>Idempotency-Key: …</code>],
        ]}
      />
      <div lang="en">
        {subjects.map((subject) => (
          <section>
            <h2>{subject}</h2>
            {operations
              .filter((operation) => operation.subject === subject)
              .map((operation) => (
                <details id={operation.id}>
                  <summary>
                    <Tag tone={operation.method === 'get' ? 'busy' : 'act'}>
                      {operation.method.toUpperCase()}
                    </Tag>{' '}
                    <code>{operation.path}</code> {operation.open ? <Tag tone="good">public</Tag> : null}
                    <span class="below">{operation.summary}</span>
                  </summary>
                  <pre>{JSON.stringify(paths[operation.path]?.[operation.method], null, 2)}</pre>
                </details>
              ))}
          </section>
        ))}
      </div>
    </>,
  )
}
