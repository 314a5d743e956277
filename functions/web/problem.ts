import { Refusal } from '../../domain/refusal.ts'
import { problemSaid } from './words/problem-words.ts'
import { refusals } from './words/refusal-words.ts'

/** RFC 9457. `code` is stable; `problems` names fields by their path in what was sent. */
export const problemJson = (refusal: Refusal, requestId: string) => {
  const { status, words } = refusals[refusal.code]
  const said = words(refusal.facts)
  return {
    type: `https://consort.example/problems/${refusal.code}`,
    title: said.en,
    status,
    detail: said.zh,
    code: refusal.code,
    facts: refusal.facts,
    problems: refusal.problems.map((problem) => ({ ...problem, words: problemSaid(problem) })),
    requestId,
  }
}

/** What is logged of a request that was refused or failed: never what was typed, never a token. */
export type LogLine = {
  readonly level: 'info' | 'error'
  readonly requestId: string
  readonly method: string
  readonly path: string
  readonly person?: string | undefined
  readonly what: string
}
