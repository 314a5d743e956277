import { may } from '../../domain/policy.ts'
import { resultsIn } from '../../domain/result.ts'
import { type OpenRecord, seesResults } from '../commands/consortium-record.ts'
import type { View } from './context.ts'
import { MilestonesOf } from './milestones/milestones.tsx'
import { ResultsOf } from './results.tsx'

/** What a consortium has brought about since it was recognised, for those who may know. */
export const RecordOf = ({ view, record }: { view: View; record: OpenRecord }) => {
  const { consortium, moment, lines } = record
  const { scheme } = moment
  const enters =
    consortium.standing.is === 'recognised' &&
    scheme.results.length > 0 &&
    may(view.person, { to: 'enter-results', consortium })
  return (
    <>
      {scheme.milestones && may(view.person, { to: 'see-record', consortium }) ? (
        <MilestonesOf view={view} record={record} />
      ) : null}
      {seesResults(view.person, record) ? (
        <ResultsOf
          view={view}
          scheme={scheme}
          results={resultsIn(lines)}
          mine={enters ? `/register/${consortium.id}/results` : undefined}
        />
      ) : null}
    </>
  )
}
