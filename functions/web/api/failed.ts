import { Refusal } from '../../../domain/refusal.ts'
import type { Web, WebSettings } from '../context.ts'
import { problemJson } from '../problem.ts'
import type { ApiContext } from './operation.ts'

/** Any error as a problem: a refusal with its code, a failure with nothing but its number. */
export const failedApi = (problem: Error, c: ApiContext, web: Web) => {
  if (problem instanceof Refusal) return refuse(problem, c, web)
  web.settings.log({ level: 'error', ...about(c), what: `${problem.name}: ${problem.message}` })
  return c.json(failure(c.var.requestId), 500, problemType)
}

const problemType = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }

/** A failure of ours: its number, for whoever is asked for help, and nothing of what failed. */
const failure = (requestId: string) => ({
  type: 'about:blank',
  title: 'Something failed. Please try again in a moment',
  detail: '出错了，请稍后再试',
  status: 500,
  code: 'failed',
  facts: {},
  problems: [],
  requestId,
})

const about = (c: ApiContext) => ({
  requestId: c.var.requestId,
  method: c.req.method,
  path: c.req.path,
  person: c.var.person?.id,
})

const refuse = (refusal: Refusal, c: ApiContext, web: Web) => {
  const body = problemJson(refusal, c.var.requestId)
  web.settings.log({ level: 'info', ...about(c), what: refusal.code })
  if (body.status === 401) c.header('www-authenticate', challenge(refusal, c, web.settings))
  return c.json(body, body.status, problemType)
}

/** What a caller is told of how to come back (RFC 6750); with a stronger and younger sign-in, of which (RFC 9470). */
const challenge = ({ code, facts }: Refusal, c: ApiContext, { stepUp }: WebSettings): string => {
  const parts = ['Bearer realm="consort"']
  if (code === 'step-up-needed')
    parts.push(
      'error="insufficient_user_authentication"',
      'error_description="A sign-in with a second factor is needed, not longer ago than max_age seconds"',
      ...(stepUp?.acr === undefined ? [] : [`acr_values="${stepUp.acr}"`]),
      `max_age="${facts.maxAge}"`,
    )
  // A request without a token is told the scheme, one with a bad token also what is wrong.
  else if (c.req.header('authorization')) parts.push('error="invalid_token"')
  return parts.join(', ')
}
