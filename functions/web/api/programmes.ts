import { openCalls } from '../../calls-of.ts'
import { z } from 'zod'
import { Call } from '../../../domain/call.ts'
import { schemeCode, SchemeRef } from '../../../domain/ids.ts'
import { preCheck, PreCheckInput, PreCheckResult } from '../../../domain/pre-check.ts'
import { Scheme } from '../../../domain/scheme.ts'
import { Words } from '../../../domain/words.ts'
import { programmeOf, versionOf } from '../programmes/published.ts'
import { operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Programmes and calls')
export const programmeOperations = list

const Code = z.object({ code: z.string().max(32).describe('The programme without its version: `lingang`') })

const Programme = z.object({
  code: z.string(),
  ref: SchemeRef,
  title: Words,
  issuers: z.array(Words),
  jurisdiction: Words,
  outcome: Words,
  inForce: Scheme.shape.inForce,
  /** Whether it runs here, or comes with the system and can be taken up. */
  running: z.boolean(),
  calls: z.array(Call.pick({ id: true, title: true, opens: true, closes: true })),
})

operation({
  method: 'get',
  path: '/programmes',
  id: 'listProgrammes',
  summary: 'Every programme in its version in force, with the calls that are open or will be',
  open: true,
  answer: z.object({ items: z.array(Programme) }),
  run: async ({ web: { world }, arrived }) => {
    const [running, offered, calls] = await Promise.all([
      world.schemes.current(),
      world.schemes.offered(),
      openCalls(world, arrived),
    ])
    const here = new Set(running.map(({ ref }) => ref))
    return {
      items: offered.map(({ ref, title, issuers, jurisdiction, outcome, inForce }) => ({
        code: schemeCode(ref),
        ref,
        title,
        issuers,
        jurisdiction,
        outcome: outcome.verb,
        ...(inForce ? { inForce } : {}),
        running: here.has(ref),
        calls: calls
          .filter((call) => schemeCode(call.scheme) === schemeCode(ref))
          .map(({ id, title, opens, closes }) => ({ id, title, opens, closes })),
      })),
    }
  },
})

operation({
  method: 'get',
  path: '/programmes/{code}',
  id: 'getProgramme',
  summary: 'The version of a programme that is in force, whole: the document that its page is written from',
  open: true,
  params: Code,
  answer: Scheme,
  run: ({ web, path }) => programmeOf(web.world.schemes, path.code),
})

operation({
  method: 'get',
  path: '/programmes/{code}/{version}',
  id: 'getProgrammeVersion',
  summary: 'A version of a programme, which never changes',
  open: true,
  params: Code.extend({ version: z.string().regex(/^[1-9]\d{0,3}$/) }),
  answer: Scheme,
  run: ({ web, path }) => versionOf(web.world.schemes, path.code, path.version),
})

operation({
  method: 'post',
  path: '/programmes/{code}/check',
  id: 'checkProgramme',
  summary:
    'Try a programme with a consortium that is not there yet: which rules hold, and why. Nothing is kept',
  open: true,
  params: Code,
  body: PreCheckInput,
  answer: PreCheckResult,
  run: async ({ web, path, body }) => preCheck(await programmeOf(web.world.schemes, path.code), body),
})
