import type { CaseHead } from './case.ts'
import type { Words } from './words.ts'

/** What is said of one status: where it is, whose turn, and what a reader of each side has to do. */
export type Said = {
  readonly now: Words
  readonly turn: Words
  readonly lead?: Words
  readonly member?: Words
  /** Where what comes next is not the programme's next step. */
  readonly next?: Words
}

const lead: Words = { zh: '牵头单位', en: 'The lead organisation' }
const officer: Words = { zh: '受理人员', en: 'The officer' }
const system: Words = { zh: '系统自动办理', en: 'The system, by itself' }
const nobody: Words = { zh: '已办结', en: 'Nobody: it is over' }

export const nothingToDo: Words = {
  zh: '目前无需您操作，有进展会通知您。',
  en: 'There is nothing for you to do now. You will be told when something changes.',
}

/** Each status of each kind of case, in the words of somebody who tells it to a colleague. */
export const statusStory: Record<CaseHead['status']['is'], Said> = {
  draft: {
    now: {
      zh: '申报书正在填写，尚未提交。',
      en: 'The application is being written and has not been handed in.',
    },
    turn: lead,
    lead: { zh: '请填写各部分，并在截止前提交。', en: 'Fill in every part and submit before the deadline.' },
    member: {
      zh: '由牵头单位填写并提交。',
      en: 'The lead organisation writes and submits it.',
    },
  },
  submitted: {
    now: { zh: '已提交，正在核对申报条件。', en: 'It is handed in, and the conditions are being checked.' },
    turn: system,
  },
  'formal-check': {
    now: {
      zh: '正在进行形式审查：材料是否齐全、是否符合要求。',
      en: 'The officer checks that everything is there and in order.',
    },
    turn: officer,
  },
  correction: {
    now: { zh: '申报材料已退回，需要补正。', en: 'It was returned: something has to be corrected.' },
    turn: lead,
    lead: {
      zh: '请按补正意见修改，并在期限前重新提交。',
      en: 'Follow the remarks and hand it in again before the deadline.',
    },
    member: {
      zh: '由牵头单位补正后重新提交。',
      en: 'The lead organisation corrects it and hands it in again.',
    },
    next: { zh: '重新提交后再次形式审查', en: 'Another formal check, once it is handed in again' },
  },
  recommendation: {
    now: { zh: '正在征求推荐单位的意见。', en: 'The recommending unit is asked for its opinion.' },
    turn: { zh: '推荐单位', en: 'The recommending unit' },
  },
  review: {
    now: { zh: '专家正在评审。', en: 'The experts are reviewing it.' },
    turn: { zh: '评审专家', en: 'The experts' },
  },
  'report-check': {
    now: { zh: '受理人员正在核对报告。', en: 'The officer looks at the report.' },
    turn: officer,
  },
  defence: {
    now: {
      zh: '已进入答辩，等待确定时间和地点。',
      en: 'An oral defence comes next; its day and place are being set.',
    },
    turn: officer,
  },
  approval: {
    now: { zh: '正在审批。', en: 'It is being decided.' },
    turn: { zh: '审批人', en: 'Those who decide' },
  },
  notice: {
    now: { zh: '正在公示，公众可以提出异议。', en: 'It is under public notice, and anybody may object.' },
    turn: { zh: '公众', en: 'The public' },
  },
  recognised: {
    now: { zh: '已经完成，结果已载入公开名录。', en: 'It is complete, and entered in the public register.' },
    turn: nobody,
    lead: {
      zh: '可以查看并打印证书；此后每年按时提交年度报告。',
      en: 'You can see and print the certificate. From now on a report is due when its year comes.',
    },
    member: { zh: '可以查看证书。', en: 'You can see the certificate.' },
  },
  refused: {
    now: { zh: '申报未获通过。', en: 'The application was not successful.' },
    turn: nobody,
    next: { zh: '可在以后的批次重新申报', en: 'You may apply again in a later call' },
  },
  withdrawn: {
    now: { zh: '申报已撤回。', en: 'The application was withdrawn.' },
    turn: nobody,
    next: { zh: '批次仍开放时可以重新申报', en: 'You may apply again while the call is open' },
  },
  report: {
    now: {
      zh: '年度评估已开始，等待年度报告。',
      en: 'The annual evaluation has begun, and the report is asked for.',
    },
    turn: lead,
    lead: {
      zh: '请填写年度报告，并在期限前提交。',
      en: 'Fill in the annual report and hand it in before the deadline.',
    },
    member: { zh: '由牵头单位填写并提交年度报告。', en: 'The lead organisation writes the report.' },
  },
  overdue: {
    now: {
      zh: '年度报告已逾期，仍在宽限期内。',
      en: 'The annual report is overdue. It is still taken until the deadline.',
    },
    turn: lead,
    lead: {
      zh: '请立即提交年度报告；再逾期按未参加评估处理。',
      en: 'Hand the report in now: after this deadline it counts as not taking part.',
    },
    member: { zh: '由牵头单位提交年度报告。', en: 'The lead organisation hands the report in.' },
  },
  graded: {
    now: {
      zh: '等级已经确定，正在办理结果。',
      en: 'The grade is set, and what follows from it is being done.',
    },
    turn: system,
  },
  rectification: {
    now: { zh: '评估要求限期整改。', en: 'Something has to be put right by a deadline.' },
    turn: lead,
    lead: {
      zh: '请完成整改，并在期限前提交整改情况。',
      en: 'Put it right and say how, before the deadline.',
    },
    member: { zh: '由牵头单位组织整改。', en: 'The lead organisation puts it right.' },
    next: { zh: '整改后重新评估', en: 'The year is evaluated again afterwards' },
  },
  confirmed: {
    now: { zh: '本年度评估已通过。', en: 'The year is evaluated and passed.' },
    turn: nobody,
    next: { zh: '下一次年度评估开始时会通知', en: 'You will be told when the next evaluation begins' },
  },
  revoked: {
    now: { zh: '资格已被撤销。', en: 'It was taken back.' },
    turn: nobody,
  },
  requested: {
    now: {
      zh: '变更已申请，正在核对规定。',
      en: 'The change is asked for, and the rules are being checked.',
    },
    turn: system,
  },
  joining: {
    now: { zh: '等待相关单位确认。', en: 'The organisation that it binds is asked to agree.' },
    turn: { zh: '相关单位', en: 'The organisation concerned' },
    next: { zh: '确认后报受理部门', en: 'Then the office is asked or told' },
  },
  collected: {
    now: { zh: '申请已收下，在窗口期结束后统一办理。', en: 'It is kept until the window for changes ends.' },
    turn: system,
    next: { zh: '窗口期结束后报受理部门', en: 'Then the office is asked' },
  },
  decision: {
    now: { zh: '受理部门正在审核变更。', en: 'The office decides on the change.' },
    turn: officer,
    next: { zh: '同意后确定生效日期', en: 'If it is agreed, the day on which it takes effect' },
  },
  told: {
    now: {
      zh: '变更已报备，受理部门可在期限内提出异议。',
      en: 'The office was told, and may object until the deadline.',
    },
    turn: officer,
    next: { zh: '无异议即生效', en: 'Without an objection it takes effect' },
  },
  agreed: {
    now: { zh: '变更已获同意，等待生效。', en: 'The change is agreed and waits for its day.' },
    turn: system,
    next: { zh: '到期自动生效', en: 'It takes effect by itself on that day' },
  },
  applied: { now: { zh: '变更已生效。', en: 'The change is in effect.' }, turn: nobody },
  'not-agreed': {
    now: { zh: '变更未获同意。', en: 'The change was not agreed.' },
    turn: nobody,
    next: { zh: '可以修改后重新申请', en: 'It may be asked for again' },
  },
  dropped: { now: { zh: '变更已终止。', en: 'The change was dropped.' }, turn: nobody },
}
