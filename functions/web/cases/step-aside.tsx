import type { CaseFile } from '../../../domain/case.ts'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import type { Task } from '../../../domain/task.ts'
import { nothingTyped, type Typed, type View, type Web } from '../context.ts'
import { type Here, param, signedInPerson } from '../page.tsx'
import { type ToDeclare, toDeclare } from '../reviews/declare.tsx'
import { AreaField, ErrorSummary, Form, Submit } from '../ui/form.tsx'

/**
 * The task of somebody who has to declare first, or who may only step aside: a conflict was found after the sheet was
 * asked for. `open` is what opens a task for whoever may answer it; of the case nothing is shown here.
 */
export const openOrAside = async <Open,>(
  c: Here,
  web: Web,
  open: () => Promise<Open>,
): Promise<{ open: Open } | { declare: ToDeclare } | { aside: Task }> => {
  try {
    return { open: await open() }
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code !== 'not-found') throw problem
    const declare = await toDeclare(c, web)
    if (declare !== undefined) return { declare }
    const aside = await asideFor(c, web)
    if (aside === undefined) throw notFound()
    return { aside }
  }
}

const asideFor = async (c: Here, { world }: Web): Promise<Task | undefined> => {
  const person = signedInPerson(c)
  const id = CaseId.safeParse(param(c, 'case'))
  const taskId = TaskId.safeParse(param(c, 'task'))
  const file: CaseFile | undefined = id.success ? await world.store.cases.load(id.data) : undefined
  const task = file?.tasks.find((candidate) => candidate.id === taskId.data)
  return file && task && may(person, { to: 'recuse', file, task }) ? task : undefined
}

export const StepAside = ({
  view,
  task,
  typed = nothingTyped,
}: {
  view: View
  task: Task
  typed?: Typed | undefined
}) => {
  const { t } = view
  return (
    <div class="narrow">
      <h1>{t('请回避', 'Please step aside')}</h1>
      <p>
        {t(
          '您与该申报的某个单位存在已登记的利益关系，不能评审，也不能查看申报内容。请说明原因并回避，系统将另请专家。',
          'A conflict of interest with an organisation of this case is on record: you cannot review it, and see nothing of it. Please step aside with a reason; another expert is asked then.',
        )}
      </p>
      <ErrorSummary view={view} typed={typed} labels={{ 'answer.reason': t('回避原因', 'Reason') }} />
      <Form view={view} action={`/cases/${task.case}/tasks/${task.id}`}>
        <input type="hidden" name="kind" value={task.kind} />
        <input type="hidden" name="answer.decision" value="recuse" />
        <AreaField view={view} typed={typed} name="answer.reason" label={t('回避原因', 'Reason')} />
        <Submit>{t('回避', 'Step aside')}</Submit>
      </Form>
    </div>
  )
}
