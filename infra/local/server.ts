import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createFilesApp } from '../../functions/files/app.tsx'
import { createInsightApp, isInsight } from '../../functions/insight/app.tsx'
import { createApp } from '../../functions/web/app.tsx'
import type { Web } from '../../functions/web/context.ts'
import { buildAssets } from '../assets.ts'
import { fileAssetsHere } from '../file-assets.ts'
import { fileRoutes } from './file-routes.ts'
import { practicePages } from './practice-pages.tsx'
import { personas } from './personas.ts'
import { type PracticeAccount, secondFactor, startPracticeIssuer } from './practice-issuer.ts'
import { type ProgramOptions, startProgram } from './program.ts'
import { explained } from './start-problem.ts'
import { webLog } from './web-log.ts'

type ServerOptions = Pick<ProgramOptions, 'externalEndpoint' | 'engine' | 'clock' | 'mail' | 'reset'> & {
  readonly folder?: string
  /** The pages' port; the issuer takes the next one. 0 takes any two. */
  readonly port: number
  /** What decisions demand of a sign-in where a programme says nothing: a second factor, at most so many minutes ago. */
  readonly stepUpMinutes?: number | undefined
  /** The address of the licence that the open data is under, where it is not the usual one. */
  readonly openDataLicence?: string | undefined
}

/** Bearer tokens of this issuer are meant for this. */
const audience = 'urn:consort:api'

/** The whole program with its pages, API and sign-in, on the loopback address of one machine. */
export const startServer = async (options: ServerOptions) => {
  const { port, folder } = options
  const held: { fetch?: (request: Request) => Response | Promise<Response> } = {}
  const listener = getRequestListener(
    (request) => held.fetch?.(request) ?? new Response('starting', { status: 503 }),
  )
  const http = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve, reject) => {
    http.once('error', (problem) => {
      const why = explained(problem, { port })
      reject(why instanceof Error ? why : new Error(String(why)))
    })
    http.listen(port, '127.0.0.1', resolve)
  })
  const address = http.address()
  const url = `http://localhost:${typeof address === 'object' && address !== null ? address.port : port}`

  const program = await startProgram({ ...options, publicUrl: url })
  const log = webLog(folder)
  const [issuer, assets] = await Promise.all([
    startPracticeIssuer({
      port: port === 0 ? 0 : port + 1,
      ...(folder === undefined ? {} : { folder }),
      redirectUris: [`${url}/signed-in`],
      audience,
      personas,
      account: practiceAccount,
    }),
    buildAssets(),
  ])
  const web: Web = {
    world: program.world,
    settings: {
      publicUrl: url,
      issuer: issuer.issuer,
      issuerName: 'practice',
      clientId: issuer.clientId,
      audience,
      firstAdministrator: 'administrator',
      practice: true,
      stepUp: { minutes: options.stepUpMinutes, acr: secondFactor },
      openDataLicence: options.openDataLicence,
      ...assets,
      wall: () => new Date(),
      log: log.write,
    },
  }
  const app = createApp(web)
  practicePages(app, web, program, folder)
  const files = createFilesApp(web, {
    files: program.storage.files,
    assets: await fileAssetsHere(),
  })
  const insight = createInsightApp(web)
  const storage = fileRoutes(program.storage)
  // What a request costs is counted for the case that it is about.
  held.fetch = (request) => {
    const { pathname } = new URL(request.url)
    const about = /\/cases\/([0-9a-z]{20})/.exec(pathname)?.[1]
    if (pathname === '/storage') return storage.fetch(request)
    const { fetch } = pathname.startsWith('/files/') ? files : isInsight(pathname) ? insight : app
    return about === undefined
      ? fetch(request)
      : program.meter.under(about, () => Promise.resolve(fetch(request)))
  }

  return {
    url,
    app,
    program,
    token: issuer.token,
    issuer: issuer.issuer,
    stop: async (): Promise<void> => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await issuer.stop()
      await program.stop()
      await log.end()
    },
  }
}
export type LocalServer = Awaited<ReturnType<typeof startServer>>

/** Personas, and for the demo anybody who speaks for an organisation. */
const practiceAccount = (subject: string): PracticeAccount | undefined => {
  const persona = personas.find((one) => one.subject === subject)
  if (persona)
    return {
      name: persona.name.zh,
      email: `${subject}@practice.example`,
      // Who reads Chinese leaves the choice to the browser.
      ...(persona.language === 'en' ? { locale: 'en' } : {}),
    }
  const expert = subject.startsWith('speaker-expert-')
  return /^speaker-[a-z0-9-]{1,40}$/.test(subject)
    ? {
        name: `${expert ? '专家' : '经办人'} ${subject.slice(-6).replace(/^\D*-/, '')}`,
        email: `${subject}@practice.example`,
      }
    : undefined
}
