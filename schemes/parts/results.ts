import type { z } from 'zod'
import type { ResultKind } from '../../domain/outcome.ts'

type Result = z.input<typeof ResultKind>

const piece = { zh: '件', en: 'patents' }
const one = { zh: '项', en: 'items' }

/** What consortia are asked for over the years; `target: true` lets the applicant set a goal for it. */
export const results = {
  patents: {
    id: 'patents',
    title: { zh: '授权发明专利', en: 'Invention patents granted' },
    unit: piece,
    sort: 'patent',
  },
  standards: {
    id: 'standards',
    title: { zh: '发布标准', en: 'Standards published' },
    unit: one,
    sort: 'standard',
  },
  projects: {
    id: 'projects',
    title: { zh: '承担国家和省市项目', en: 'National and provincial projects' },
    unit: one,
    sort: 'project',
  },
  products: {
    id: 'products',
    title: { zh: '新产品、首台（套）', en: 'New products, first sets' },
    unit: one,
    sort: 'product',
  },
  revenue: {
    id: 'revenue',
    title: { zh: '成果转化收入', en: 'Revenue from results' },
    unit: { zh: '万元', en: '× 10,000 CNY' },
    sort: 'revenue',
  },
  talent: {
    id: 'talent',
    title: { zh: '引进和培养人才', en: 'People won and trained' },
    unit: { zh: '人', en: 'people' },
    sort: 'talent',
  },
} satisfies Record<string, Result>

/** These kinds, each with a goal that the applicant sets. */
export const withTargets = (...kinds: readonly Result[]): Result[] =>
  kinds.map((kind) => ({ ...kind, target: true }))
