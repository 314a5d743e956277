import type { MessageKind } from '../../domain/message-kind.ts'
import { outcomeWords, verbIn } from '../../domain/outcome-words.ts'
import { named, zoneIn } from '../../domain/zone-time.ts'
import {
  by,
  changeName,
  day,
  gradeName,
  inPlace,
  meeting,
  taskName,
  timeIn,
  turnOf,
  workingDays,
  actOf,
  type Written,
} from './message-phrases.ts'

/** The first line of each message; the title of the case (or the organisation) and the link follow. */
export const lines: Record<MessageKind, Written> = {
  'asked-to-confirm': (f) => ({
    zh: `${f.lead}邀请贵单位加入创新联合体，请确认${by(f).zh}`,
    en: `${f.lead} names your organisation as a member: please confirm${by(f).en}`,
  }),
  'asked-again': (f) => ({
    zh: `${f.lead}修改了贵单位已确认的内容，请重新确认${by(f).zh}`,
    en: `What your organisation confirmed has changed: please confirm again${by(f).en}`,
  }),
  'member-invited': (f) => ({
    zh: `${f.lead}邀请${f.name}${f.role === 'co-lead' ? '共同牵头' : '加入'}创新联合体申报。请打开链接登录、登记单位并填写本单位部分，链接有效期${by(f).zh.replace('，截止 ', '至 ')}`,
    en: `${f.lead} invites ${f.name} to ${f.role === 'co-lead' ? 'lead along with it' : 'join'} an application of an innovation consortium. Open the link to sign in, register your organisation and fill in its part${by(f).en.replace(', due ', '; the link works until ')}`,
  }),
  'member-reminded': (f) => ({
    zh: `${f.lead}提醒贵单位：${f.zh}${by(f).zh}`,
    en: `A reminder from ${f.lead}: ${f.en}${by(f).en}`,
  }),
  'member-confirmed': (f) => ({ zh: `${f.member}已确认加入`, en: `${f.member} has confirmed` }),
  'member-declined': (f) => ({
    zh: `${f.member}未同意加入：${f.reason}`,
    en: `${f.member} has declined: ${f.reason}`,
  }),
  'member-left': (f) => ({
    zh: `${f.member}确认加入后又退出申报：${f.reason}`,
    en: `${f.member} had confirmed, and has left the application: ${f.reason}`,
  }),
  submitted: (f) => ({
    zh: `申报已提交，回执编号 ${f.number}，到达时间 ${timeIn(f, 'at').zh}，校验值 ${f.hash}。签名回执见附件，可在 /receipts/check 核验`,
    en: `The application is submitted. Receipt ${f.number}, arrived ${timeIn(f, 'at').en}, hash ${f.hash}. The signed receipt is attached; anybody can check it at /receipts/check`,
  }),
  'taken-back': (f) => ({
    zh: `申报已取回修改，回执 ${f.number} 不再有效；截止前须重新提交`,
    en: `The submission is taken back to be changed; receipt ${f.number} stands no more. Hand it in again before the deadline`,
  }),
  'deadline-extended': (f) => ({
    zh: `申报截止时间已延长：原定 ${timeIn(f, 'from').zh}，现为 ${timeIn(f, 'to').zh}。${f.zh}`,
    en: `The deadline is extended from ${timeIn(f, 'from').en} to ${timeIn(f, 'to').en}. ${f.en}`,
  }),
  'task-extended': (f) => ({
    zh: `${taskName(f).zh}的期限已延长：原定 ${timeIn(f, 'from').zh}，现为 ${timeIn(f, 'to').zh}。${f.reason}`,
    en: `More time for ${taskName(f).en}: due ${timeIn(f, 'to').en} instead of ${timeIn(f, 'from').en}. ${f.reason}`,
  }),
  'task-opened': (f) => ({
    zh: `请办理：${taskName(f).zh}${by(f).zh}${inPlace(f).zh}`,
    en: `Your turn: ${taskName(f).en}${by(f).en}${inPlace(f).en}`,
  }),
  'task-reminder': (f) => ({
    zh: `提醒：${taskName(f).zh}还有 ${f.days} 天到期${by(f).zh}${inPlace(f).zh}`,
    en: `Reminder: ${taskName(f).en}, ${f.days} ${f.days === '1' ? 'day' : 'days'} left${by(f).en}${inPlace(f).en}`,
  }),
  'task-nudged': (f) => ({
    zh: `${f.from === 'above' ? '上级催办' : '受理人员提醒您办理'}：${taskName(f).zh}${by(f).zh}${inPlace(f).zh}`,
    en: `${f.from === 'above' ? 'Those above press for it' : 'The office reminds you'}: ${taskName(f).en}${by(f).en}${inPlace(f).en}`,
  }),
  'case-assigned': () => ({ zh: '由您经办', en: 'You are in charge' }),
  'note-mention': (f) => ({
    zh: `${f.by} 在工作记录中提到您`,
    en: `${f.by} mentions you in a note`,
  }),
  'task-overdue': (f) => ({ zh: `已逾期：${taskName(f).zh}`, en: `Overdue: ${taskName(f).en}` }),
  'task-escalated': (f) => {
    const since = named(day(f, 'since'), zoneIn(f))
    const turn = turnOf(f)
    const late = workingDays(f.days)
    const act = actOf(f)
    return {
      zh: `逾期督办：${taskName(f).zh}原定 ${since.zh} 前完成，已逾期 ${late.zh}，等待${turn.zh}办理。${act.zh}`,
      en: `Overdue: ${taskName(f).en} was due ${since.en} and is ${late.en} late. It waits for ${turn.en}. ${act.en}`,
    }
  },
  'returned-for-correction': (f) => ({
    zh: `申报材料需要补正${by(f).zh}`,
    en: `The application is returned for correction${by(f).en}`,
  }),
  ineligible: (f) => ({ zh: `不符合申报条件：${f.zh}`, en: `Not eligible: ${f.en}` }),
  refused: (f) => {
    const { notDone } = outcomeWords(verbIn(f))
    return { zh: `${notDone.zh}：${f.zh}`, en: `${notDone.en}: ${f.en}` }
  },
  withdrawn: () => ({ zh: '申报已撤回', en: 'The application is withdrawn' }),
  'defence-set': (f) => meeting(f, '答辩', 'Oral defence'),
  'defence-moved': (f) => {
    const said = meeting(f, '答辩改期', 'Oral defence, new date')
    return f.reason ? { zh: `${said.zh}。原因：${f.reason}`, en: `${said.en}. Reason: ${f.reason}` } : said
  },
  'notice-published': (f) => ({
    zh: `已公示，公示期 ${f.firstDay} 至 ${f.lastDay}`,
    en: `Public notice from ${f.firstDay} to ${f.lastDay}`,
  }),
  'objection-raised': () => ({
    zh: '公示期间收到异议',
    en: 'An objection was raised during the public notice',
  }),
  'objection-commented': () => ({
    zh: '申报单位已就异议作出说明',
    en: 'The applicants have answered an objection',
  }),
  'objection-decided': (f) => ({
    zh: `异议处理结果：${f.decision === 'uphold' ? '成立' : '不成立'}。${f.reason}`,
    en: `The objection is ${f.decision === 'uphold' ? 'upheld' : 'dismissed'}: ${f.reason}`,
  }),
  'objection-received': () => ({
    zh: '已收到您提出的异议',
    en: 'Your objection was received',
  }),
  'objection-answered': (f) => ({
    zh: `您提出的异议处理结果：${f.decision === 'uphold' ? '成立' : '不成立'}。${f.reason}`,
    en: `Your objection is ${f.decision === 'uphold' ? 'upheld' : 'dismissed'}: ${f.reason}`,
  }),
  'appeal-filed': (f) => ({
    zh: `已收到申诉，将由受理部门处理${by(f).zh}`,
    en: `The appeal is filed and will be decided by the office${by(f).en}`,
  }),
  'appeal-decided': (f) => {
    const next = {
      reopened: { zh: '，案件重新办理', en: ', and the case goes on' },
      recorded: { zh: '，由受理部门另行办理', en: ', and the office will put it into effect' },
    }[f.next ?? '']
    return f.decision === 'uphold'
      ? {
          zh: `申诉成立${next?.zh ?? ''}：${f.reason}`,
          en: `The appeal is upheld${next?.en ?? ''}: ${f.reason}`,
        }
      : {
          zh: `申诉不成立，维持原决定：${f.reason}`,
          en: `The appeal is dismissed, the decision stands: ${f.reason}`,
        }
  },
  recognised: (f) => {
    const { done } = outcomeWords(verbIn(f))
    return {
      zh: `${done.zh}，证书编号 ${f.number}，有效期至 ${day(f, 'validUntil')}`,
      en: `${done.en}. Certificate ${f.number}, valid until ${day(f, 'validUntil')}`,
    }
  },
  'evaluation-opened': (f) => ({
    zh: `${f.year} 年度评估${f.milestoneZh ? `（${f.milestoneZh}）` : ''}开始，请提交年度报告${by(f).zh}`,
    en: `Annual evaluation ${f.year}${f.milestoneEn ? ` (${f.milestoneEn})` : ''}: the report is asked for${by(f).en}`,
  }),
  'evaluation-overdue': (f) => ({
    zh: `${f.year} 年度报告逾期未交${by(f).zh}`,
    en: `The annual report ${f.year} is overdue${by(f).en}`,
  }),
  graded: (f) => ({
    zh: `${f.year} 年度评估等级：${gradeName(f.grade).zh}${f.twice ? '（连续两次）' : ''}${f.consequenceZh ? `。${f.consequenceZh}` : ''}`,
    en: `Annual evaluation ${f.year}: ${gradeName(f.grade).en}${f.twice ? ', twice in a row' : ''}${f.consequenceEn ? `. ${f.consequenceEn}` : ''}`,
  }),
  'rectification-asked': (f) => ({
    zh: `请限期整改${by(f).zh}`,
    en: `Rectification is asked for${by(f).en}`,
  }),
  revoked: (f) => {
    const { takenBack } = outcomeWords(verbIn(f))
    return { zh: `${takenBack.zh}：${f.zh}`, en: `${takenBack.en}: ${f.en}` }
  },
  expired: (f) => outcomeWords(verbIn(f)).over,
  'asked-to-lead': (f) => ({
    zh: `${f.lead}提出由贵单位担任牵头单位，请确认${by(f).zh}`,
    en: `${f.lead} asks your organisation to become the lead: please confirm${by(f).en}`,
  }),
  'asked-to-agree': (f) => ({
    zh: `${f.lead}拟变更涉及贵单位的计划内容，请确认${by(f).zh}`,
    en: `${f.lead} wants to change what your organisation carries: please say whether you agree${by(f).en}`,
  }),
  'asked-to-hand-over': (f) => ({
    zh: `有成员申请变更牵头单位（${f.zh}），请贵单位确认${by(f).zh}`,
    en: `Another lead is asked for in your place (${f.en}): please confirm${by(f).en}`,
  }),
  'change-requested': (f) => ({
    zh: `已申请变更（${changeName(f).zh}）：${f.zh}`,
    en: `A change is asked for (${changeName(f).en}): ${f.en}`,
  }),
  'change-agreed': (f) => ({
    zh: `变更已获同意，自 ${day(f, 'effective')} 起生效：${f.zh}`,
    en: `The change is agreed and holds from ${day(f, 'effective')}: ${f.en}`,
  }),
  'change-applied': (f) => ({ zh: `变更已生效：${f.zh}`, en: `The change is in effect: ${f.en}` }),
  'change-refused': (f) => ({
    zh: `变更未获同意（${changeName(f).zh}）：${f.zh}`,
    en: `The change is not agreed (${changeName(f).en}): ${f.en}`,
  }),
  'change-dropped': (f) => ({
    zh: `变更申请已终止（${changeName(f).zh}）：${f.zh}`,
    en: `The change was dropped (${changeName(f).en}): ${f.en}`,
  }),
  'milestone-claimed': (f) => ({
    zh: `里程碑“${f.milestone}”已申请验收，请办理`,
    en: `The milestone “${f.milestone}” is claimed: please decide`,
  }),
  'milestone-accepted': (f) => ({
    zh: `里程碑“${f.milestone}”已通过验收`,
    en: `The milestone “${f.milestone}” is accepted`,
  }),
  'milestone-refused': (f) => ({
    zh: `里程碑“${f.milestone}”未通过验收：${f.reason}`,
    en: `The milestone “${f.milestone}” is not accepted: ${f.reason}`,
  }),
  'join-asked': (f) => ({
    zh: `${f.person}申请代表${f.organisation}，请办理`,
    en: `${f.person} asks to speak for ${f.organisation}: please decide`,
  }),
  'join-decided': (f) =>
    f.decision === 'admit'
      ? { zh: `您已可代表${f.organisation}`, en: `You may now speak for ${f.organisation}` }
      : {
          zh: `您代表${f.organisation}的申请未获同意`,
          en: `Your request to speak for ${f.organisation} was declined`,
        },
  'organisation-merged': (f) => ({
    zh: `同一家单位登记了两次，已合并：今后以代码 ${f.number} 为准。您可代表两者，已提交的案件保持原样`,
    en: `One organisation was registered twice. From now on its code is ${f.number}. You speak for both entries, and cases stay as they were handed in`,
  }),
  'scheme-submitted': (f) => ({
    zh: `计划的新版本请审批：${f.why}`,
    en: `A new version of the programme waits for approval: ${f.why}`,
  }),
  'scheme-sent-back': (f) => ({
    zh: `计划的草案被退回：${f.why}`,
    en: `The draft of the programme was sent back: ${f.why}`,
  }),
  'scheme-published': (f) => ({
    zh: `计划的新版本已发布：${f.ref}`,
    en: `A new version of the programme is in force: ${f.ref}`,
  }),
  'delegation-made': (f) => ({
    zh: `委托您代为审批，${day(f, 'from')} 至 ${day(f, 'to')}。事由：${f.reason}`,
    en: `You may decide in this leader’s place from ${day(f, 'from')} to ${day(f, 'to')}. Reason: ${f.reason}`,
  }),
  'delegation-revoked': (f) => ({
    zh: `对${f.name}的审批委托已撤销，即时生效`,
    en: `The delegation to ${f.name} is revoked, from now on`,
  }),
  'robot-test': () => ({ zh: '群机器人测试', en: 'Test of a group’s robot' }),
  digest: (f) => ({ zh: `${f.count} 条通知`, en: `${f.count} ${f.count === '1' ? 'message' : 'messages'}` }),
}
