import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'

const w = (zh: string, en: string) => ({ zh, en })
/** What years are held against, and what members agreed. */
const usual = lingang.form.filter(({ id }) => id === 'plan' || id === 'agreement')
const evaluation = lingang.evaluation

/** A programme in which everything that a programme can say is said: what a page or a form must be able to show. */
export const fullScheme: Scheme = Scheme.parse({
  ...lingang,
  ref: 'everything@2',
  supersedes: 'everything@1',
  title: w('全要素创新联合体计划', 'The programme of everything'),
  summary: w('用于检验页面的计划。', 'A programme to try pages with.'),
  issuers: [w('甲省科技厅', 'Department A'), w('乙省科技厅', 'Department B')],
  inForce: { from: '2026-01-01', until: '2040-12-31' },
  batches: {
    perYear: 2,
    windows: [
      { from: '03-01', to: '04-15' },
      { from: '09-01', to: '10-15' },
    ],
    blockedMonths: [1, 2],
  },
  formationTypes: [
    {
      id: 'strategic',
      title: w('战略引领型', 'Strategic'),
      help: w('承担国家任务', 'carries out national tasks'),
    },
    { id: 'market', title: w('市场驱动型', 'Market-driven') },
  ],
  archetypes: [
    { id: 'peers', title: w('多家并行', 'Peers') },
    { id: 'dominant', title: w('一家主导', 'One dominant firm') },
  ],
  outcome: {
    ...lingang.outcome,
    provisionalMonths: 12,
    renewal: { months: 24, times: 2, opensMonthsBefore: 6 },
    tiers: [
      { id: 'pool', title: w('培育', 'Cultivation pool'), verb: w('入库', 'admission'), validityMonths: 18 },
      {
        id: 'established',
        title: w('立项', 'Established'),
        verb: w('立项', 'establishment'),
        upgradeFrom: 'pool',
      },
    ],
    register: ['parties', 'field', 'place', 'grades', 'results'],
  },
  members: {
    max: 50,
    confirmBeforeSubmission: true,
    foreign: 'conditions',
    coLeads: true,
    layers: [
      { id: 'core', title: w('核心层', 'Core'), help: w('承担主要任务', 'carries the main tasks') },
      { id: 'general', title: w('协作层', 'General') },
    ],
  },
  form: [
    {
      id: 'kind',
      title: w('类型', 'Type'),
      fields: [
        {
          kind: 'choice',
          id: 'type',
          label: w('组建类型', 'Formation type'),
          required: true,
          feeds: 'formation-type',
          options: [
            { value: 'strategic', label: w('战略引领型', 'Strategic') },
            { value: 'market', label: w('市场驱动型', 'Market-driven') },
          ],
        },
        {
          kind: 'choice',
          id: 'tier',
          label: w('申报层级', 'Tier'),
          feeds: 'tier',
          options: [
            { value: 'pool', label: w('培育', 'Cultivation pool') },
            { value: 'established', label: w('立项', 'Established') },
          ],
        },
        {
          kind: 'choice',
          id: 'field',
          label: w('领域', 'Field'),
          feeds: 'field',
          options: [
            { value: 'life', label: w('生命健康', 'Life and health') },
            { value: 'chips', label: w('集成电路', 'Integrated circuits') },
          ],
        },
        {
          kind: 'choice',
          id: 'archetype',
          label: w('合作模式', 'Archetype'),
          feeds: 'archetype',
          options: [
            { value: 'peers', label: w('多家并行', 'Peers') },
            { value: 'dominant', label: w('一家主导', 'One dominant firm') },
          ],
        },
        {
          kind: 'text',
          id: 'task',
          label: w('国家任务编号', 'Number of the national task'),
          onlyFor: { formationTypes: ['strategic'] },
        },
      ],
    },
    {
      id: 'figures',
      title: w('牵头单位情况', 'The lead in numbers'),
      fields: [
        { kind: 'date', id: 'founded', label: w('成立日期', 'Founded on'), required: true, feeds: 'founded' },
        ...[1, 2, 3].flatMap((year) => [
          {
            kind: 'number',
            id: `revenue${year}`,
            label: w(`营业收入（前 ${year} 年）`, `Revenue, ${year} year(s) back`),
            unit: w('万元', '× 10,000 CNY'),
            min: 0,
            feeds: { figure: 'revenue', year },
          },
          {
            kind: 'number',
            id: `rd${year}`,
            label: w(`研发投入（前 ${year} 年）`, `R&D spending, ${year} year(s) back`),
            unit: w('万元', '× 10,000 CNY'),
            min: 0,
            feeds: { figure: 'rd', year },
          },
        ]),
        {
          kind: 'choice',
          id: 'standing',
          label: w('资质', 'Credentials'),
          many: true,
          feeds: 'lead-credentials',
          options: [
            { value: 'listed', label: w('上市公司', 'Listed company') },
            { value: 'little-giant', label: w('专精特新“小巨人”', 'Specialised “little giant”') },
          ],
        },
        {
          kind: 'choice',
          id: 'parent',
          label: w('母公司资质', 'Credentials of the parent'),
          many: true,
          feeds: 'parent-credentials',
          options: [
            { value: 'listed', label: w('上市公司', 'Listed company') },
            { value: 'fortune-500', label: w('世界 500 强', 'Fortune 500') },
          ],
        },
        {
          kind: 'choice',
          id: 'promises',
          label: w('承诺', 'Declarations'),
          many: true,
          feeds: 'declarations',
          options: [
            { value: 'credit', label: w('未列入失信名单', 'Not on the list of dishonest entities') },
            { value: 'true', label: w('材料真实', 'The material is true') },
          ],
        },
        {
          kind: 'document',
          id: 'charter',
          label: w('组建协议', 'Formation agreement'),
          required: true,
          formats: ['pdf'],
          maxFiles: 3,
          validMonths: 12,
          signing: 'seal-of-all',
        },
        {
          kind: 'text',
          id: 'exchange',
          label: w('股票代码', 'Ticker'),
          requiredWhen: { field: 'standing', anyOf: ['listed'] },
        },
      ],
    },
    ...usual,
  ],
  rules: [
    ...lingang.rules,
    {
      id: 'lead-standing',
      phase: 'apply',
      force: 'warns',
      source: w('第六条', 'Article 6'),
      condition: {
        kind: 'lead-credential',
        anyOf: [
          { value: 'listed', label: w('上市公司', 'listed company') },
          { value: 'fortune-500', label: w('世界 500 强', 'Fortune 500') },
        ],
        subsidiaryCounts: true,
      },
    },
    {
      id: 'size',
      phase: 'apply',
      force: 'blocks',
      condition: {
        kind: 'any',
        of: [
          {
            kind: 'figure',
            figure: 'rd',
            label: w('研发投入', 'R&D spending'),
            unit: w('万元', '× 10,000 CNY'),
            min: 2000,
            period: { years: 3, take: 'mean' },
          },
          {
            kind: 'ratio',
            figure: 'rd',
            per: 'revenue',
            label: w('研发投入占比', 'R&D share'),
            min: 0.03,
            years: 3,
          },
        ],
      },
    },
    {
      id: 'sme',
      phase: 'always',
      force: 'warns',
      condition: {
        kind: 'share',
        min: 0.2,
        of: {
          kinds: ['enterprise'],
          credentials: [{ value: 'tech-sme', label: w('科技型中小企业', 'technology SME') }],
        },
      },
    },
    {
      id: 'regions',
      phase: 'always',
      force: 'blocks',
      condition: { kind: 'distinct-places', by: 'region', min: 2, among: ['上海', '江苏', '浙江', '安徽'] },
    },
    { id: 'apart', phase: 'always', force: 'blocks', condition: { kind: 'independent', min: 3 } },
    { id: 'once', phase: 'apply', force: 'blocks', condition: { kind: 'limit', as: 'lead', max: 1 } },
    {
      id: 'pledges',
      phase: 'apply',
      force: 'blocks',
      condition: {
        kind: 'chosen',
        what: 'declarations',
        of: [
          { value: 'credit', label: w('未列入失信名单', 'not on the list of dishonest entities') },
          { value: 'true', label: w('材料真实', 'the material is true') },
        ],
      },
    },
    {
      id: 'papers',
      phase: 'apply',
      force: 'blocks',
      condition: {
        kind: 'documents',
        required: [{ value: 'charter', label: w('组建协议', 'formation agreement') }],
      },
    },
    {
      id: 'many',
      phase: 'apply',
      force: 'blocks',
      onlyFor: { formationTypes: ['strategic'] },
      condition: { kind: 'organisation-count', min: 5, of: { kinds: ['enterprise'], role: 'member' } },
    },
    {
      id: 'no-public-body',
      phase: 'always',
      force: 'warns',
      condition: {
        kind: 'not',
        of: { kind: 'organisation-count', min: 1, of: { kinds: ['government'] } },
        label: w('政府部门不作为成员', 'no public authority is a member'),
      },
    },
    { id: 'again', phase: 'renew', force: 'blocks', condition: { kind: 'organisation-count', min: 4 } },
  ],
  recommenders: [
    { region: w('甲市', 'City A'), unit: w('甲市科技局', 'Bureau of City A') },
    { region: w('乙市', 'City B'), unit: w('乙市科技局', 'Bureau of City B') },
  ],
  steps: lingang.steps.flatMap((step): object[] => {
    switch (step.kind) {
      case 'recommendation':
        return [{ ...step, siteVisit: true }]
      case 'review':
        return [
          {
            ...step,
            panel: {
              ...step.panel,
              blind: 'double',
              mix: [
                { field: w('技术', 'technology'), min: 2 },
                { field: w('财务', 'finance'), min: 1 },
              ],
              recusal: ['own-organisation', 'same-group', 'financial-interest'],
            },
            rubric: {
              items: [
                ...step.rubric.items.map((item, index) => (index === 0 ? { ...item, vetoBelow: 6 } : item)),
                { id: 'extra', title: w('国家任务', 'National task'), max: 5, bonus: true },
              ],
              bonusCap: 5,
            },
            selection: { most: 20, mayBeNone: true },
          },
          {
            kind: 'defence',
            title: w('面试答辩', 'Interview'),
            onlyFor: { formationTypes: ['strategic'], tiers: ['established'] },
            limit: { n: 10, unit: 'calendar-day' },
            minutes: 25,
          },
        ]
      case 'notice':
        return [{ ...step, limit: { n: 7, unit: 'calendar-day' } }]
      default:
        return [step]
    }
  }),
  ...(evaluation
    ? {
        evaluation: {
          ...evaluation,
          milestones: [{ afterMonths: 18, title: w('中期评估', 'Mid-term review') }],
          selfWeight: 0.2,
          bands: evaluation.bands.map((band, index) =>
            index === 0
              ? { ...band, mostShare: 0.3, consequence: w('优先推荐国家项目', 'recommended first') }
              : band,
          ),
          twoInARow: { grade: 'unqualified', leadsTo: 'revoke' },
        },
      }
    : {}),
  changes: {
    kinds: [
      { kind: 'member-in', mode: 'approve', limit: { n: 20, unit: 'working-day' }, effective: 'next-month' },
      { kind: 'name', mode: 'notify', limit: { n: 30, unit: 'calendar-day' } },
    ],
    blockedMonths: [11, 12],
    windowMonths: 2,
  },
  exit: {
    grounds: [w('弄虚作假', 'false data'), w('连续两次不合格', 'unqualified twice in a row')],
    banMonths: 36,
    funds: w('追回已拨资金', 'money that was paid is taken back'),
  },
  currency: 'CNY',
  support: [
    {
      id: 'match',
      kind: 'match',
      title: w('研发配套', 'Matching of R&D'),
      archetypes: ['peers'],
      rates: [
        { fromYear: 1, toYear: 2, rate: 0.5 },
        { fromYear: 3, toYear: 3, rate: 0.3 },
        { fromYear: 5, toYear: 5, rate: 0.1 },
      ],
      cap: 20_000_000,
      payment: 'yearly',
      conditions: [w('年度评估合格', 'the annual evaluation was passed')],
    },
    {
      id: 'cover',
      kind: 'insurance',
      title: w('科技保险', 'Insurance'),
      payment: 'in-kind',
      stacking: 'allowed',
    },
  ],
  milestones: { most: 8, evidence: ['test', 'financing-raised'], renegotiable: true },
  membership: {
    currency: 'CNY',
    figure: w('年销售额', 'sales a year'),
    tiers: [
      {
        id: 'science',
        title: w('科研会员', 'Science member'),
        kinds: ['university', 'institute'],
        dues: { kind: 'flat', amount: 5000 },
        votes: 1,
        mayLead: false,
        rights: [w('使用成果', 'uses results')],
        commitmentYears: 1,
      },
      {
        id: 'large',
        title: w('大型会员', 'Large member'),
        from: 100_000_000,
        dues: { kind: 'percentage', rate: 0.01, min: 1_000_000, max: 15_000_000 },
        votes: 10,
        mayLead: true,
        rights: [w('参加理事会', 'sits in the council'), w('优先许可', 'is licensed first')],
        commitmentYears: 3,
        inKind: w('派驻人员可抵会费', 'seconded staff counts towards the dues'),
      },
      {
        id: 'small',
        title: w('中小会员', 'Small member'),
        dues: { kind: 'units', price: 2000, min: 2, max: 5 },
        votes: 2,
        mayLead: false,
        rights: [w('使用成果', 'uses results')],
        commitmentYears: 1,
      },
    ],
  },
  results: [
    ...lingang.results.filter(({ id }) => id !== 'patents'),
    {
      id: 'patents',
      title: w('发明专利', 'Invention patents'),
      unit: w('件', 'patents'),
      sort: 'patent',
      target: true,
    },
  ],
  appeal: { limit: { n: 60, unit: 'calendar-day' }, to: w('上级主管部门', 'the superior authority') },
  toConfirm: [
    { path: 'rules', why: w('条件未公开', 'Conditions are not public') },
    { path: 'rules.2', why: w('注册地条件未公开', 'Where the lead must be is not public') },
    { path: 'outcome.validityMonths', why: w('有效期未公开', 'The validity period is not public') },
    { path: 'support.0.cap', why: w('上限未公开', 'The ceiling is not public') },
  ],
})
