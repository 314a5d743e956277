import type { Block, Fact, Paper } from '../../paper/paper.ts'

type Say = (text: string) => string

/** The same paper with every text as the font can draw it, and a note at its end on what the font lacks. */
export const withDrawableTexts = (paper: Paper, say: Say, missed: ReadonlySet<string>): Paper => {
  const fact = ([name, value]: Fact): Fact => [say(name), say(value)]
  const cover = {
    ...paper.cover,
    programme: say(paper.cover.programme),
    kind: say(paper.cover.kind),
    title: say(paper.cover.title),
    facts: paper.cover.facts.map(fact),
  }
  const chapters = paper.chapters.map((chapter) => ({
    ...chapter,
    title: say(chapter.title),
    blocks: chapter.blocks.map((block) => blockSaid(block, say, fact)),
  }))
  const drawn = { ...paper, cover, chapters, running: say(paper.running) }
  return missed.size === 0 ? drawn : { ...drawn, chapters: [...chapters, lacking(paper, missed)] }
}

const blockSaid = (block: Block, say: Say, fact: (pair: Fact) => Fact): Block => {
  switch (block.is) {
    case 'heading':
    case 'text':
      return { ...block, text: say(block.text) }
    case 'answer':
      return { ...block, question: say(block.question), text: say(block.text) }
    case 'facts':
      return { ...block, rows: block.rows.map(fact) }
    case 'grid':
      return { ...block, heads: block.heads.map(say), rows: block.rows.map((row) => row.map(say)) }
    case 'seal': {
      const { name, statement, ...seal } = block.seal
      return { is: 'seal', seal: { ...seal, name: say(name), statement: say(statement) } }
    }
  }
}

/** By number alone: the characters themselves are what cannot be drawn. */
const lacking = ({ language }: Paper, missed: ReadonlySet<string>): Paper['chapters'][number] => {
  const codes = [...missed]
    .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
    .join(', ')
  return language === 'zh'
    ? {
        id: 'lacking',
        title: '字库中没有的字',
        blocks: [
          { is: 'text', text: `以下字符无法印出，文中以〓和字符编码代替，请在纸质件上手工补写：${codes}` },
        ],
      }
    : {
        id: 'lacking',
        title: 'Characters that the font lacks',
        blocks: [
          {
            is: 'text',
            text: `These could not be drawn; 〓 and their number stand for them. Please complete the sheets by hand: ${codes}`,
          },
        ],
      }
}
