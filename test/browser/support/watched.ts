import type { Page } from 'playwright-core'

/** What no page may do, whoever looks at it: write an error to the console, break its own policy, ask elsewhere. */
export const watched = (page: Page, origins: readonly string[], faults: string[]): void => {
  page.on('console', (message) => {
    // A page that is answered with 404 or 422 on purpose is an error to the browser, not to us.
    const [asked] = message.location().url.split('#')
    // What a form's own script is refused, or a network that a test cut, is told on the page.
    const own = asked === page.url().split('#')[0] || /\/(answers|here|session)$/.test(asked ?? '')
    if (message.type() === 'error' && !(own && message.text().startsWith('Failed to load resource')))
      faults.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (problem) => faults.push(`${page.url()}: ${problem.message}`))
  page.on('request', (request) => {
    if (!origins.includes(new URL(request.url()).origin)) faults.push(`a request to ${request.url()}`)
  })
}
