import type { Words } from '../../../domain/words.ts'
import type { InvitationView } from '../case-view/member-view.ts'

type Tone = 'good' | 'bad' | 'act' | 'busy' | 'still'
type Said = { readonly words: Words; readonly tone: Tone }

/** How far a member's own part is. */
export const partWords: Record<'not-asked' | 'none' | 'started' | 'complete', Said> = {
  'not-asked': { words: { zh: '不需填写', en: 'Not asked for' }, tone: 'still' },
  none: { words: { zh: '未开始', en: 'Not begun' }, tone: 'act' },
  started: { words: { zh: '填写中', en: 'In progress' }, tone: 'busy' },
  complete: { words: { zh: '已完成', en: 'Complete' }, tone: 'good' },
}

/** How a member stands to what binds it. */
export const standingWords: Record<'not-needed' | 'asked' | 'confirmed' | 'changed' | 'declined', Said> = {
  'not-needed': { words: { zh: '牵头', en: 'Leads' }, tone: 'still' },
  asked: { words: { zh: '待确认', en: 'Asked to confirm' }, tone: 'act' },
  confirmed: { words: { zh: '已确认', en: 'Confirmed' }, tone: 'good' },
  changed: { words: { zh: '内容已变更，待重新确认', en: 'Changed since it confirmed' }, tone: 'act' },
  declined: { words: { zh: '未同意', en: 'Declined' }, tone: 'bad' },
}

/** How an invitation by mail stands. */
export const invitationWords: Record<InvitationView['state'], Said> = {
  sent: { words: { zh: '已发送', en: 'Sent' }, tone: 'busy' },
  opened: { words: { zh: '已打开', en: 'Opened' }, tone: 'busy' },
  accepted: { words: { zh: '已接受', en: 'Accepted' }, tone: 'good' },
  revoked: { words: { zh: '已撤销', en: 'Revoked' }, tone: 'still' },
  expired: { words: { zh: '已过期', en: 'Expired' }, tone: 'bad' },
}
