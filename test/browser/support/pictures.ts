import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { widths } from './house.ts'

/** `CONSORT_PICTURES=folder`: every page at both widths, whole, to be looked at. */
const folder = process.env.CONSORT_PICTURES
/** `CONSORT_README_PICTURES=1`: those of the README are taken anew. */
const forReadme = process.env.CONSORT_README_PICTURES === '1'
/** Whether anybody asked for any. */
export const takesPictures = forReadme || folder !== undefined

/** A file's name, how wide the page is, and what of a long page is shown. */
type Shown = readonly [file: string, width: keyof typeof widths, of?: string]

/** Pictures of the README, by the desk that they show. */
const readme: Readonly<Record<string, Shown>> = {
  'tables-plan': ['applicant-section', 'desktop'],
  'section shared': ['applicant-two-people', 'desktop'],
  'section with two versions': ['applicant-two-versions', 'desktop', '.conflict'],
  'members of a case': ['applicant-members', 'desktop'],
  invitation: ['member-invitation', 'phone'],
  'own part': ['member-own-part', 'phone'],
  'confirmation again': ['member-asked-again', 'phone'],
  documents: ['applicant-documents', 'desktop', '.rows .files-here'],
  'check with something missing': ['applicant-check', 'desktop'],
  receipt: ['applicant-receipt', 'desktop'],
  'section with a remark': ['applicant-remark', 'desktop', '.field .remark'],
  comparison: ['applicant-comparison', 'desktop'],
  'handed in': ['applicant-where-it-is', 'phone'],
  'every-year targets': ['applicant-report', 'desktop', 'section:has(.attained)'],
  'every-year plan effect': ['applicant-change', 'desktop', '#effect'],
  'import, wrong cells': ['applicant-import', 'desktop'],
  'check on the last day': ['applicant-last-day', 'desktop'],
  'take back': ['applicant-take-back', 'phone'],
  'taken over': ['applicant-taken-over', 'desktop'],
  'refused case': ['applicant-refused', 'phone'],
  'appeal with a file': ['applicant-appeal', 'desktop'],
  'sheets of an application': ['applicant-printed', 'desktop'],
  withdraw: ['applicant-give-up', 'desktop'],
  'answer an objection': ['applicant-objection', 'desktop'],
  'changes of a consortium': ['applicant-changes', 'desktop'],
  'change, who joins and its effect': ['applicant-change-member-in', 'desktop'],
  'change that breaks a rule': ['applicant-change-member-out', 'desktop'],
  'change of the lead, with a warning': ['applicant-change-lead', 'desktop'],
  'change of the name': ['applicant-change-name', 'desktop'],
  'change of tasks': ['applicant-change-task', 'desktop'],
  'every-year evidence': ['applicant-rectification', 'desktop', '.measure'],
  'case in approval, to the officer': ['officer-case', 'desktop'],
  draft: ['applicant-task-list', 'desktop'],
  recommendation: ['recommender-opinion', 'desktop'],
  'trail of a case': ['auditor-trail', 'desktop'],
  'my reviews': ['expert-list', 'phone'],
  declaration: ['expert-declaration', 'phone'],
  sheet: ['expert-scoring', 'desktop'],
  vote: ['expert-vote', 'phone'],
  'meeting case': ['secretary-tally', 'desktop'],
  approval: ['approver', 'phone'],
  'leader list': ['leader-list', 'phone'],
  'leader minute': ['leader-minute', 'phone'],
  'leader many preview': ['leader-many-preview', 'phone'],
  'leader delegation': ['leader-delegation', 'desktop'],
  'leader delegations': ['leader-delegations', 'desktop'],
  'leader in place': ['leader-in-place', 'phone'],
  'officer board': ['officer-board', 'desktop'],
  'officer bulk preview': ['officer-bulk-preview', 'desktop'],
  'panels of a call': ['officer-panels', 'desktop'],
  'panel of one case': ['officer-panel', 'phone'],
  'panel proposal': ['officer-panel-proposal', 'desktop'],
  'officer checklist': ['officer-checklist', 'desktop'],
  'messages of an officer': ['reminders-messages', 'desktop'],
  'how one is told': ['reminders-settings', 'phone'],
  'a template': ['reminders-template', 'desktop'],
  'overdue at the office': ['reminders-overdue', 'phone'],
  'insight call': ['insight-call', 'desktop', '#days'],
  'insight reviews': ['insight-reviews', 'desktop', '#severity'],
  'insight report': ['insight-report', 'desktop'],
  register: ['register', 'desktop'],
  'open data': ['open-data', 'desktop'],
  'entry with its certificate': ['certificate', 'desktop'],
}

export const takePictures = async (page: Page, name: string, language: string): Promise<void> => {
  const shown = readme[name]
  if (forReadme && shown) {
    const [file, width, of] = shown
    await mkdir('docs/pictures', { recursive: true })
    await page.setViewportSize(widths[width])
    if (of !== undefined)
      await page
        .locator(of)
        .first()
        .evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await page.screenshot({ path: `docs/pictures/${file}-${language}-${width}.png` })
  }
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size)
    const file = `${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${language}-${width}.png`
    await page.screenshot({ path: join(folder, file), fullPage: true })
  }
}
