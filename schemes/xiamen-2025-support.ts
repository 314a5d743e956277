const source = {
  zh: '《厦门市创新联合体管理办法》（2025-07-10）及政策解读',
  en: 'Xiamen management measures of 2025-07-10, and their official interpretation',
}
const yuan = (millions: number): number => millions * 1_000_000

/** What a filed consortium may count on: the ceilings are those that the measures and their interpretation publish. */
export const xiamenSupport = [
  {
    id: 'major-project',
    kind: 'grant',
    title: { zh: '重大科技计划项目资助', en: 'Grant for a major S&T project' },
    source,
    cap: yuan(20),
    payment: 'on-milestone',
    conditions: [
      {
        zh: '联合体围绕关键核心技术申报并获立项',
        en: 'A project on key core technology that was selected and established',
      },
    ],
  },
  {
    id: 'national-match',
    kind: 'match',
    title: { zh: '国家项目配套', en: 'Match for a national project' },
    source,
    cap: yuan(10),
    payment: 'yearly',
    conditions: [{ zh: '承担国家科技计划项目', en: 'A project of a national S&T plan is carried out' }],
  },
  {
    id: 'national-platform',
    kind: 'award',
    title: { zh: '国家级创新平台奖励', en: 'Award for a national innovation platform' },
    source,
    cap: yuan(30),
    payment: 'after-acceptance',
    conditions: [{ zh: '获批国家级创新平台', en: 'A national platform was approved' }],
  },
  {
    id: 'public-platform',
    kind: 'grant',
    title: { zh: '公共技术服务平台资助', en: 'Grant for a public technology platform' },
    source,
    cap: yuan(20),
    payment: 'after-acceptance',
    conditions: [{ zh: '面向全行业开放服务', en: 'It serves the whole industry' }],
  },
  {
    id: 'talent',
    kind: 'talent',
    title: { zh: '人才政策', en: 'Talent policy' },
    source,
    payment: 'in-kind',
    stacking: 'allowed',
  },
  {
    id: 'services',
    kind: 'priority',
    title: { zh: '科技服务优先', en: 'First in line for S&T services' },
    source,
    payment: 'in-kind',
    stacking: 'allowed',
  },
]
