import type { DemoConsortium } from './reported.ts'

/** So many tasks are written down, each of another organisation. */
export const mostTasks = 4

type Plan = { readonly tasks: { readonly rows: readonly Row[] } } & Readonly<Record<string, unknown>>
type Row = { readonly id: string; readonly cells: Readonly<Record<string, unknown>> }
export type ApplicationAnswers = { readonly plan: Plan } & Readonly<
  Record<string, Readonly<Record<string, unknown>>>
>

/** What a reported consortium applies with; `carriers` are the organisations with a task, the lead first. */
export const applicationAnswers = (
  consortium: DemoConsortium,
  carriers: readonly string[],
): ApplicationAnswers => {
  const [lead] = carriers
  const what = consortium.field || consortium.name
  return {
    overview: { industry: consortium.industry ?? 'other', purpose: `${what}的关键核心技术联合攻关` },
    plan: {
      tasks: {
        rows: carriers.slice(0, mostTasks).map((carrier, index) => ({
          id: `t${index + 1}`,
          cells: {
            title: index === 0 ? '总体方案与集成验证' : `第 ${index} 项关键技术攻关`,
            carrier,
            from: '2026年4月1日',
            to: index === 0 ? '2029年3月31日' : '2028年3月31日',
            deliverable: index === 0 ? '样机与应用验证报告' : '样件与测试报告',
          },
        })),
      },
      milestones: {
        rows: [
          ['m1', '完成总体方案', '2027-03-31', '方案通过专家论证'],
          ['m2', '完成样机', '2028-03-31', '样机通过第三方测试'],
          ['m3', '完成应用验证', '2029-03-31', '不少于 2 家用户出具验证报告'],
        ].map(([id = '', title, due, measure]) => ({ id, cells: { title, due, measure } })),
      },
      // Full-width digits and grouping, as people type them.
      budget: '12,000.5',
      staff: '86',
      indicators: {
        rows: [
          { id: 'patents', cells: { name: '发明专利', unit: '件', baseline: '12', target: '６０' } },
          { id: 'standards', cells: { name: '行业标准', unit: '项', baseline: '0', target: '2' } },
        ],
      },
      funding: {
        rows: [
          { id: 'lead', cells: { year1: '3,000', year2: '2,500.5', year3: '2000' } },
          { id: 'members', cells: { year1: '1500', year2: '1000' } },
          { id: 'public', cells: { year1: '1000', year2: '1000' } },
        ],
      },
    },
    team: {
      people: {
        rows: [
          { id: 'p1', cells: { name: "O'Neill 王", role: 'chief-scientist', of: lead, months: '６' } },
          { id: 'p2', cells: { name: '李明', role: 'secretary', of: lead, months: '12' } },
        ],
      },
    },
    agreement: {
      clauses: ['governance', 'tasks', 'cost', 'benefit', 'risk', 'ip', 'exit', 'liability'],
      signed: '2026年1月15日',
    },
    contact: { contactName: "O'Neill 王", contactPhone: '021-0000 0000' },
  }
}

/** The plan with what the first task, the lead's own, brings about. */
export const withOwnTask = ({ tasks, ...plan }: Plan, helpers: string): Plan => ({
  ...plan,
  tasks: {
    rows: tasks.rows.map((row, index) => (index === 0 ? { ...row, cells: { ...row.cells, helpers } } : row)),
  },
})
