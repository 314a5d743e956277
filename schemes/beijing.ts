import { Scheme } from '../domain/scheme.ts'
import { changesOfUsualPlan, usualExit } from './parts/changes.ts'
import { annualEvaluation, ofUsualPlan } from './parts/evaluation.ts'
import { workingDays } from './parts/limits.ts'
import { results, withTargets } from './parts/results.ts'
import { atLeast, clausesRule, declarationsRule, identified, researchKinds, rule } from './parts/rules.ts'
import { approval, bureauLevels, expertReview, formalCheck, item, publicNotice } from './parts/steps.ts'
import { confirm, notPublic, scoredReportDefaults } from './parts/to-confirm.ts'
import { beijingClauses, beijingForm, beijingLeads, gatheredRound } from './beijing-form.ts'
import { agreementRules } from './parts/agreement.ts'
import { memberPart, sharedOfPart } from './parts/member-part.ts'

const guideline = {
  zh: '《北京市创新联合体组建工作指引》京科发〔2022〕20号',
  en: 'Beijing guideline on forming innovation consortia, 京科发〔2022〕20号',
}
const warns = { force: 'warns' as const }
const asked = { phase: 'apply' as const, ...warns }

/**
 * Beijing guides how consortia form, in four modes; it does not grant a standing by measure, so every rule warns.
 * The modes, the fields and who signed are published; numbers, time limits and grades were not seen.
 */
