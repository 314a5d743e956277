import { instant } from '../../domain/calendar.ts'
import type { Consortium } from '../../domain/consortium.ts'
import { CallId, type CaseId, ConsortiumId, SchemeRef } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { startApplication } from '../../functions/commands/applications.ts'
import { lingang } from '../../schemes/lingang.ts'
import { usualChanges } from '../../schemes/parts/changes.ts'
import { takenOverAt } from './schemes.ts'
import type { Town } from './town.ts'

const same = (text: string) => ({ zh: text, en: text })
const day = 86_400_000

// Its form has no agreement that clauses could be tied to.
const { agreement: _, ...members } = lingang.members

// Nor has it a plan that a year's report could be held against.
const { evaluation } = lingang
const yearly = evaluation && {
  ...evaluation,
  form: evaluation.form.filter(
    ({ fields }) => !fields.some((field) => field.kind === 'table' && field.rows.is === 'targets'),
  ),
}

/** A small programme whose form asks by type, by another answer, by year, and for documents. */
export const trial: Scheme = Scheme.parse({
  ...lingang,
  ref: 'trial@1',
  title: { zh: '试点计划', en: 'Trial programme' },
  toConfirm: [],
  members,
  // Its form has no plan that could change.
  changes: usualChanges(),
  evaluation: yearly,
  rules: [
    { id: 'enough', phase: 'always', force: 'blocks', condition: { kind: 'organisation-count', min: 2 } },
    {
      id: 'earns',
      phase: 'apply',
      force: 'warns',
      condition: {
        kind: 'figure',
        figure: 'revenue',
        label: { zh: '营业收入', en: 'revenue' },
        unit: { zh: '万元', en: '× 10,000 CNY' },
        min: 100,
      },
    },
    {
      id: 'projects',
      phase: 'apply',
      force: 'blocks',
      onlyFor: { formationTypes: ['strategic'] },
      condition: {
        kind: 'documents',
        required: [{ value: 'papers', label: { zh: '立项文件', en: 'Grant letters' } }],
      },
    },
  ],
  form: [
    {
      id: 'kind',
      title: { zh: '类型', en: 'Type' },
      fields: [
        {
          kind: 'choice',
          id: 'type',
          label: { zh: '组建类型', en: 'Formation type' },
          required: true,
          feeds: 'formation-type',
          options: [
            { value: 'strategic', label: { zh: '战略引领型', en: 'Strategy-led' } },
            { value: 'market', label: { zh: '市场驱动型', en: 'Market-driven' } },
          ],
        },
        {
          kind: 'text',
          id: 'chain',
          label: { zh: '所属产业链', en: 'Chain' },
          required: true,
          onlyFor: { formationTypes: ['market'] },
        },
        {
          kind: 'choice',
          id: 'seat',
          label: { zh: '办公地点', en: 'Seat' },
          options: [
            { value: 'lead', label: { zh: '牵头单位', en: 'At the lead' } },
            { value: 'other', label: { zh: '其他地点', en: 'Elsewhere' } },
          ],
        },
        {
          kind: 'text',
          id: 'where',
          label: { zh: '具体地点', en: 'Where' },
          example: { zh: '临港新片区环湖西二路', en: 'Huanhu Road, Lin-gang' },
          requiredWhen: { field: 'seat', anyOf: ['other'] },
        },
      ],
    },
    {
      id: 'strategy',
      title: { zh: '战略任务', en: 'Strategic tasks' },
      onlyFor: { formationTypes: ['strategic'] },
      fields: [
        {
          kind: 'document',
          id: 'papers',
          label: { zh: '立项文件', en: 'Grant letters' },
          required: true,
          formats: ['pdf', 'jpg'],
          maxFiles: 3,
          validMonths: 24,
          signing: 'seal-of-all',
        },
      ],
    },
    {
      id: 'lead',
      title: { zh: '牵头单位', en: 'The lead' },
      fields: [
        { kind: 'date', id: 'founded', label: { zh: '成立日期', en: 'Founded on' }, feeds: 'founded' },
        ...[1, 2, 3].flatMap((year) =>
          [
            { figure: 'revenue', label: { zh: '营业收入', en: 'Revenue' } },
            { figure: 'rd', label: { zh: '研发投入', en: 'R&D spending' } },
          ].map(({ figure, label }) => ({
            kind: 'number' as const,
            id: `${figure}${year}`,
            label: same(`${figure} ${year}`),
            unit: { zh: '万元', en: '× 10,000 CNY' },
            required: year === 1,
            min: 0,
            feeds: { figure, year, label },
          })),
        ),
      ],
    },
  ],
})

/** Opens a call of a programme that is not shipped, in the town. */
export const openCallOf = async (
  { store, program }: Pick<Town, 'store' | 'program'>,
  scheme: Scheme,
): Promise<CallId> => {
  const now = program.clock.now()
  const at = instant(now)
  const id = CallId.parse(program.world.newId())
  await store.calls.save(
    {
      id,
      scheme: scheme.ref,
      title: { zh: `${scheme.title.zh}第一批`, en: `First call of ${scheme.title.en}` },
      opens: instant(new Date(now.getTime() - day)),
      closes: instant(new Date(now.getTime() + 40 * day)),
      revision: 1,
    },
    { at, publishing: takenOverAt(at, scheme) },
  )
  return id
}

/** A draft in that call by an organisation of this name. */
export const draftIn = async (town: Town, call: CallId, lead: string): Promise<CaseId> => {
  const organisation = await town.organisation(lead, 'enterprise')
  const { case: id } = await startApplication(town.program.world, town.asking(lead), {
    call,
    lead: organisation.id,
    title: `${lead}创新联合体`,
  })
  return id
}

/** A recognised consortium of a programme, led by one organisation, with another as a member. */
export const recognisedIn = async (
  town: Town,
  scheme: Scheme,
  lead: string,
  member: string,
): Promise<Consortium> => {
  const now = town.program.clock.now()
  const parties = await Promise.all(
    [lead, member].map(async (name, index) => {
      const { id, kind, country } = await town.organisation(name, 'enterprise')
      return {
        organisation: id,
        name,
        kind,
        country,
        role: index === 0 ? ('lead' as const) : ('member' as const),
      }
    }),
  )
  const consortium: Consortium = {
    id: ConsortiumId.parse(town.program.world.newId()),
    name: `${lead}创新联合体`,
    parties,
    standing: {
      is: 'recognised',
      scheme: SchemeRef.parse(scheme.ref),
      number: `N-${lead}`,
      recognised: instant(now),
      validUntil: instant(new Date(now.getTime() + 900 * 86_400_000)),
    },
    grades: [],
    revision: 1,
  }
  await town.store.consortia.save(consortium)
  return consortium
}
