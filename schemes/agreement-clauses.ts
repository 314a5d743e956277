/** What a formation agreement settles, in most published measures: a checklist that programmes choose from. */
export const agreementClauses = [
  { value: 'governance', label: { zh: '组织机构与决策规则', en: 'Governance and decisions' } },
  { value: 'tasks', label: { zh: '任务分工', en: 'Division of tasks' } },
  { value: 'cost', label: { zh: '经费分担', en: 'Cost sharing' } },
  { value: 'benefit', label: { zh: '利益共享', en: 'Benefit sharing' } },
  { value: 'risk', label: { zh: '风险共担', en: 'Risk sharing' } },
  { value: 'ip', label: { zh: '知识产权归属与使用', en: 'Ownership and use of IP' } },
  { value: 'exit', label: { zh: '进入与退出', en: 'Entry and exit' } },
  { value: 'liability', label: { zh: '对外责任', en: 'External liability' } },
]