export const beijing: Scheme = Scheme.parse({
  ref: 'beijing@1',
  title: { zh: '北京市创新联合体组建', en: 'Forming innovation consortia in Beijing' },
  summary: {
    zh: '以企业为主体、市场为导向，产学研用协同开展联合攻关；分领军企业牵头、创新平台支撑、任务场景驱动、专利标准聚合四种模式，综合运用揭榜挂帅等方式。',
    en: 'Enterprise-centred and market-oriented joint research of industry, universities, institutes and users, in four modes: led by a leading enterprise, supported by a platform, driven by a task or scenario, gathered round patents and standards. Open bounty calls are one of its means.',
  },
  issuers: [
    {
      zh: '北京市科学技术委员会、中关村科技园区管理委员会',
      en: 'Beijing Municipal Science and Technology Commission, Administrative Commission of Zhongguancun Science Park',
    },
    { zh: '北京市发展和改革委员会', en: 'Beijing Municipal Commission of Development and Reform' },
    { zh: '北京市经济和信息化局', en: 'Beijing Municipal Bureau of Economy and Information Technology' },
    { zh: '北京市教育委员会', en: 'Beijing Municipal Education Commission' },
    { zh: '北京市委网络安全和信息化委员会办公室', en: 'Cyberspace office of Beijing' },
  ],
  jurisdiction: { zh: '北京市', en: 'Beijing' },
  legalForce: 'guideline',
  sources: [guideline, { zh: '北京日报报道', en: 'As reported by Beijing Daily' }],
  inForce: { from: '2023-01-10' },
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  outcome: {
    kind: 'recognition',
    verb: { zh: '组建', en: 'formation' },
    numberPattern: 'BJIC-{year}-{code}',
    validityMonths: 36,
    register: ['parties', 'field', 'place', 'results'],
  },
  organisationForm: {
    allowed: ['contract'],
    liability: { zh: '协议约定的对外责任主体', en: 'The party that the agreement names' },
  },
  formationTypes: [
    {
      id: 'leading-enterprise',
      title: { zh: '领军企业牵头', en: 'Led by a leading enterprise' },
      help: {
        zh: '由资源整合能力强的领军企业组织上下游',
        en: 'A leading enterprise brings suppliers and customers together',
      },
    },
    {
      id: 'platform',
      title: { zh: '创新平台支撑', en: 'Supported by an innovation platform' },
      help: { zh: '依托创新平台汇聚各方', en: 'It rests on a platform where all come together' },
    },
    {
      id: 'scenario',
      title: { zh: '任务场景驱动', en: 'Driven by a task or scenario' },
      help: { zh: '由重大任务或应用场景牵引', en: 'A major task or a scenario of use pulls it' },
    },
    {
      id: 'patents-standards',
      title: { zh: '专利标准聚合', en: 'Gathered round patents and standards' },
      help: { zh: '以专利池、标准为纽带', en: 'A patent pool or a standard ties it' },
    },
  ],
  form: beijingForm,
  members: {
    max: 60,
    confirmBeforeSubmission: true,
    foreign: 'conditions',
    coLeads: true,
    part: memberPart(),
    shares: sharedOfPart,
    agreement: agreementRules(),
  },
  rules: [
    rule(
      'lead-kind',
      { kind: 'lead-kind', allowed: ['enterprise', 'new-rd-institution', 'institute'] },
      { ...warns, source: guideline },
    ),
    rule('lead-place', { kind: 'lead-place', places: [{ zh: '北京', en: 'Beijing' }] }, warns),
    rule('enterprise', atLeast(1, { kinds: ['enterprise'] }), { ...warns, source: guideline }),
    rule('science', atLeast(1, { kinds: researchKinds }), { ...warns, source: guideline }),
    rule('enough', atLeast(3), warns),
    identified(warns),
    clausesRule(beijingClauses, warns),
    declarationsRule(undefined, warns),
    rule(
      'leading-enterprise',
      {
        kind: 'all',
        of: [
          { kind: 'lead-kind', allowed: ['enterprise'] },
          { kind: 'lead-credential', anyOf: beijingLeads, subsidiaryCounts: false },
        ],
      },
      { ...asked, onlyFor: { formationTypes: ['leading-enterprise'] }, source: guideline },
    ),
    rule(
      'platform',
      {
        kind: 'documents',
        required: [{ value: 'platformProof', label: { zh: '平台批复文件', en: 'approval of the platform' } }],
      },
      { ...asked, onlyFor: { formationTypes: ['platform'] } },
    ),
    rule(
      'scenario',
      {
        kind: 'documents',
        required: [
          {
            value: 'scenarioLetter',
            label: { zh: '场景提供方意向书', en: 'letter of whoever provides the scenario' },
          },
        ],
      },
      { ...asked, onlyFor: { formationTypes: ['scenario'] } },
    ),
    rule(
      'patents-standards',
      { kind: 'chosen', what: 'features', of: gatheredRound, min: 1 },
      { ...asked, onlyFor: { formationTypes: ['patents-standards'] }, source: guideline },
    ),
  ],
  steps: [
    formalCheck(),
    expertReview([
      item('need', 25, { zh: '产业需求与关键问题', en: 'Need of the industry, and its key question' }),
      item('lead', 20, { zh: '牵头单位资源整合能力', en: 'How the lead brings resources together' }),
      item('mode', 20, { zh: '组建模式与任务机制', en: 'Formation mode and how tasks are set' }),
      item('team', 20, { zh: '产学研用协同', en: 'Industry, universities, institutes and users together' }),
      item('plan', 15, { zh: '方案与目标', en: 'Plan and aims' }),
    ]),
    approval(bureauLevels.division, bureauLevels.meeting),
    publicNotice(workingDays(5), [
      { zh: '业务部门：主管处室', en: 'Business: division in charge' },
      { zh: '监督部门：机关纪检部门', en: 'Supervision: discipline inspection' },
    ]),
  ],
  evaluation: annualEvaluation(
    { opens: '01-15', reportDue: '03-31' },
    ofUsualPlan(results.patents, results.standards, results.products, results.projects, results.talent),
  ),
  changes: changesOfUsualPlan(),
  exit: usualExit(),
  support: [
    {
      id: 'bounty',
      kind: 'award',
      title: { zh: '揭榜挂帅项目', en: 'Open bounty projects' },
      payment: 'after-acceptance',
      conditions: [{ zh: '榜单问题经验收解决', en: 'The question on the list was solved and accepted' }],
    },
    {
      id: 'scenario',
      kind: 'first-use',
      title: { zh: '应用场景开放', en: 'Scenarios that are opened' },
      payment: 'in-kind',
      stacking: 'allowed',
    },
  ],
  results: [
    ...withTargets(results.patents, results.standards, results.products),
    results.projects,
    results.talent,
  ],
  reminderDays: [30, 7, 1],
  toConfirm: [
    confirm(
      'rules.0',
      '领军企业可以牵头有原文依据，其后“或……”未见全文',
      'That a leading enterprise leads is published; the text goes on with “or”, cut off in what was seen',
    ),
    notPublic('rules.1', { zh: '牵头单位注册地', en: 'Where the lead is registered' }),
    confirm(
      'rules.3',
      '“产学研用”有原文依据，至少一家为默认值',
      'Industry, universities, institutes and users are named; one at least is a default',
    ),
    notPublic('rules.4', { zh: '成员数量', en: 'How many members' }),
    notPublic('rules.5', { zh: '成员代码要求', en: 'Whether members need a code' }),
    notPublic('rules.6', { zh: '协议必备条款', en: 'The clauses of the agreement' }),
    notPublic('rules.7', { zh: '信用承诺事项', en: 'The credit commitments' }),
    confirm(
      'rules.8.condition.of.1',
      '领军企业如何认定未见原文',
      'How a leading enterprise is told was not seen',
    ),
    notPublic('rules.9', { zh: '平台支撑模式的证明', en: 'What proves a platform' }),
    notPublic('rules.10', { zh: '场景驱动模式的证明', en: 'What proves a scenario' }),
    confirm(
      'rules.11',
      '以专利、标准为纽带有依据，须具备其一为默认值',
      'Patents and standards tie this mode; that one of them is enough is a default',
    ),
    notPublic('form', { zh: '申报书格式', en: 'The application form' }),
    notPublic('members', {
      zh: '成员上限、境外成员与联合牵头',
      en: 'Most members, foreign members and co-leads',
    }),
    notPublic('organisationForm.liability', { zh: '对外责任', en: 'External liability' }),
    confirm(
      'inForce.from',
      '签署日期为 2023-01-10，施行日期未见',
      'Signed on 2023-01-10; from when it is in force was not seen',
    ),
    confirm(
      'outcome',
      '指引引导组建，是否给予认定、编号与期限未见',
      'It guides how consortia form; whether that ends in a recognition, a number and a term was not seen',
    ),
    notPublic('steps', { zh: '程序与时限', en: 'Steps and time limits' }),
    notPublic('evaluation', { zh: '评估', en: 'The evaluation' }),
    ...scoredReportDefaults,
    notPublic('changes', { zh: '变更', en: 'Changes' }),
    notPublic('exit', { zh: '退出与撤销', en: 'Exit and revocation' }),
    confirm(
      'support',
      '揭榜挂帅有原文依据，支付方式与场景开放为默认值',
      'Open bounty calls are published; how they are paid, and the scenarios, are defaults',
    ),
    notPublic('results', { zh: '成果指标', en: 'The results that are counted' }),
    notPublic('reminderDays', { zh: '提醒时间', en: 'When reminders go out' }),
  ],
})
