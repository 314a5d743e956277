import type { Group } from './dimensions.ts'

/** What happens from the application on. */
export const dimensionsOfProcess: readonly Group[] = [
  [
    'Application',
    {
      name: 'Sections and fields as data: kind, when required, unit, what rules read',
      paths: [
        'form.fields.kind',
        'form.fields.required=true',
        'form.fields.requiredWhen',
        'form.fields.unit',
        'form.fields.feeds',
      ],
    },
    {
      name: 'Attachments: formats, number, how old they may be',
      paths: ['form.fields.formats', 'form.fields.maxFiles', 'form.fields.validMonths'],
    },
    { name: 'Indicators with targets that the applicant sets', paths: ['results.target=true'] },
    {
      name: 'Milestones: evidence, number, whether they can be moved',
      paths: ['milestones.most', 'milestones.evidence=financing-raised', 'milestones.renegotiable=true'],
    },
  ],
  [
    'Workflow',
    {
      name: 'Steps in their order, with site visits and whoever recommends',
      paths: [
        ...['formalCheck', 'recommendation', 'review', 'defence', 'approval', 'notice'].map(
          (kind) => `steps.kind=${kind}`,
        ),
        'steps.siteVisit=true',
        'recommenders',
      ],
      without:
        'two checks side by side are two people at one level of approval; a step for some types only (`steps.onlyFor`) is asked for by no programme at hand',
    },
    {
      name: 'Limits in working or calendar days or months, calendar, reminders',
      paths: [
        'steps.limit.unit=working-day',
        'steps.limit.unit=calendar-day',
        '**.unit=month',
        'calendar=cn',
        'calendar=weekends',
        'timeZone=Europe/Brussels',
      ],
      without:
        'that a limit rests while a correction is asked for, and who hears of a missed one, is the same in every programme',
    },
    { name: 'Rounds of correction', paths: ['steps.corrections.rounds', 'steps.corrections.limit'] },
    {
      name: 'Experts: number, fields, recusal, blindness, rubric, highest and lowest dropped, threshold, spread',
      paths: [
        'steps.panel.experts',
        'steps.panel.mix',
        'steps.panel.recusal=joint-project',
        '**.panel.blind=single',
        'steps.panel.dropHighLow=true',
        'steps.panel.threshold',
        'steps.panel.maxSpread',
        'steps.rubric.items.reasonBelow',
        'steps.rubric.items.vetoBelow',
      ],
      without:
        'an odd number is a choice of the author; the panel decides by its mean, which needs no majority',
    },
    {
      name: 'Ranked selection, which may choose nobody',
      paths: ['steps.selection.most', 'steps.selection.mayBeNone=true'],
    },
    {
      name: 'Public notice: length, who may object, evidence, contacts',
      paths: [
        'steps.objections.limit',
        'steps.objections.from=either',
        'steps.objections.evidence=required',
        'steps.objections.contacts.1',
      ],
    },
  ],
  [
    'After recognition',
    {
      name: 'Validity, renewal, a provisional beginning',
      paths: ['outcome.validityMonths', 'outcome.renewal.times', 'outcome.provisionalMonths'],
    },
    { name: 'Upgrade from one tier to another', paths: ['outcome.tiers.upgradeFrom'] },
    {
      name: 'Report and evaluation: how often, larger reviews, exemption of newcomers, not taking part',
      paths: [
        'evaluation.form',
        'evaluation.officerCheck.limit',
        'evaluation.everyYears',
        'evaluation.milestones.afterMonths',
        'evaluation.exemptMonths',
        'evaluation.noShow',
      ],
    },
    {
      name: 'Rubric of the evaluation: items, bonus with a cap, own score beside the panel’s',
      paths: [
        'evaluation.rubric.items.max',
        'evaluation.rubric.items.bonus=true',
        'evaluation.rubric.bonusCap',
        'evaluation.selfWeight',
      ],
      without: 'points by a formula over reported numbers: experts read the numbers and score them',
    },
    {
      name: 'Bands with quotas and consequences, two in a row, rectification',
      paths: [
        'evaluation.bands.mostShare',
        'evaluation.bands.leadsTo=rectify',
        'evaluation.bands.consequence',
        'evaluation.twoInARow.leadsTo=revoke',
        'evaluation.rectification.limit',
      ],
    },
    {
      name: 'Changes: approved or told, from when, windows and blocked months, rules checked again',
      paths: [
        'changes.kinds.mode=approve',
        'changes.kinds.mode=notify',
        'changes.kinds.effective=next-year',
        'changes.windowMonths',
        'changes.blockedMonths',
        'rules.phase=always',
      ],
    },
    {
      name: 'Withdrawal, grounds of revocation, ban, what becomes of money',
      paths: ['changes.kinds.kind=withdrawal', 'exit.grounds', 'exit.banMonths', 'exit.funds'],
    },
  ],
  [
    'Support',
    {
      name: 'Instruments, ceilings, conditions, stacking, payment',
      paths: [
        ...['grant', 'match', 'award', 'insurance', 'first-use', 'talent', 'priority'].map(
          (kind) => `support.kind=${kind}`,
        ),
        'support.rates.rate',
        'support.cap',
        'support.yearlyCap',
        'support.conditions',
        'support.stacking=allowed',
        'support.payment=on-milestone',
      ],
      without: 'a loan is a kind of instrument too, but no programme at hand is known to give one',
    },
    {
      name: 'Dues: percentage within bounds, units at a price, flat; in kind',
      paths: [
        'membership.tiers.dues.kind=percentage',
        'membership.tiers.dues.kind=units',
        'membership.tiers.dues.kind=flat',
        'membership.tiers.votes',
        'membership.tiers.commitmentYears',
        'membership.tiers.inKind',
      ],
      without: 'the value of work in kind: it is agreed in words, because no published programme prices it',
    },
  ],
  [
    'Across',
    {
      name: 'Reminders before every deadline',
      paths: ['reminderDays'],
      without:
        'who owns a deadline follows from the step; who hears when the office misses one, from `escalation` or else from the usual chain',
    },
    {
      name: 'Audit trail',
      without:
        'the same for every programme: each case keeps a chain of hashed events, which no document can turn off',
    },
    {
      name: 'Both languages',
      paths: ['title.zh', 'title.en', 'form.fields.label.zh', 'form.fields.label.en'],
    },
    {
      name: 'What the public register shows',
      paths: ['outcome.register=grades', 'outcome.register=results'],
    },
    {
      name: 'Dated results',
      paths: ['standard', 'patent', 'project', 'revenue', 'talent'].map((sort) => `results.sort=${sort}`),
    },
    { name: 'Appeal', paths: ['appeal.limit', 'appeal.to'] },
  ],
]
