import { z } from 'zod'
import { CaseId, DocumentId } from '../../domain/ids.ts'
import { environment } from '../environment.ts'
import { awsWorld, onTime } from '../ports-aws.ts'
import { deployedFiles, deployedScanner } from './deployed-storage.ts'
import { inspectDocument, record } from './inspect-document.ts'
import { ScanEvent, verdictOf } from './scanner.ts'

const env = environment()
const world = awsWorld(env)
const ports = { files: deployedFiles(env), scanner: deployedScanner(env) }

const Asked = z.object({ case: CaseId, document: DocumentId })
const Key = z
  .string()
  .transform((key) => key.split('/'))
  .pipe(z.tuple([CaseId, DocumentId]))

/** Looks into one file, as the workflow asks; or takes down what GuardDuty says of one. */
export const handler = onTime(world, async (event: unknown): Promise<object> => {
  const said = ScanEvent.safeParse(event)
  if (!said.success) {
    const asked = Asked.parse(event)
    await inspectDocument(world, ports, asked.case, asked.document)
    return {}
  }
  const { objectKey, versionId } = said.data.detail.s3ObjectDetails
  const [id, document] = Key.parse(objectKey)
  await record(world, id, document, { scan: verdictOf(said.data) }, versionId)
  return {}
})
