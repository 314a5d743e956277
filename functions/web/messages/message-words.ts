import { type Message, type MessageState } from '../../../domain/message.ts'
import { groupOf } from '../../../domain/message-plan.ts'
import { groupWords } from '../../../domain/message-wishes.ts'
import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import { momentWords } from '../ui/parts.tsx'

export const stateWords: Record<MessageState, Words> = {
  sent: { zh: '已发出', en: 'Sent' },
  'in-digest': { zh: '已汇总发出', en: 'Sent in a digest' },
  withheld: { zh: '未发：收件人已无权知悉', en: 'Not sent: no longer for this reader' },
  'no-address': { zh: '未发：没有邮箱', en: 'Not sent: no address' },
  failed: { zh: '发送失败', en: 'Failed' },
  tried: { zh: '未成功，将重试', en: 'Not yet: will be tried again' },
  held: { zh: '免打扰时段，待发', en: 'Held back by quiet hours' },
  waiting: { zh: '待汇总', en: 'Waits for a digest' },
  'on-its-way': { zh: '发送中', en: 'On its way' },
}

export const stateTone: Record<MessageState, 'good' | 'bad' | 'act' | 'busy' | 'still'> = {
  sent: 'good',
  'in-digest': 'good',
  withheld: 'still',
  'no-address': 'bad',
  failed: 'bad',
  tried: 'act',
  held: 'busy',
  waiting: 'busy',
  'on-its-way': 'busy',
}

/** Whom a message was written to, as far as that says why. */
export const toWhom = ({ through, to, robot }: Pick<Message, 'through' | 'to' | 'robot'>) => ({
  through,
  addressee: to === undefined,
  group: robot !== undefined,
})

/** Through which audience somebody was found: the rule that a message followed. */
export const throughSaid = (
  view: View,
  { through, addressee, group }: { through: Message['through']; addressee: boolean; group?: boolean },
) => {
  const { t } = view
  if (group) return t('受理部门的群', 'the group of the office')
  if (addressee) return t('写给这个地址', 'written to this address')
  return [
    ...new Set(
      (through ?? []).map((audience) => {
        switch (audience.is) {
          case 'person':
            return t('点名', 'asked by name')
          case 'level':
            return t('该级审批领导', 'decides at a level of the approval')
          case 'organisation':
            return t('代表单位', 'speaks for an organisation of the case')
          case 'office':
            return {
              officer: t('受理部门', 'as an officer of the programme'),
              recommender: t('推荐单位', 'as a recommending unit'),
              administrator: t('管理员', 'as an administrator'),
            }[audience.role]
        }
      }),
    ),
  ].join(t('、', '; '))
}

/** Why a message goes when it goes: what the person, or the installation, wishes of its kind. */
export const planSaid = (view: View, { plan, about }: Pick<Message, 'plan' | 'about'>): string => {
  const { t, say } = view
  if (plan === undefined) return t('即时', 'at once')
  const group = say(groupWords[groupOf(about)])
  const at = 'at' in plan ? momentWords(view, plan.at) : ''
  switch (plan.is) {
    case 'at-once':
      return {
        kind: t('此类通知总是即时', 'of a kind that always comes at once'),
        deadline: t('期限临近，即时', 'at once, the deadline is near'),
        wish: t(`即时（本人设置：${group}）`, `at once (own choice for ${group})`),
        default: t(`即时（默认：${group}）`, `at once (usual for ${group})`),
        address: t('没有账户，即时', 'at once, nobody has an account there'),
      }[plan.because]
    case 'held':
      return t(`免打扰时段，${at} 发出`, `quiet hours: goes out ${at}`)
    case 'digest': {
      const every = plan.every === 'daily' ? t('每日汇总', 'daily digest') : t('每周汇总', 'weekly digest')
      const whose = plan.because === 'wish' ? t('本人设置', 'own choice') : t('默认', 'usual')
      return t(`${every}，${at}（${whose}：${group}）`, `${every}, ${at} (${whose} for ${group})`)
    }
  }
}
