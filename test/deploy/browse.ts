import { browser, type Page } from '../../infra/demo/browser.ts'
import { signIn } from '../../infra/demo/files.ts'

/**
 * Pages as people come by them: the front page with its style and script, then a sign-in at the issuer and back.
 * Says what is wrong.
 */
export const browse = async (publicUrl: string, subject: string): Promise<string[]> => {
  const visit = browser()
  const pages: [string, Page, RegExp][] = [
    ['the front page', await visit(publicUrl), /<h1/],
    ['the style', await visit(`${publicUrl}/assets/style.css`), /\{/],
    ['the script', await visit(`${publicUrl}/assets/script.js`), /\(/],
    ['the page of the one signed in', await signIn(visit, publicUrl, subject), new RegExp(subject)],
  ]
  return pages
    .filter(([, { status, html }, holds]) => status !== 200 || !holds.test(html))
    .map(([what, { url, status }]) => `${what} is not what it should be: ${status} at ${url}`)
}
