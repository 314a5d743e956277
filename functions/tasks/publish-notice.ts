import { openNotice } from '../../domain/notice.ts'
import { onLambda } from '../lambda-task.ts'
import { personalTask } from '../workflow-steps.ts'

/** The proposed recognition is announced; anybody may object until the notice ends. */
export const task = personalTask('publish-notice', ({ file, position, moment }) =>
  openNotice(file, position, moment),
)

export const handler = onLambda(task)
