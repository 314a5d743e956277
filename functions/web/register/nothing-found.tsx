import type { RegisterLine } from '../../../domain/register-line.ts'
import { facetNames, findLines, type RegisterQuery } from '../../../domain/register-search.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { Empty } from '../ui/parts.tsx'
import { searchAddress } from './address.ts'
import { facetWords, valueWords } from './facet-words.ts'

type Props = {
  view: View
  query: RegisterQuery
  lines: readonly RegisterLine[]
  programmes: readonly Scheme[]
}

/** What to do when nothing was found: each condition can be taken back by itself, with what would be found then. */
export const NothingFound = ({ view, query, lines, programmes }: Props) => {
  const { t, say } = view
  const conditions = (['q', ...facetNames] as const).flatMap((name) => {
    const value = query[name]
    if (value === undefined || value === '') return []
    const { [name]: _, ...others } = query
    const said =
      name === 'q'
        ? t(`“${value}”`, `“${value}”`)
        : `${say(facetWords[name])}${t('：', ': ')}${say(valueWords(name, String(value), programmes))}`
    return [{ said, href: searchAddress(others), count: findLines(lines, others).length }]
  })
  return (
    <>
      <Empty>
        {t(
          '没有找到。名称可以只写一部分；也可以去掉一个条件：',
          'Nothing found. A part of a name is enough; or take back a condition:',
        )}
      </Empty>
      <ul>
        {conditions.map(({ said, href, count }) => (
          <li>
            <a href={href}>{t(`去掉${said}`, `Without ${said}`)}</a>
            {t(`（${count} 个）`, ` (${count})`)}
          </li>
        ))}
      </ul>
    </>
  )
}
