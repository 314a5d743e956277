import type { z } from 'zod'
import type { FormSection } from '../../domain/form.ts'
import type { Words } from '../../domain/words.ts'
import { choice, longText, number, option, people, tenThousandYuan } from './form-fields.ts'

/** What an organisation promises when it confirms. */
const commitments = [
  option('truthful', '所填内容真实、准确', 'What is filled in here is true and accurate'),
  option(
    'resources',
    '按所填内容投入人员、资金和条件',
    'The people, money and means named here will be there',
  ),
  option('agreement', '遵守组建协议', 'The formation agreement will be kept'),
]

type Asked = {
  /** In what money is counted. */
  readonly unit?: Words
  /** Whether everybody must say what it brings, who takes part and what it commits itself to; or may. */
  readonly required?: boolean
}

/**
 * What each organisation fills in of itself: what it brings, how many people and how much money, who takes part, and
 * what it commits itself to. Its registered facts stand beside and are not asked for again.
 */
export const memberPart = ({ unit = tenThousandYuan, required = true }: Asked = {}): z.input<
  typeof FormSection
> => ({
  id: 'part',
  title: { zh: '本单位部分', en: 'The organisation’s own part' },
  help: {
    zh: '由各单位自己的人员填写。牵头单位可以查看，不能代填。',
    en: 'Filled in by each organisation’s own people. The leads can read it and write in none but their own.',
  },
  fields: [
    longText(
      'contribution',
      { zh: '承担的任务与投入', en: 'Tasks and what is brought in' },
      {
        required,
        hint: {
          zh: '承担哪些任务，投入哪些设备、数据或条件',
          en: 'Which tasks, and which equipment, data or means',
        },
        example: {
          zh: '承担阳极靶盘制备，投入真空热压炉 2 台。',
          en: 'Makes the anode targets, with two vacuum hot presses.',
        },
      },
    ),
    number('ownStaff', { zh: '投入的研发人员', en: 'R&D staff brought in' }, people, {
      required: false,
      whole: true,
      max: 100_000,
    }),
    number('ownMoney', { zh: '自筹投入', en: 'Own funds' }, unit, { required: false, max: 1e12 }),
    {
      kind: 'table',
      id: 'team',
      label: { zh: '参与人员', en: 'People who take part' },
      required,
      columns: [
        { kind: 'text', id: 'person', label: { zh: '姓名', en: 'Name' }, required: true, max: 60 },
        { kind: 'text', id: 'duty', label: { zh: '分工', en: 'What they do' }, required: true, max: 200 },
        {
          kind: 'number',
          id: 'months',
          label: { zh: '投入时间', en: 'Time' },
          unit: { zh: '人月', en: 'person-months' },
          min: 0,
          max: 1200,
        },
      ],
      rows: { is: 'free', min: required ? 1 : 0, max: 30 },
      checks: [],
    },
    choice('commitments', { zh: '本单位承诺', en: 'The organisation commits itself' }, commitments, {
      many: true,
      required,
    }),
  ],
})

/** What of it every member sees of the others. */
export const sharedOfPart = ['contribution']
