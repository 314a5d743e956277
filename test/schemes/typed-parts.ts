const rows = (...cells: readonly Readonly<Record<string, unknown>>[]) => ({
  rows: cells.map((row, index) => ({ id: `r${index + 1}`, cells: row })),
})
const someone = 'uscc:91310000631137409B'

/** A plan whose budget agrees with its sources: three quarters are the members' own money. */
export const typedPlan = (budget: number) => ({
  tasks: rows({ title: '总体设计', carrier: someone, from: '2026-01-01', to: '2027-12-31' }),
  milestones: rows({ title: '样机', due: '2027年6月30日', measure: '通过第三方测试' }),
  indicators: rows({ name: '发明专利', unit: '件', baseline: '2', target: '10' }),
  budget: String(budget),
  funding: {
    rows: [
      { id: 'lead', cells: { year1: budget / 4, year2: budget / 4 } },
      { id: 'members', cells: { year3: budget / 4 } },
      { id: 'public', cells: { year1: budget / 4 } },
    ],
  },
})

export const typedPeople = rows(
  { name: '王工', role: 'chief-scientist', of: someone, months: '６' },
  { name: '李工', role: 'task-lead', of: someone },
)

/** What the usual sections of an application are answered with; a table puts its own values over it. */
export const typedParts = {
  plan: typedPlan(12_000),
  commitment: { declarations: ['truthful', 'not-dishonest', 'no-double-funding'] },
  contact: { contactName: '李工', contactPhone: '0592-555 5555' },
}

/** The clauses of the usual checklist. */
export const allTicked = ['governance', 'tasks', 'cost', 'benefit', 'risk', 'ip', 'exit', 'liability']

/** What a lead says of itself: when it was founded, and what it earns and spends by year, the last year first. */
export const typedLead = (
  revenue: readonly string[],
  rd: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  leadFounded: '2001-05-20',
  rdStaff: '120',
  ...Object.fromEntries(revenue.map((value, index) => [`revenue${index + 1}`, value])),
  ...Object.fromEntries(rd.map((value, index) => [`rd${index + 1}`, value])),
  ...more,
})
