import type { Locator, Page } from 'playwright-core'

/** What somebody does to the controls of a page, with whatever they work by. */
export type Hand = {
  press(target: Locator): Promise<void>
  write(control: Locator, text: string): Promise<void>
  pick(select: Locator, value: string): Promise<void>
  tick(box: Locator): Promise<void>
}

/** A finger or a mouse. */
export const pointer: Hand = {
  press: (target) => target.click(),
  write: (control, text) => control.fill(text),
  pick: async (select, value) => {
    await select.selectOption(value)
  },
  tick: (box) => box.check(),
}

/** More stops than any page has. */
const mostStops = 300

/** The keyboard alone: whatever Tab does not come to cannot be used. */
export const keyboard = (page: Page): Hand => {
  const isFocused = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement)
  const inGroup = (radio: Locator): Promise<boolean> =>
    radio.evaluate(
      (element) =>
        element instanceof HTMLInputElement &&
        element.type === 'radio' &&
        document.activeElement instanceof HTMLInputElement &&
        document.activeElement.name === element.name &&
        document.activeElement.type === 'radio',
    )
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor({ state: 'attached' })
    for (let stops = 0; stops < mostStops; stops += 1) {
      if ((await isFocused(target)) || (await inGroup(target))) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${target.toString()}`)
  }
  return {
    press: async (target) => {
      await reach(target)
      const leaves = await target.evaluate((element) => element.matches('a, button:not([type=button])'))
      // A key does not wait for the page that it leads to.
      await Promise.all([leaves ? page.waitForEvent('load') : undefined, page.keyboard.press('Enter')])
    },
    write: async (control, text) => {
      await reach(control)
      await page.keyboard.press('ControlOrMeta+A')
      // As an input method does it, so that words in Chinese come too.
      await page.keyboard.insertText(text)
    },
    pick: async (select, value) => {
      await reach(select)
      await page.keyboard.press('Home')
      for (let stops = 0; stops < mostStops; stops += 1) {
        if ((await select.inputValue()) === value) return
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`${value} is not to be picked from ${select.toString()}`)
    },
    tick: async (box) => {
      await reach(box)
      for (let stops = 0; stops < mostStops; stops += 1) {
        if (await box.isChecked()) return
        await page.keyboard.press(stops === 0 ? 'Space' : 'ArrowDown')
      }
      throw new Error(`${box.toString()} cannot be ticked`)
    },
  }
}
