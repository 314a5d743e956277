/** The instruments that the study of 2024 names. The archetype steers who gets what; figures are not public. */
export const shanghaiSupport = [
  {
    id: 'critical-link',
    kind: 'match',
    title: {
      zh: '关键环节攻关配套（承担关键环节的单位）',
      en: 'Match for whoever carries the critical link',
    },
    archetypes: ['peers'],
    rates: [{ fromYear: 1, toYear: 3, rate: 0.3 }],
    cap: 10_000_000,
    payment: 'on-milestone',
    conditions: [{ zh: '协议载明各方出资比例', en: 'The agreement says who pays which part' }],
  },
  {
    id: 'dominant-firm',
    kind: 'match',
    title: { zh: '龙头企业研发投入配套', en: 'Match for the R&D of the dominant firm' },
    archetypes: ['dominant'],
    rates: [{ fromYear: 1, toYear: 2, rate: 0.3 }],
    cap: 10_000_000,
    payment: 'on-milestone',
  },
  {
    id: 'suppliers',
    kind: 'match',
    title: { zh: '配套企业跟进支持', en: 'Match for its suppliers, from the second year' },
    archetypes: ['dominant'],
    rates: [{ fromYear: 2, toYear: 3, rate: 0.2 }],
    cap: 5_000_000,
    payment: 'on-milestone',
    conditions: [
      { zh: '龙头企业第一阶段目标已通过验收', en: 'The dominant firm’s first milestone was accepted' },
    ],
  },
  {
    id: 'technology-insurance',
    kind: 'insurance',
    title: { zh: '科技保险保费补贴', en: 'Part of the premium of technology insurance' },
    rates: [{ fromYear: 1, toYear: 3, rate: 0.5 }],
    cap: 500_000,
    payment: 'yearly',
    conditions: [
      { zh: '投保研发损失或知识产权侵权责任', en: 'Insures loss of R&D or liability for infringement' },
    ],
  },
  {
    id: 'first-use',
    kind: 'first-use',
    title: {
      zh: '需求侧支持：首台（套）、首批次率先应用',
      en: 'Demand side: first use of first sets and first batches',
    },
    payment: 'in-kind',
    stacking: 'allowed',
  },
  {
    id: 'talent',
    kind: 'talent',
    title: {
      zh: '人才落户、住房、子女就学与交通',
      en: 'Residence, housing, schooling and transport for talent',
    },
    payment: 'in-kind',
    stacking: 'allowed',
  },
  {
    id: 'guide-topics',
    kind: 'priority',
    title: { zh: '参与申报指南选题征集', en: 'A say in the topics of call guides' },
    payment: 'in-kind',
    stacking: 'allowed',
  },
]
