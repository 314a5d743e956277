import { raw } from 'hono/html'
import { Language } from '../../../domain/words.ts'
import type { Web } from '../context.ts'
import { type Here, show, viewHere } from '../page.tsx'
import { languageCookie, signedInBy } from '../session.ts'
import { Facts, Table, Tag } from '../ui/parts.tsx'
import { partsOf } from './document.ts'
import type { Operation } from './operation.ts'
import { remarkOn, shapeOf } from './shape.ts'

/** The API for readers: every operation by subject, with what it takes and answers. */
export const referencePage = async (c: Here, web: Web, operations: readonly Operation[]) => {
  await asOnEveryPage(c, web)
  const view = viewHere(c, web)
  const { t } = view
  return show(
    c,
    view,
    t('接口', 'API'),
    <>
      <h1>{t('接口（API）', 'API')}</h1>
      <p>
        {t('网页上能做的，都可以通过接口完成。', 'Everything that a person can do on a page.')}{' '}
        <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1)
      </p>
      <Facts
        facts={[
          [t('登录', 'Sign-in'), <code>Authorization: Bearer …</code>],
          [t('出错', 'Errors'), <code>application/problem+json (RFC 9457)</code>],
          [t('分页', 'Lists'), <code>?limit=25&amp;after=…</code>],
          [t('只做一次', 'Once'), <code>Idempotency-Key: …</code>],
        ]}
      />
      {await described(operations)}
    </>,
  )
}

const drawn = new WeakMap<readonly Operation[], string>()

/** A megabyte that is the same for every reader, in every language: drawn once a process. */
const described = async (operations: readonly Operation[]) => {
  const page = <Described operations={operations} />
  const text = drawn.get(operations) ?? String(await page)
  drawn.set(operations, text)
  return raw(text)
}

const Described = ({ operations }: { operations: readonly Operation[] }) => (
  <div lang="en">
    {[...new Set(operations.map(({ subject }) => subject))].map((subject) => (
      <section>
        <h2>{subject}</h2>
        {operations
          .filter((operation) => operation.subject === subject)
          .map((operation) => (
            <details id={operation.id}>
              <summary>
                <Tag tone={operation.method === 'get' ? 'busy' : 'act'}>{operation.method.toUpperCase()}</Tag>{' '}
                <code>{operation.path}</code> {operation.open ? <Tag tone="good">public</Tag> : null}
                <span class="below">{operation.summary}</span>
              </summary>
              <Details operation={operation} />
            </details>
          ))}
      </section>
    ))}
  </div>
)

/** The page is no operation: whoever is signed in and the language that was chosen are those of the other pages. */
const asOnEveryPage = async (c: Here, web: Web): Promise<void> => {
  const signedIn = await signedInBy(c, web)
  c.set('signedIn', signedIn)
  c.set('person', signedIn?.person)
  const chosen = Language.safeParse(languageCookie.read(c, web.settings))
  if (chosen.success) c.set('language', chosen.data)
  c.set('forEverybody', true)
  c.header('cache-control', 'no-store')
}

const Details = ({ operation }: { operation: Operation }) => {
  const { parameters, body, answer } = partsOf(operation)
  return (
    <>
      {parameters.length === 0 ? null : (
        <Table
          caption={`Parameters of ${operation.id}`}
          heads={['Parameter', 'In', 'Type', 'Meaning']}
          rows={parameters.map((one) => [
            <span>
              <code>{one.name}</code> {one.required ? null : <small>optional</small>}
            </span>,
            one.in,
            <code>{shapeOf(one.schema)}</code>,
            remarkOn({ ...one.schema, description: one.description }),
          ])}
        />
      )}
      {body ? (
        <>
          <h3>Body</h3>
          <pre>{shapeOf(body)}</pre>
        </>
      ) : null}
      <h3>Answer {operation.status}</h3>
      <pre>{shapeOf(answer)}</pre>
    </>
  )
}
