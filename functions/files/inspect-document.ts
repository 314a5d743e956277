import { instant } from '../../domain/calendar.ts'
import { formatOfName } from '../../domain/document.ts'
import { ruleAt } from '../../domain/document-place.ts'
import { documentIn, type Finding, found } from '../../domain/document-steps.ts'
import type { Stamp } from '../../domain/history.ts'
import type { CaseId, DocumentId } from '../../domain/ids.ts'
import { loaded } from '../commands/documents.ts'
import { persistently } from '../commands/run.ts'
import type { World } from '../ports/world.ts'
import { inspect } from './inspect.ts'
import type { Scanner } from './scanner.ts'
import { type Files, keyOf } from './storage.ts'

/** Looks into a file in quarantine, and has it scanned. Harmless when it was done before. */
export const inspectDocument = async (
  world: World,
  ports: { readonly files: Files; readonly scanner: Scanner },
  id: CaseId,
  document: DocumentId,
): Promise<void> => {
  const { file, moment } = await loaded(world, { arrived: instant(world.now()) }, id)
  const known = documentIn(file, document)
  const { state } = known
  if (state.is !== 'received') return
  const read = () => ports.files.read(keyOf(id, document), state.stored)
  if (state.contents === undefined) {
    const mostBytes = (ruleAt(file, known, moment)?.maxMegabytes ?? 500) * 1024 * 1024
    const seen = await inspect(await read(), { format: formatOfName(known.name), mostBytes })
    await record(world, id, document, seen)
    if ('refused' in seen) return
  }
  if (state.scan !== undefined) return
  const scan = await ports.scanner.scan(read)
  if (scan !== 'later') await record(world, id, document, { scan })
}

/** Writes a finding down, by nobody in particular. */
export const record = (
  world: World,
  id: CaseId,
  document: DocumentId,
  finding: Finding,
  stored?: string,
): Promise<void> =>
  persistently(async () => {
    const arrived = instant(world.now())
    const { file, moment } = await loaded(world, { arrived }, id)
    const { state } = documentIn(file, document)
    // A verdict on other bytes than those that count here is none.
    if (stored !== undefined && 'stored' in state && state.stored !== stored) return
    // Scanned before we heard that it is there: whoever brings the verdict brings it again.
    if (state.is === 'uploading') throw new Error('the file is not recorded as received yet')
    const stamp: Stamp = { by: 'system', as: 'system', at: arrived }
    const decision = found(file, document, finding, stamp, moment)
    if (decision.documents === undefined) return
    await world.store.cases.commit(file, decision, { stamp })
  })
