import type { Scheme } from '../../../domain/scheme.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Facts } from '../ui/parts.tsx'
import { placeSaid } from './place-words.ts'

/** What sheets say beside their points: the overall comment, and remarks on single places. */
export const SheetTexts = ({ view, it, scheme }: { view: View; it: CaseView; scheme: Scheme }) => (
  <>
    {(it.sheets ?? []).map(({ expert, comment = '', remarks = [] }, index) =>
      comment === '' && remarks.length === 0 ? null : (
        <details>
          <summary>
            {expert ?? view.t(`专家 ${index + 1}`, `Expert ${index + 1}`)}
            {view.t('：意见与批注', ': comment and remarks')}
          </summary>
          {comment === '' ? null : <p class="prose">{comment}</p>}
          <Facts
            facts={remarks.map((remark) => [
              placeSaid(view, it, scheme, remark),
              <span class="prose">{remark.text}</span>,
            ])}
          />
        </details>
      ),
    )}
  </>
)
