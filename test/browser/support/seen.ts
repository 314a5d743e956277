import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * The page in a window as tall as it is. What sticks to an edge of a small window covers whatever lies there at
 * that moment, which is another control with every change of the text above, and never one that cannot be scrolled to.
 */
const seenWhole = async <Result>(page: Page, look: () => Promise<Result>): Promise<Result> => {
  const size = page.viewportSize()
  if (size === null) throw new Error('the page has no window')
  // Of a page that has only just begun to come there is nothing to measure yet.
  await page.waitForLoadState('domcontentloaded')
  const { height, at } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    at: window.scrollY,
  }))
  await page.setViewportSize({ width: size.width, height: Math.max(height, size.height) })
  const result = await look()
  await page.setViewportSize(size)
  await page.evaluate((top) => window.scrollTo(0, top), at)
  return result
}

/** What axe-core says against a page, one line per place. */
export const violations = async (page: Page, only?: readonly string[]): Promise<string[]> => {
  // Only what is wrong is carried over from the page, and no second tab is opened for it.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const chosen = only === undefined ? axe.withTags(tags) : axe.withRules([...only])
  const { violations } = await seenWhole(page, () => chosen.analyze())
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${page.url()} ${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  )
}

export const seemsAccessible = async (page: Page): Promise<void> => {
  expect(await violations(page)).toEqual([])
}

/** How far the page can be scrolled sideways, in CSS pixels. */
export const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

export const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

/** The lines of the summary over a form that failed, once it is there. */
export const summaryOfProblems = async (page: Page): Promise<string[]> => {
  const lines = page.locator('.error-summary li')
  await lines.first().waitFor()
  return lines.allInnerTexts()
}

/** The message at a field. */
export const problemAt = (page: Page, label: string): Promise<string> =>
  page
    .locator('.field.wrong')
    .filter({ has: page.getByLabel(label) })
    .locator('.error')
    .innerText()

/** The words of these elements that stand on more than one line, as they are laid out now. */
export const brokenWords = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const broken: string[] = []
      while (texts.nextNode()) {
        const node = texts.currentNode
        for (const word of (node.textContent ?? '').matchAll(/[\w.,%()]+/g)) {
          const range = document.createRange()
          range.setStart(node, word.index)
          range.setEnd(node, word.index + word[0].length)
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word[0])
        }
      }
      return broken
    }),
  )
