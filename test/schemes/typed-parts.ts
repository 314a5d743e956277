/** What the usual sections of an application are answered with; a table puts its own values over it. */
export const typedParts = {
  plan: { tasks: '分工', milestones: '三年三步', targets: '专利与标准', budget: '12,000' },
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
