import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { localStage } from '../../../infra/demo/local-stage.ts'
import type { PracticeClock } from '../../../infra/local/practice-clock.ts'
import { startServer } from '../../../infra/local/server.ts'
import type { Mail } from '../../../functions/ports/world.ts'
import { watched } from './watched.ts'

/** A Tuesday in March with no holiday near, mid-morning in China. */
const begins = '2026-03-10T01:30:00.000Z'

export const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

type Visiting = {
  readonly language?: 'zh' | 'en'
  readonly width?: keyof typeof widths
  readonly script?: boolean
}

/** The practice clock from a known day on, whatever day the tests run on. */
const clockFrom = (day: string): PracticeClock => {
  let offset = Date.parse(day) - Date.now()
  return {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    moveTo: (time) => {
      offset = Math.max(offset, time.getTime() - Date.now())
      return Promise.resolve()
    },
  }
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** The whole program on a fresh store, and a browser before it. What goes wrong in any page is collected. */
export const openHouse = async (options: { readonly stepUpMinutes?: number; readonly mail?: Mail } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-browser-'))
  const [server, browser] = await Promise.all([
    startServer({ folder, port: 0, clock: clockFrom(begins), ...options }),
    launch(),
  ])
  const faults: string[] = []

  /** Somebody at a browser of their own, on the first page. */
  const visit = async ({
    language = 'zh',
    width = 'desktop',
    script = true,
  }: Visiting = {}): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: server.url,
      viewport: widths[width],
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      javaScriptEnabled: script,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    watched(page, [server.url, server.issuer], faults)
    await page.goto('/')
    return page
  }

  /** The same, signed in at the issuer's own page by choosing who to be. */
  const enter = async (subject: string, visiting: Visiting = {}): Promise<Page> => {
    const page = await visit(visiting)
    await signIn(page, subject)
    return page
  }

  return {
    server,
    url: server.url,
    folder,
    stage: localStage(server),
    visit,
    enter,
    /** Throws when a page wrote an error to the console, broke its own policy or asked another site. */
    inOrder: (): void => {
      const found = faults.splice(0)
      if (found.length > 0) throw new Error(found.join('\n'))
    },
    close: async (): Promise<void> => {
      await browser.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type House = Awaited<ReturnType<typeof openHouse>>

/** From any page that offers it, over the issuer and back. */
export const signIn = async (page: Page, subject: string): Promise<void> => {
  await page.locator('form[action="/sign-in"] button').last().click()
  await page.locator(`button[name="person"][value="${subject}"]`).click()
  await page.locator('form[action="/sign-out"]').waitFor()
}
