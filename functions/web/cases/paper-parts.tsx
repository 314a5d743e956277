import type { Child } from 'hono/jsx'
import { type Block, chapterNumber, type Fact, type Grid, type Paper } from '../../paper/paper.ts'
import type { View } from '../context.ts'

/** A page that is made to be printed: no navigation, a style of its own, what can be done with it on one line. */
export const PrintedPage = ({
  view,
  title,
  tools,
  style = '/assets/print.css',
  children,
}: {
  view: View
  title: string
  tools: Child
  /** Where its style is. */
  style?: string
  children?: Child
}) => (
  <html lang={view.language === 'zh' ? 'zh-CN' : 'en'}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta
        name="description"
        content={view.t(`${title}，可打印为 A4 文件`, `${title}, to be printed on A4`)}
      />
      <link rel="stylesheet" href={style} />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    </head>
    <body>
      <header class="tools">{tools}</header>
      <main>{children}</main>
    </body>
  </html>
)

/** The paper as a page: the same content as the PDF, drawn by the browser. */
export const PaperBody = ({ paper }: { paper: Paper }) => (
  <>
    {paper.mark === undefined ? null : (
      <div class="mark" aria-hidden="true">
        <span data-word={paper.mark}></span>
      </div>
    )}
    <section class="cover">
      <p class="programme">{paper.cover.programme}</p>
      <h1 class="kind">{paper.cover.kind}</h1>
      <p class="title">{paper.cover.title}</p>
      <FactTable facts={paper.cover.facts} />
      {paper.cover.note === undefined ? null : <p class="note">{paper.cover.note}</p>}
    </section>
    <nav class="contents" aria-labelledby="contents">
      <h1 id="contents">{paper.contents}</h1>
      <ol>
        {paper.chapters.map(({ id, title }, index) => (
          <li>
            <a href={`#${id}`}>
              {chapterNumber(paper.language, index + 1)}
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
    {paper.chapters.map(({ id, title, apart = false, blocks }, index) => (
      <section id={id} class={apart ? 'apart' : undefined}>
        <h1>
          {chapterNumber(paper.language, index + 1)}
          {title}
        </h1>
        {blocks.map((block) => (
          <BlockPart block={block} />
        ))}
      </section>
    ))}
  </>
)

const BlockPart = ({ block }: { block: Block }) => {
  switch (block.is) {
    case 'heading':
      return <h2>{block.text}</h2>
    case 'text':
      return <p>{block.text}</p>
    case 'answer':
      return (
        <div class="answer">
          <h2>{block.question}</h2>
          <p>{block.text}</p>
        </div>
      )
    case 'facts':
      return <FactTable facts={block.rows} />
    case 'grid':
      return <GridTable grid={block} />
    case 'seal':
      return (
        <div class="seal">
          <h2>
            {block.seal.name}（{block.seal.role}）{block.seal.code}
          </h2>
          <p>{block.seal.statement}</p>
          {block.seal.lines.map((line) => (
            <p class="sign">{line}</p>
          ))}
        </div>
      )
  }
}

export const FactTable = ({ facts }: { facts: readonly Fact[] }) => (
  <table>
    <tbody>
      {facts.map(([name, value]) => (
        <tr>
          <th scope="row" class="name">
            {name}
          </th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const GridTable = ({ grid: { caption, heads, rows, numbers } }: { grid: Grid }) =>
  rows.length === 0 ? null : (
    <table>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell, column) => (
              <td class={numbers[column] === true ? 'number' : undefined}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
