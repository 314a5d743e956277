import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Hand, keyboard, pointer } from './hand.ts'
import { type House, signIn, widths } from './house.ts'
import { takePictures } from './pictures.ts'
import { overhang, violations } from './seen.ts'

/** In which language, how wide, by what, and with script or without. */
export type Walking = {
  readonly language: 'zh' | 'en'
  readonly width: keyof typeof widths
  readonly by: 'pointer' | 'keyboard'
  readonly script: boolean
}

export type Sent = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Somebody at a browser who goes from page to page as one does: by what stands there. */
export const walkerIn = async (house: House, walking: Walking) => {
  const { language, script } = walking
  const page = await house.visit(walking)
  const hand: Hand = walking.by === 'keyboard' ? keyboard(page) : pointer
  const w = (zh: string, en: string): string => (language === 'zh' ? zh : en)
  const main = page.getByRole('main')

  /** A page that the machine is still busy with draws itself again: until it stays as it is. */
  const settled = async (): Promise<void> => {
    await house.server.program.idle()
    if (script) await page.locator('[data-soon]').waitFor({ state: 'detached' })
  }
  const go = async (path: string): Promise<void> => {
    await settled()
    await page.goto(path)
  }

  /** At a desk and on a phone: nothing that axe finds, nothing to scroll sideways, the right language. */
  const look = async (name: string): Promise<void> => {
    await settled()
    expect(await page.locator('html').getAttribute('lang')).toBe(w('zh-CN', 'en'))
    expect(await page.locator('h1').count()).toBe(1)
    // A page without script cannot be looked into by one: both other walks look at it with script.
    if (!script) return
    for (const size of [widths.desktop, widths.phone]) {
      await page.setViewportSize(size)
      expect(await violations(page), `${name}, ${size.width} px`).toEqual([])
      expect(await overhang(page), `${name}, ${size.width} px`).toBe(0)
    }
    await takePictures(page, `way ${name}`, language)
    await page.setViewportSize(widths[walking.width])
  }

  const follow = (zh: string, en: string, within: Locator = main): Promise<void> =>
    hand.press(within.getByRole('link', { name: w(zh, en) }).first())
  const press = (zh: string, en: string): Promise<void> =>
    hand.press(main.getByRole('button', { name: w(zh, en) }).first())
  /** Until the next page says that it is done. */
  const save = async (): Promise<void> => {
    await press('保存', 'Save')
    await page.locator('output.done').waitFor()
  }
  const write = (zh: string, en: string, text: string): Promise<void> =>
    hand.write(page.getByLabel(w(zh, en)).first(), text)
  /** By the first words of the option; its hint may follow. */
  const choose = (zh: string, en: string): Promise<void> =>
    hand.tick(page.getByRole('radio', { name: new RegExp(`^${w(zh, en)}`) }))

  /** Where script takes files, where they stand; else over the page for it, and back. */
  const put = async (place: Locator, file: Sent): Promise<void> => {
    if (script) {
      const asked = page.waitForEvent('filechooser')
      await hand.press(place.getByRole('button', { name: w('选择文件', 'Choose a file') }))
      await (await asked).setFiles(file)
    } else {
      const from = new URL(page.url()).pathname
      await hand.press(place.getByRole('link', { name: w('上传文件', 'Upload a file') }))
      const type = main.getByRole('link', {
        name: file.name.split('.').at(-1)?.toUpperCase() ?? '',
        exact: true,
      })
      if ((await type.count()) > 0) await hand.press(type)
      await page.locator('main input[type=file]').setInputFiles(file)
      await hand.press(main.locator('form[enctype] button[type=submit]'))
      await page.waitForURL((url) => url.pathname === from)
      await house.server.program.idle()
      await page.reload()
    }
    await place.getByText(w('未做病毒扫描', 'ot scanned for viruses')).waitFor({ timeout: 30_000 })
  }

  /** By the page's own button, over the issuer and back. */
  const enter = async (subject: string): Promise<void> => {
    await hand.press(page.locator('form[action="/sign-in"] button').last())
    await hand.press(page.locator(`button[name="person"][value="${subject}"]`))
    await page.locator('form[action="/sign-out"]').waitFor()
  }
  /** Time went by, and with it the sign-in. */
  const comeBack = async (subject: string, path: string): Promise<void> => {
    await page.context().clearCookies({ name: 'session' })
    await go('/')
    await signIn(page, subject)
    await go(path)
  }

  return {
    ...walking,
    page,
    main,
    hand,
    w,
    go,
    look,
    follow,
    press,
    save,
    write,
    choose,
    put,
    enter,
    comeBack,
  }
}
export type Walker = Awaited<ReturnType<typeof walkerIn>>

export const pathOf = (page: Page): string => new URL(page.url()).pathname
