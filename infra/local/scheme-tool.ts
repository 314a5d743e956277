import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type ReadScheme, readScheme, type SchemeProblem } from '../../domain/read-scheme.ts'
import { diffSchemes } from '../../domain/scheme-diff.ts'
import { outlineOf } from '../../domain/scheme-outline.ts'
import { Language, say } from '../../domain/words.ts'
import { shipped } from '../../schemes/all.ts'
import { schemeJsonSchema } from './scheme-json-schema.ts'
import { schemeReference } from './scheme-reference.ts'

const usage = `npm run scheme -- <what>

  check FILE              whether a programme can be published; if not, what is wrong where
  explain FILE            what it says, in words
  diff A B                how two programmes, or two versions of one, differ, in words
  schema [FILE]           the JSON Schema of a programme, for editors: printed, or into FILE
  reference [FILE]        the reference of its fields, for people: printed, or into FILE
  print NAME              a shipped programme as JSON, to begin from

  --language zh|en        the language of the words (default en)
  --json                  for machines

FILE is a JSON file, or the name of a shipped programme:
  ${shipped.refs.join(', ')}`

/** What a run of the tool prints, and how it ends: 1 for a programme that is refused, 2 for a command that is none. */
export type Said = { readonly text: string; readonly code: 0 | 1 | 2 }

/** `npm run scheme`: what authors of programmes need at hand without a running program. */
export const runSchemeTool = async (args: readonly string[]): Promise<Said> => {
  const parsed = readArguments(args)
  if (parsed === undefined) return { text: usage, code: 2 }
  const { what, files, language, json } = parsed
  const [first, second] = files
  switch (what) {
    case 'check':
      return first === undefined
        ? { text: usage, code: 2 }
        : checked(first, await readFrom(first), language, json)
    case 'explain':
      return first === undefined
        ? { text: usage, code: 2 }
        : explained(first, await readFrom(first), language, json)
    case 'diff':
      return first === undefined || second === undefined
        ? { text: usage, code: 2 }
        : compared([first, await readFrom(first)], [second, await readFrom(second)], language, json)
    case 'schema':
      return written(JSON.stringify(schemeJsonSchema(), null, 2), first)
    case 'reference':
      return written(schemeReference(), first)
    case 'print': {
      const scheme = first === undefined ? undefined : await shipped.load(first)
      return scheme
        ? { text: JSON.stringify(scheme, null, 2), code: 0 }
        : { text: `no shipped programme ${first ?? ''}\n\n${usage}`, code: 2 }
    }
    default:
      return { text: usage, code: what === 'help' ? 0 : 2 }
  }
}

const written = async (text: string, file: string | undefined): Promise<Said> => {
  if (file === undefined) return { text, code: 0 }
  await writeFile(file, `${text.trimEnd()}\n`)
  return { text: `${file} written`, code: 0 }
}

const readArguments = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        language: { type: 'string', default: 'en' },
        json: { type: 'boolean', default: false },
      },
    })
    const language = Language.safeParse(values.language)
    const [what = 'help', ...files] = positionals
    return language.success ? { what, files, language: language.data, json: values.json } : undefined
  } catch {
    return undefined
  }
}

const readFrom = async (file: string): Promise<ReadScheme> => {
  const known = await shipped.load(file)
  if (known) return { ok: true, scheme: known }
  try {
    return readScheme(await readFile(file, 'utf8'))
  } catch {
    const message = { zh: `无法读取 ${file}`, en: `${file} cannot be read` }
    return { ok: false, problems: [{ path: '', message }] }
  }
}

const refused = (
  file: string,
  problems: readonly SchemeProblem[],
  language: Language,
  json: boolean,
): Said => ({
  text: json
    ? JSON.stringify({ file, ok: false, problems }, null, 2)
    : problems
        .map(({ path, message }) => `${file}${path === '' ? '' : `: ${path}`}: ${say(message, language)}`)
        .join('\n'),
  code: 1,
})

const checked = (file: string, read: ReadScheme, language: Language, json: boolean): Said => {
  if (!read.ok) return refused(file, read.problems, language, json)
  const { ref, title, rules, steps, toConfirm } = read.scheme
  if (json) return { text: JSON.stringify({ file, ok: true, ref, toConfirm }, null, 2), code: 0 }
  const open = toConfirm.length
  return {
    text:
      language === 'zh'
        ? `${file}：${ref} ${title.zh} 可以发布（${rules.length} 条规则，${steps.length} 个环节，${open} 处默认值待确认）`
        : `${file}: ${ref} ${title.en} can be published (${rules.length} rules, ${steps.length} steps, ${open} defaults to confirm)`,
    code: 0,
  }
}

const explained = (file: string, read: ReadScheme, language: Language, json: boolean): Said => {
  if (!read.ok) return refused(file, read.problems, language, json)
  const outline = outlineOf(read.scheme)
  if (json) return { text: JSON.stringify(outline, null, 2), code: 0 }
  const { ref, title, summary } = read.scheme
  const head = [`${say(title, language)} (${ref})`, say(summary, language)]
  const parts = outline.map(({ title: name, lines }) =>
    [say(name, language), ...lines.map((words) => `  ${say(words, language)}`)].join('\n'),
  )
  return { text: [head.join('\n'), ...parts].join('\n\n'), code: 0 }
}

const compared = (
  [before, a]: readonly [string, ReadScheme],
  [after, b]: readonly [string, ReadScheme],
  language: Language,
  json: boolean,
): Said => {
  if (!a.ok) return refused(before, a.problems, language, json)
  if (!b.ok) return refused(after, b.problems, language, json)
  const differences = diffSchemes(a.scheme, b.scheme)
  if (json) return { text: JSON.stringify(differences, null, 2), code: 0 }
  if (differences.length === 0) return { text: language === 'zh' ? '没有差异' : 'nothing differs', code: 0 }
  return { text: differences.map(({ said }) => say(said, language)).join('\n'), code: 0 }
}
