import type { Group } from './dimensions.ts'

/** Where rules are conditions put together, what is looked for may stand deeper. */
const condition = (kind: string): string => `rules.condition.**.kind=${kind}`

/** What a programme is, and who may be in a consortium of it. */
export const dimensionsOfConsortia: readonly Group[] = [
  [
    'Identity',
    {
      name: 'Code, title, version, days in force, what it supersedes',
      paths: ['ref', 'title', 'inForce.from'],
      without:
        'no shipped programme has a second version yet; what a version supersedes is said when it is published',
    },
    {
      name: 'Issuing bodies, jurisdiction, legal force (measures block, guidelines warn)',
      paths: ['issuers', 'issuers.1', 'jurisdiction', 'legalForce=guideline', 'rules.force=warns'],
    },
    {
      name: 'Batches: how many a year, windows, blocked months',
      paths: ['batches.perYear', 'batches.windows', 'batches.blockedMonths'],
      without: 'the number of a batch, in its year and in all, is counted from the calls',
    },
  ],
  [
    'Form of the consortium',
    {
      name: 'Word for the outcome, and the pattern of its number',
      paths: [
        'outcome.verb',
        'outcome.numberPattern',
        ...[
          'recognition',
          'filing',
          'establishment',
          'designation',
          'registration',
          'membership',
          'agreement',
        ].map((kind) => `outcome.kind=${kind}`),
      ],
    },
    {
      name: 'By contract or as a legal body, and who is liable towards others',
      paths: [
        'organisationForm.allowed=contract',
        'organisationForm.allowed=entity',
        'organisationForm.liability',
      ],
    },
    {
      name: 'Formation types with conditions and fields of their own',
      paths: ['formationTypes', 'rules.onlyFor.formationTypes', 'form.**.onlyFor.formationTypes'],
    },
    {
      name: 'Archetypes that change the support: peers, or a dominant firm',
      paths: ['archetypes', 'support.archetypes'],
    },
  ],
  [
    'Lead',
    {
      name: 'Kinds that may lead, also by field',
      paths: [condition('lead-kind'), 'rules.condition.**.what=field'],
    },
    { name: 'One lead or several', paths: ['members.coLeads=false', 'members.coLeads=true'] },
    {
      name: 'Thresholds with and/or, over years or since founding, with units',
      paths: [
        condition('figure'),
        condition('ratio'),
        condition('any'),
        condition('all'),
        'rules.condition.**.period.take=mean',
        'rules.condition.**.years=3',
        'form.fields.feeds=founded',
        'rules.condition.**.unit',
      ],
    },
    {
      name: 'Credentials from a list; a subsidiary of somebody who holds one counts',
      paths: [condition('lead-credential'), 'rules.condition.**.subsidiaryCounts=true'],
    },
    { name: 'Place of registration', paths: [condition('lead-place')] },
    { name: 'How many consortia one may lead or join', paths: [condition('limit')] },
    { name: 'Clean record, declared', paths: ['rules.condition.**.what=declarations'] },
  ],
  [
    'Members',
    {
      name: 'Fewest and most',
      paths: [condition('organisation-count'), 'rules.condition.**.max', 'members.max'],
    },
    {
      name: 'Fewest and most of a kind or of several kinds together',
      paths: ['rules.condition.**.of.kinds'],
    },
    {
      name: 'Distinct regions or countries',
      paths: [condition('distinct-places'), 'rules.condition.**.among'],
    },
    {
      name: 'Independence of a common owner',
      paths: [condition('independent'), 'rules.condition.**.independent=true'],
    },
    { name: 'Shares', paths: [condition('share')] },
    {
      name: 'Kinds that may join: finance, associations, intermediaries, foreign ones',
      paths: [
        'members.foreign=conditions',
        'members.foreign=no',
        'rules.condition.**.of.outsideOf',
        condition('distinct-kinds'),
      ],
    },
    { name: 'Layers and tiers with rights', paths: ['members.layers', 'membership.tiers.rights'] },
    {
      name: 'Whether a bound holds on application, always, or on renewal',
      paths: ['rules.phase=apply', 'rules.phase=always', 'rules.phase=renew'],
    },
  ],
  [
    'Agreement',
    { name: 'Checklist of clauses', paths: ['rules.condition.**.what=clauses'] },
    { name: 'Who signs: seals of all', paths: ['form.fields.signing=seal-of-all'] },
    {
      name: 'Versions of the agreement',
      without:
        'a document is named by its number or address; which one was named when is in the case’s history, and an agreement that changes is a change of the consortium',
    },
  ],
]
