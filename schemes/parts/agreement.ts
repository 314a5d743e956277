import type { z } from 'zod'
import type { AgreementRules } from '../../domain/agreement.ts'
import type { Words } from '../../domain/words.ts'
import { agreementClauses } from '../agreement-clauses.ts'
import { option, type Option } from './form-fields.ts'

/** The clauses that nearly every measure asks for: decisions apart from the bodies that take them. */
export const requiredClauses: readonly Option[] = [
  option('governance', '组织机构', 'Governance bodies'),
  option('decisions', '决策规则', 'Rules of decision'),
  ...agreementClauses.filter(({ value }) =>
    ['cost', 'benefit', 'risk', 'ip', 'exit', 'liability'].includes(value),
  ),
]

const help: Readonly<Record<string, Words>> = {
  governance: {
    zh: '理事会、专家委员会、秘书处等的组成与职责',
    en: 'Council, experts and secretariat: who is in them, and what they do',
  },
  decisions: {
    zh: '表决方式、通过比例、争议事项的处理',
    en: 'How one votes, how many it takes, and what happens when there is no agreement',
  },
  cost: { zh: '各单位出资、投入与成本分担', en: 'What each pays and puts in, and how costs are shared' },
  benefit: { zh: '成果转化收益的分配', en: 'How income from results is shared' },
  risk: { zh: '研发失败、市场与安全风险的承担', en: 'Who bears failure, market and safety risks' },
  ip: {
    zh: '背景知识产权、成果归属与许可使用',
    en: 'Background IP, ownership of results, and licences',
  },
  exit: { zh: '成员加入、退出的条件与程序', en: 'On which terms members join and leave' },
  liability: {
    zh: '对外责任主体与违约责任',
    en: 'Who is liable towards others, and for breach of the agreement',
  },
}

/** Which clauses the agreement must have; where each stands, the lead says for the document of the form. */
export const agreementRules = (
  clauses: readonly Option[] = requiredClauses,
  document = 'agreement.agreement',
): z.input<typeof AgreementRules> => ({
  document,
  clauses: clauses.map(({ value, label }) => {
    const said = help[value]
    return { id: value, title: label, ...(said ? { help: said } : {}) }
  }),
})
