import type { Facts, RefusalCode } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import { timeWords, zoneIn } from '../../../domain/zone-time.ts'

/** How a refusal is answered over HTTP, and what a reader is told. */
export const refusals: Record<RefusalCode, { status: RefusalStatus; words: (facts: Facts) => Words }> = {
  'not-found': {
    status: 404,
    words: () => ({
      zh: '没有找到这个页面，或您无权查看。',
      en: 'There is nothing here, or it is not yours to see.',
    }),
  },
  'sign-in-needed': { status: 401, words: () => ({ zh: '请先登录。', en: 'Please sign in first.' }) },
  'step-up-needed': {
    status: 401,
    words: (f) => ({
      zh: `此决定需要在 ${f.minutes} 分钟内完成过二次验证登录。`,
      en: `This decision needs a sign-in with a second factor, at most ${f.minutes} minutes ago.`,
    }),
  },
  invalid: {
    status: 422,
    words: () => ({ zh: '有内容需要修改。', en: 'Something needs to be changed.' }),
  },
  incomplete: {
    status: 422,
    words: () => ({ zh: '还有内容没有完成。', en: 'Something is still missing.' }),
  },
  'call-closed': {
    status: 409,
    words: (f) => ({
      zh: `申报已于 ${moment(f, 'closes').zh} 截止。`,
      en: `The call closed at ${moment(f, 'closes').en}.`,
    }),
  },
  'call-not-open': {
    status: 409,
    words: (f) => ({
      zh: `申报于 ${moment(f, 'opens').zh} 开始。`,
      en: `The call opens at ${moment(f, 'opens').en}.`,
    }),
  },
  'deadline-passed': {
    status: 409,
    words: (f) => ({
      zh: `期限已过：${moment(f, 'due').zh}。`,
      en: `The deadline has passed: ${moment(f, 'due').en}.`,
    }),
  },
  'already-answered': {
    status: 409,
    words: (f) => ({
      zh: `已于 ${moment(f, 'at').zh} 办理，本次提交没有生效。`,
      en: `This was answered at ${moment(f, 'at').en}; nothing was changed now.`,
    }),
  },
  'already-decided-in-chain': {
    status: 409,
    words: () => ({
      zh: '您在本轮审批中已作出决定。',
      en: 'You have already decided in this approval chain.',
    }),
  },
  'decided-already': {
    status: 409,
    words: () => ({
      zh: '受理部门已对本次申报作出处理，不能再取回修改。',
      en: 'The office has already dealt with this submission: it cannot be taken back any more.',
    }),
  },
  'already-appealed': {
    status: 409,
    words: () => ({
      zh: '对这一决定已经提出过申诉。',
      en: 'An appeal against this decision was filed already.',
    }),
  },
  'already-applied': {
    status: 409,
    words: () => ({
      zh: '该单位在本批次已有申报。',
      en: 'This organisation already has an application in this call.',
    }),
  },
  'already-registered': {
    status: 409,
    words: () => ({ zh: '该编号已被使用。', en: 'This number is already taken.' }),
  },
  'not-at-this-step': { status: 409, words: (f) => notNow(f) },
  'not-confirmed': {
    status: 409,
    words: () => ({ zh: '还有成员单位没有确认。', en: 'A member has not confirmed yet.' }),
  },
  'quota-full': {
    status: 409,
    words: (f) => ({
      zh: `本批次最多选出 ${f.most} 家，已有 ${f.selected} 家通过最终审批或认定，不能再同意。`,
      en: `At most ${f.most} of this call may pass, and ${f.selected} are finally approved or recognised: no more can be approved.`,
    }),
  },
  'no-rounds-left': {
    status: 409,
    words: (f) => ({
      zh: `补正次数已用完（最多 ${f.rounds} 次）。`,
      en: `No correction round is left (at most ${f.rounds}).`,
    }),
  },
  'already-in-charge': {
    status: 409,
    words: () => ({ zh: '经办人没有变化。', en: 'That is who is in charge already.' }),
  },
  'nobody-to-remind': {
    status: 409,
    words: () => ({
      zh: '目前没有等待其他单位或人员办理的事项。',
      en: 'Nobody outside the office is asked for anything now.',
    }),
  },
  'reminded-today': {
    status: 409,
    words: () => ({ zh: '今天已经提醒过。', en: 'A reminder went out today already.' }),
  },
  'not-next': {
    status: 409,
    words: () => ({ zh: '下一环节不是公示。', en: 'The public notice does not come next.' }),
  },
  'conflict-of-interest': {
    status: 403,
    words: () => ({ zh: '存在利益冲突。', en: 'There is a conflict of interest.' }),
  },
  'member-twice': {
    status: 422,
    words: () => ({ zh: '该单位已在成员名单中。', en: 'This organisation is already named.' }),
  },
  'changed-meanwhile': {
    status: 409,
    words: () => ({
      zh: '这部分内容刚被他人修改。您输入的内容保留在本页，请对照后再保存。',
      en: 'Somebody changed this in the meantime. What you typed is kept on this page: compare, then save again.',
    }),
  },
  'key-reused': {
    status: 422,
    words: () => ({
      zh: '同一幂等键用于了不同的内容。',
      en: 'The same idempotency key was used for something else.',
    }),
  },
  'too-many': {
    status: 422,
    words: (f) => ({ zh: `数量超过上限（${f.max}）。`, en: `There are too many (at most ${f.max}).` }),
  },
  'body-too-large': {
    status: 413,
    words: (f) => ({ zh: `内容过大（最多 ${f.max}）。`, en: `This is too large (at most ${f.max}).` }),
  },
  'not-checked-yet': {
    status: 409,
    words: () => ({
      zh: '该文件还在检查，检查完成后才能打开。',
      en: 'This file is still being checked; it can be opened once that is done.',
    }),
  },
  'withheld-blind': {
    status: 409,
    words: () => ({
      zh: '双盲评审：该文件可能含有能识别申报单位的属性信息，且无法去除，因此不提供。请联系受理人员。',
      en: 'This review is double blind, and the file may carry properties that name the applicants and cannot be taken out: it is withheld. Please ask the officer.',
    }),
  },
  'not-declared': {
    status: 409,
    words: () => ({
      zh: '请先声明与申报单位有无利益关系，再查看和评审。',
      en: 'First declare whether a tie binds you to the applicants; the application opens after that.',
    }),
  },
  'not-taken': {
    status: 409,
    words: () => ({
      zh: '该文件没有通过检查，不能打开。',
      en: 'This file was not taken and cannot be opened.',
    }),
  },
  'not-json': {
    status: 415,
    words: () => ({
      zh: '请以 application/json 发送内容。',
      en: 'Send the content as application/json.',
    }),
  },
  banned: {
    status: 409,
    words: (f) => ({
      zh: `${f.name ?? '该单位'}牵头的联合体曾被撤销，${moment(f, 'until').zh} 之前不能再牵头申报本计划。`,
      en: `A consortium that ${f.name ?? 'this organisation'} led was taken back: it cannot lead an application to this programme until ${moment(f, 'until').en}.`,
    }),
  },
  'change-open': {
    status: 409,
    words: () => ({
      zh: '该联合体已有同类变更正在办理，请等其办结。',
      en: 'A change of this kind is under way for this consortium already: it must end first.',
    }),
  },
  'changes-blocked': {
    status: 409,
    words: (f) => ({
      zh: `本月不受理变更申请，自 ${f.from} 起可以申请。`,
      en: `No change can be asked for this month; it is possible again from ${f.from}.`,
    }),
  },
  'rules-broken': {
    status: 422,
    words: () => ({
      zh: '变更后将不再符合计划的规定。',
      en: 'After this change a condition of the programme would not hold any more.',
    }),
  },
  'renewal-not-open': {
    status: 409,
    words: (f) => ({
      zh: `自 ${f.from} 起可以申请续期。`,
      en: `A renewal can be asked for from ${f.from}.`,
    }),
  },
  'no-renewal-left': {
    status: 409,
    words: (f) => ({
      zh: `续期次数已用完（最多 ${f.times} 次）。`,
      en: `No renewal is left (at most ${f.times}).`,
    }),
  },
  'own-draft': {
    status: 409,
    words: () => ({
      zh: '参与起草的人不能审批该草案，须由另一位管理员办理。',
      en: 'Nobody approves a draft that they wrote in: another administrator must do it.',
    }),
  },
  'not-the-author': {
    status: 409,
    words: () => ({
      zh: '只有参与起草的人才能提交、撤回或放弃该草案。',
      en: 'Only who wrote in this draft can submit it, take it back or give it up.',
    }),
  },
  'not-allowed-here': {
    status: 409,
    words: ({ why }) =>
      why === 'own-administration'
        ? {
            zh: '不能取消自己的管理员身份，也不能停用自己的账户：须由另一位管理员办理。',
            en: 'Nobody takes away their own administration or account: another administrator must do it.',
          }
        : why === 'other-programme'
          ? {
              zh: '其中有您不管理的计划的身份，没有保存：须由管理该计划的人办理。',
              en: 'You do not administer one of these programmes, and nothing was saved: its administrator must do it.',
            }
          : { zh: '此处不允许该操作。', en: 'This is not possible here.' },
  },
}

