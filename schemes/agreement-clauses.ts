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

/** What careful agreements settle beside that; the national alliance network asked its members for most of it. */
export const furtherClauses = [
  { value: 'purpose', label: { zh: '目的与范围', en: 'Purpose and scope' } },
  {
    value: 'chief-scientist',
    label: { zh: '首席科学家及其技术决策权', en: 'Chief scientist, who decides technical matters' },
  },
  { value: 'background-ip', label: { zh: '背景知识产权', en: 'Background IP' } },
  { value: 'results-ip', label: { zh: '成果归属与许可', en: 'Ownership and licensing of results' } },
  { value: 'confidentiality', label: { zh: '保密', en: 'Confidentiality' } },
  { value: 'change', label: { zh: '协议变更', en: 'Amendment' } },
  { value: 'breach', label: { zh: '违约责任', en: 'Liability for breach' } },
  { value: 'dispute', label: { zh: '争议解决', en: 'Settlement of disputes' } },
  { value: 'term', label: { zh: '期限', en: 'Term' } },
  { value: 'dissolution', label: { zh: '解散与清算', en: 'Dissolution and winding up' } },
]

/** Everything that a checklist can be chosen from. */
export const allClauses = [...agreementClauses, ...furtherClauses]
