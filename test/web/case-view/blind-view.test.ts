import { describe, expect, test } from 'vitest'
import { Scheme } from '../../../domain/scheme.ts'
import { caseView } from '../../../functions/web/case-view/case-view.ts'
import {
  consortium,
  consortiumMembers,
  evaluationHead,
  expert,
  fileOf,
  holder,
  inReview,
  momentAt,
  organisation,
  organisationId,
  personId,
  section,
  sheet,
  today,
} from '../../support/cases.ts'
import { tiered } from '../../support/tiers.ts'

const double = Scheme.parse({
  ...tiered,
  steps: tiered.steps.map((step) =>
    step.kind === 'review' ? { ...step, panel: { ...step.panel, blind: 'double' } } : step,
  ),
  evaluation: tiered.evaluation && {
    ...tiered.evaluation,
    panel: { ...tiered.evaluation.panel, blind: 'double' },
  },
})
const lower = consortium({ tier: 'pool' })
const moment = {
  ...momentAt(today, double),
  led: [lower],
  applicants: consortiumMembers.map(({ name }) =>
    organisation(name, name === '牵头公司' ? { nameEn: 'Leading Devices Co., Ltd.' } : {}),
  ),
}
const code = organisationId('牵头公司').slice('uscc:'.length)
const number = 'LGIC-2025-ABC'
const upgrade = {
  ...inReview([sheet('甲')]),
  sections: [
    section('standing', { tier: 'established' }),
    section('plan', {
      tasks: `牵头 公司（LEADING DEVICES Co.，Ltd.，${code.slice(0, 4)} ${code.slice(4)}）负责，原证书 ${number}`,
    }),
  ],
}

describe('a double-blind case', () => {
  test('does not tell its expert what it upgrades, which the register would name all parties of', () => {
    const seen = caseView(expert('甲'), upgrade, moment)
    expect(seen.hats).toEqual(['expert'])
    expect(JSON.stringify(seen)).not.toContain(lower.id)
    expect(JSON.stringify(seen)).not.toContain(number)
    expect(caseView(holder('乙', 'officer'), upgrade, moment).upgrades).toEqual({
      consortium: lower.id,
      number,
    })
  })

  test('has the names, the English name, the code and the number taken out of its answers', () => {
    const seen = caseView(expert('甲'), upgrade, moment)
    expect(seen.sections.find(({ id }) => id === 'plan')?.answers).toEqual({
      tasks: '〔1〕（〔1〕，〔1〕）负责，原证书 〔0〕',
    })
  })

  test('does not tell its expert the certificate that is evaluated, nor the one that came of it', () => {
    const evaluated = fileOf(
      evaluationHead({
        status: { is: 'review', since: today },
        review: { round: 1, open: true, accepted: false },
      }),
      { tasks: [sheet('甲')] },
    )
    const recognised = {
      ...upgrade,
      head: inReview([], {
        status: { is: 'recognised', since: today, number, consortium: lower.id },
      }).head,
      tasks: [sheet('甲', 80)],
    }
    for (const file of [evaluated, recognised]) {
      const seen = JSON.stringify(caseView(expert('甲'), file, moment))
      expect(seen).toContain('"blind":"double"')
      expect(seen).not.toContain(number)
      expect(seen).not.toContain(lower.id)
      expect(JSON.stringify(caseView(holder('乙', 'officer'), file, moment))).toContain(number)
    }
  })

  test('shows an officer with an open sheet nothing that names who pays, either', () => {
    const both = { ...expert('甲'), offices: [...expert('甲').offices, ...holder('甲', 'officer').offices] }
    const dues = {
      ...moment,
      scheme: Scheme.parse({
        ...double,
        membership: {
          currency: 'CNY',
          figure: { zh: '营收', en: 'Revenue' },
          tiers: [
            {
              id: 'all',
              title: { zh: '会员', en: 'Member' },
              dues: { kind: 'flat', amount: 1 },
              votes: 1,
              mayLead: true,
              rights: [],
              commitmentYears: 1,
            },
          ],
        },
      }),
    }
    expect(both.id).toBe(personId('甲'))
    expect(JSON.stringify(caseView(both, upgrade, dues))).not.toContain('配套公司')
  })
})