/** What happened meanwhile, as far as it is known, and what can be done about it. */
const notNow = (f: Facts): Words => {
  if (f.status === 'withdrawn')
    return {
      zh: '这件申报已撤回，不能再修改。',
      en: 'This application was given up: it cannot be changed any more.',
    }
  if (f.section !== undefined)
    return {
      zh: '这一部分没有退回补正，不能修改。',
      en: 'This part was not returned for correction: it cannot be changed.',
    }
  if (f.handedIn === undefined)
    return { zh: '当前环节不能进行此操作。', en: 'This cannot be done at the present step.' }
  const at = moment(f, 'handedIn')
  return {
    zh: `${f.by ? `${f.by} ` : ''}已于 ${at.zh}提交，提交后的内容不能修改。${f.takeBack === true ? '如需修改，请先取回。' : '如需更正，请联系受理人员。'}`,
    en: `This was handed in${f.by ? ` by ${f.by}` : ''} at ${at.en} and cannot be changed now. ${f.takeBack === true ? 'To change it, take it back first.' : 'If something has to be put right, ask the officer.'}`,
  }
}

export type RefusalStatus = 401 | 403 | 404 | 409 | 413 | 415 | 422

/** A time among the facts, in the zone that they come with. */
export const moment = (facts: Facts, name: string): Words => {
  const at = facts[name]
  return typeof at === 'string' && at !== '' ? timeWords(at, zoneIn(facts)) : { zh: '', en: '' }
}
