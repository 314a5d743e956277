import { z } from 'zod'
import { stepUpOf } from '../../domain/approval.ts'
import { lastNews } from '../../domain/approval-news.ts'
import { requireSure } from '../../domain/step-up.ts'
import { answerTask } from '../../domain/answer.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { CaseId, TaskId } from '../../domain/ids.ts'
import { isOfLeads } from '../../domain/lead-tasks.ts'
import type { Moment } from '../../domain/moment.ts'
import { may } from '../../domain/policy.ts'
import { answersAs } from '../../domain/task-rights.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { Person } from '../../domain/person.ts'
import { asDeputy, standInFor } from '../../domain/stand-in.ts'
import type { Task } from '../../domain/task.ts'
import type { TaskAnswer } from '../../domain/task-answer.ts'
import { withOwnReview } from './reviews.ts'
import { withRegister } from '../in-register.ts'
import { consortiumOf, expertsFor } from '../panel.ts'
import { withOthers } from '../other-cases.ts'
import type { World } from '../ports/world.ts'
import { asLead, stampOf } from './as-lead.ts'
import { type Asking, onCase, stale } from './run.ts'

const Done = z.object({})

/** Whoever decides an appeal puts a refused application back on its way, or a consortium back in force. */
const withAppealed = async (world: World, file: CaseFile, moment: Moment): Promise<Moment> =>
  file.head.kind === 'evaluation'
    ? { ...moment, consortium: await consortiumOf(world, file) }
    : withRegister(world, file, moment)

/** Asked of this very person. */
const isOwn = ({ audience }: Task, { id }: Person): boolean =>
  audience.is === 'person' && audience.person === id

/** Answers a task of one's own. Whatever the kind, this is the only way in. */
export const answer = (
  world: World,
  asking: Asking,
  input: {
    case: CaseId
    task: TaskId
    answer: TaskAnswer
    /** Up to where its history was known when it was read, where that was noted. */
    seen?: number | undefined
  },
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'answer', case: input.case, input },
    async (file, moment) => {
      const task = file.tasks.find((candidate) => candidate.id === input.task)
      const recuses = input.answer.kind === 'score' && input.answer.answer.decision === 'recuse'
      const allowed =
        task &&
        (may(asking.person, { to: 'answer', file, task }) ||
          (recuses && may(asking.person, { to: 'recuse', file, task })))
      if (task && may(asking.person, { to: 'declare', file, task }) && !recuses)
        throw new Refusal('not-declared')
      if (!allowed) throw notFound()
      requireSure(asking.assurance, stepUpOf(file, task, moment, asking.assurance?.byDefault))
      if (input.seen !== undefined && task.state.is === 'open' && lastNews(file.events) !== input.seen)
        throw stale()
      const candidates = recuses ? await expertsFor(world, file) : []
      const own = task.audience.is === 'organisation' ? task.audience.organisation : undefined
      const standing = isOwn(task, asking.person) ? undefined : standInFor(asking.person, file, task)
      const plain = isOfLeads(task) ? asLead(asking, file) : stampOf(asking, answersAs(task), own)
      const stamp = standing ? { ...plain, inPlaceOf: standing.leader.id } : plain
      const known =
        input.answer.kind === 'correction'
          ? await withRegister(world, file, moment)
          : input.answer.kind === 'approval'
            ? await withOthers(world, file, moment)
            : input.answer.kind === 'appeal'
              ? await withAppealed(world, file, moment)
              : moment
      const decision = answerTask(file, task, input.answer, stamp, known, candidates)
      const said = standing ? asDeputy(decision, task, asking.person, standing) : decision
      return { decision: withOwnReview(file, task, said, known), stamp, result: {} }
    },
    Done.parse,
  )
