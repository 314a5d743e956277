import { lingang } from '../../schemes/lingang.ts'
import { typedAnswers } from '../support/cases.ts'
import { company, institute, lead, reportedParties, university } from './parties.ts'
import { programmeTable } from './programme-table.ts'

const primarius = '上海概伦电子股份有限公司'
const here = { place: '上海临港新片区' }

programmeTable(lingang, {
  complete: typedAnswers,
  rows: [
    {
      title: 'a design-tool firm of the area with a foundry and a university passes',
      parties: [lead(primarius, here), company('晶圆制造公司'), university('复旦大学')],
      says: ['enough', '至少 3 家单位；现有 3', 'needs at least 3 organisations; 3 named'],
    },
    {
      title: 'the EDA consortium as reported: nobody but the lead is named, and it without a code',
      parties: reportedParties('lingang-eda', { all: { noCode: true, ...here } }),
      broken: ['identified', 'enough', 'science'],
      says: [
        'identified',
        `全部单位均有代码；以下单位没有代码：${primarius}`,
        `every organisation has a code; without a code: ${primarius}`,
      ],
    },
    {
      title: 'three enterprises without anybody who does research for others fail',
      parties: [lead(primarius, here), company('晶圆制造公司'), company('芯片设计公司')],
      broken: ['science'],
      says: [
        'science',
        '至少 1 家高等院校、科研院所、新型研发机构、医疗机构；现有 0',
        'needs at least 1 university or research institute or new-type R&D institution or medical institution; 0 named',
      ],
    },
    {
      title: 'a lead of another district is only warned, because the condition is not public',
      parties: [
        lead('上海化工研究院有限公司', { kind: 'institute', place: '上海市普陀区' }),
        company('华谊集团'),
        university('上海交通大学'),
      ],
      warned: ['lead-place'],
      says: [
        'lead-place',
        '牵头单位注册地应在临港；不符：上海化工研究院有限公司',
        'the lead must be registered in Lin-gang; not so: 上海化工研究院有限公司',
      ],
    },
    {
      title: 'a university in the lead is warned, and a lead that says no place leaves it open',
      parties: [
        lead('上海海事大学', { kind: 'university' }),
        company('船舶设计公司', here),
        institute('航运研究院', here),
      ],
      warned: ['lead-kind'],
      open: ['lead-place'],
      says: [
        'lead-kind',
        '牵头单位应为企业、科研院所、新型研发机构；不符：上海海事大学',
        'the lead must be: enterprise or research institute or new-type R&D institution; not so: 上海海事大学',
      ],
    },
    {
      title: 'an agreement that is silent on benefit, risk and IP fails',
      parties: [lead(primarius, here), company('晶圆制造公司'), university('复旦大学')],
      typed: { agreement: { clauses: ['governance', 'tasks', 'cost', 'exit', 'liability'] } },
      broken: ['clauses'],
      says: [
        'clauses',
        '组建协议须载明：组织机构与决策规则、任务分工、经费分担、利益共享、风险共担、知识产权归属与使用、进入与退出、对外责任；已确认 5 项',
        'the agreement must contain: Governance and decisions, Division of tasks, Cost sharing, Benefit sharing, Risk sharing, Ownership and use of IP, Entry and exit, External liability; 5 of 8 are confirmed',
      ],
    },
  ],
})
