import { changeWords } from '../../domain/change-words.ts'
import { taskKinds } from '../../domain/task-answer.ts'
import { gradeWords, taskWords } from '../../domain/task-words.ts'
import type { Words } from '../../domain/words.ts'
import { named, shortDay, timeWords, zoneIn } from '../../domain/zone-time.ts'

/** What a message is about, as text, by name. */
export type Facts = { readonly [name: string]: string }
/** A line of a message in both languages, made from its facts. */
export type Written = (facts: Facts) => Words

/** The day that a time is in the programme's zone, for a day that is not fixed to the hour. */
export const day = (facts: Facts, name: string): string => shortDay(facts[name] ?? '', zoneIn(facts))

/** A deadline as a reader of either language takes it in, and where that day ends. */
export const by = (facts: Facts): Words => {
  if (!facts.due) return { zh: '', en: '' }
  const { zh, en } = named(day(facts, 'due'), zoneIn(facts))
  return { zh: `，截止 ${zh}`, en: `, due ${en}` }
}

/** To whoever decides by delegation: in whose place. */
export const inPlace = ({ inPlaceOf }: Facts): Words =>
  inPlaceOf ? { zh: `（代${inPlaceOf}）`, en: ` (in place of ${inPlaceOf})` } : { zh: '', en: '' }

/** A time among the facts, with the zone that it is told in. */
export const timeIn = (facts: Facts, name: string): Words => timeWords(facts[name] ?? '', zoneIn(facts))

/** When and where, with the link to join where there is one. */
export const meeting = (f: Facts, zh: string, en: string): Words => {
  const at = timeWords(f.meets ?? '', zoneIn(f))
  return {
    zh: `${zh}：${at.zh}，地点：${f.place}${f.minutes ? `，时长 ${f.minutes} 分钟` : ''}${f.link ? `，线上：${f.link}` : ''}`,
    en: `${en}: ${at.en}, at ${f.place}${f.minutes ? `, ${f.minutes} minutes` : ''}${f.link ? `, online: ${f.link}` : ''}`,
  }
}

/** What there is to do, in the words of its kind. */
export const taskName = (facts: Facts): Words => {
  const kind = taskKinds.find((candidate) => candidate === facts.task)
  return kind ? taskWords[kind] : { zh: '事项', en: 'task' }
}

/** Whose turn it is in overdue work: an office, with the officer in charge where there is one, or a level of leaders. */
export const turnOf = ({ turn, turnZh, turnEn, officer }: Facts): Words => {
  if (turnZh && turnEn) return { zh: turnZh, en: turnEn }
  const known = {
    recommender: { zh: '推荐单位', en: 'the recommending unit' },
    approver: { zh: '审批人', en: 'the approvers' },
  }[turn ?? '']
  if (known) return known
  return officer
    ? { zh: `受理部门（经办人 ${officer}）`, en: `the office (${officer} is in charge)` }
    : { zh: '受理部门（尚未指定经办人）', en: 'the office (nobody is in charge yet)' }
}

/** So many working days. */
export const workingDays = (n: string | undefined): Words => ({
  zh: `${n ?? ''} 个工作日`,
  en: `${n ?? ''} working ${n === '1' ? 'day' : 'days'}`,
})

/** What whoever hears of overdue work can do about it. */
export const actOf = ({ reader }: Facts): Words =>
  ({
    administrator: {
      zh: '请核实该计划的人员安排是否到位，必要时催办。',
      en: 'Please see whether somebody holds the office and can do it, and press for it.',
    },
    approver: {
      zh: '请督促办理，可在链接页面催办。',
      en: 'Please see that it gets done. The page behind the link lets you press for it.',
    },
  })[reader ?? ''] ?? { zh: '请尽快办理。', en: 'Please do it now.' }

/** What kind of change it is. */
export const changeName = (facts: Facts): Words =>
  Object.entries(changeWords).find(([kind]) => kind === facts.change)?.[1] ?? { zh: '变更', en: 'change' }

/** A grade in words; nothing where the programme's grade is not known. */
export const gradeName = (grade: string | undefined): Words =>
  Object.entries(gradeWords).find(([name]) => name === grade)?.[1] ?? { zh: '', en: '' }
