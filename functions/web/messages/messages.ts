import type { Site } from '../page.tsx'
import { allMessagesPage } from './all-messages.tsx'
import { calendarPages } from './calendar.tsx'
import { oneMessagePage } from './one-message.tsx'
import { ownMessagesPage } from './own-messages.tsx'
import { templatePages } from './templates.tsx'
import { messageSettingsPage } from './settings.tsx'

/** What is sent to people, why, and how they want it. */
export const messagePages = (site: Site): void => {
  ownMessagesPage(site)
  messageSettingsPage(site)
  oneMessagePage(site)
  allMessagesPage(site)
  calendarPages(site)
  templatePages(site)
}
