import { task as addExpert } from '../../functions/tasks/add-expert.ts'
import { task as applyChange } from '../../functions/tasks/apply-change.ts'
import { task as askApprovers } from '../../functions/tasks/ask-approvers.ts'
import { task as askChangeDecision } from '../../functions/tasks/ask-change-decision.ts'
import { task as askCorrection } from '../../functions/tasks/ask-correction.ts'
import { task as askDefence } from '../../functions/tasks/ask-defence.ts'
import { task as askExperts } from '../../functions/tasks/ask-experts.ts'
import { task as askFormalCheck } from '../../functions/tasks/ask-formal-check.ts'
import { task as askJoining } from '../../functions/tasks/ask-joining.ts'
import { task as askOfficerAboutReview } from '../../functions/tasks/ask-officer-about-review.ts'
import { task as askOverdueReport } from '../../functions/tasks/ask-overdue-report.ts'
import { task as askRecommendation } from '../../functions/tasks/ask-recommendation.ts'
import { task as askRectification } from '../../functions/tasks/ask-rectification.ts'
import { task as askReportCheck } from '../../functions/tasks/ask-report-check.ts'
import { task as askReport } from '../../functions/tasks/ask-report.ts'
import { task as awaitEffectiveDay } from '../../functions/tasks/await-effective-day.ts'
import { task as awaitWindow } from '../../functions/tasks/await-window.ts'
import { task as checkChange } from '../../functions/tasks/check-change.ts'
import { task as checkEligibility } from '../../functions/tasks/check-eligibility.ts'
import { task as chooseExperts } from '../../functions/tasks/choose-experts.ts'
import { task as combineScores } from '../../functions/tasks/combine-scores.ts'
import { task as confirm } from '../../functions/tasks/confirm.ts'
import { task as countNoShow } from '../../functions/tasks/count-no-show.ts'
import { task as dropChange } from '../../functions/tasks/drop-change.ts'
import { task as findNextLevel } from '../../functions/tasks/find-next-level.ts'
import { task as findNextStep } from '../../functions/tasks/find-next-step.ts'
import { task as grade } from '../../functions/tasks/grade.ts'
import { task as proposeGrade } from '../../functions/tasks/propose-grade.ts'
import { task as publishNotice } from '../../functions/tasks/publish-notice.ts'
import { task as recognise } from '../../functions/tasks/recognise.ts'
import { task as refuseChange } from '../../functions/tasks/refuse-change.ts'
import { task as refuse } from '../../functions/tasks/refuse.ts'
import { task as revoke } from '../../functions/tasks/revoke.ts'
import { task as tellAboutChange } from '../../functions/tasks/tell-about-change.ts'
import type { TaskHandler } from '../../functions/workflow-steps.ts'

/** Every step of the workflows, by the name that the tables use. */
export const taskHandlers: Readonly<Record<string, TaskHandler>> = {
  'add-expert': addExpert,
  'apply-change': applyChange,
  'ask-approvers': askApprovers,
  'ask-change-decision': askChangeDecision,
  'ask-correction': askCorrection,
  'ask-defence': askDefence,
  'ask-experts': askExperts,
  'ask-formal-check': askFormalCheck,
  'ask-joining': askJoining,
  'ask-officer-about-review': askOfficerAboutReview,
  'ask-overdue-report': askOverdueReport,
  'ask-recommendation': askRecommendation,
  'ask-rectification': askRectification,
  'ask-report': askReport,
  'ask-report-check': askReportCheck,
  'await-effective-day': awaitEffectiveDay,
  'await-window': awaitWindow,
  'check-change': checkChange,
  'check-eligibility': checkEligibility,
  'choose-experts': chooseExperts,
  'combine-scores': combineScores,
  confirm,
  'count-no-show': countNoShow,
  'drop-change': dropChange,
  'find-next-level': findNextLevel,
  'find-next-step': findNextStep,
  grade,
  'propose-grade': proposeGrade,
  'publish-notice': publishNotice,
  recognise,
  refuse,
  'refuse-change': refuseChange,
  revoke,
  'tell-about-change': tellAboutChange,
}
