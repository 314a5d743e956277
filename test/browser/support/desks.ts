import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type House, widths } from './house.ts'
import { overhang, violations } from './seen.ts'

/** A page that somebody works at. */
export type Desk = {
  readonly name: string
  /** Nobody: a visitor who is not signed in. */
  readonly who?: string
  readonly path: string
  readonly status?: number
}

const tags = { zh: 'zh-CN', en: 'en' } as const

/** Everybody's browser stays open from desk to desk: signing in is told elsewhere. */
export const deskVisitor = (house: House) => {
  const pages = new Map<string, Promise<Page>>()
  const pageOf = (who: string | undefined): Promise<Page> => {
    const name = who ?? ''
    const open = pages.get(name) ?? (who === undefined ? house.visit() : house.enter(who))
    pages.set(name, open)
    return open
  }
  return async (desk: Desk, language: 'zh' | 'en'): Promise<Page> => {
    const page = await pageOf(desk.who)
    await page.context().addCookies([{ name: 'language', value: language, url: house.url }])
    const response = await page.goto(desk.path)
    expect(response?.status()).toBe(desk.status ?? 200)
    expect(await page.locator('html').getAttribute('lang')).toBe(tags[language])
    return page
  }
}

/** What holds for every page: for axe at a desk and on a phone, by day and by night, and nothing to scroll sideways. */
export const wrongWith = async (page: Page): Promise<string[]> => {
  const found: string[] = []
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size)
    found.push(...(await violations(page)).map((one) => `${width}, by day: ${one}`))
  }
  // Of the colours alone is there more to say in the dark.
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await violations(page, ['color-contrast'])).map((one) => `by night: ${one}`))
  await page.emulateMedia({ colorScheme: 'light' })
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    const over = await overhang(page)
    if (over > 0) found.push(`${page.url()} scrolls sideways by ${over} px at ${width} px`)
  }
  return found
}
