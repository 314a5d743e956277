import { may } from '../../../domain/policy.ts'
import type { View } from '../context.ts'
import { listsCases } from '../board/find.tsx'

/** The head of a page of administration: the way back to the reader's own desk, and the title. */
export const AdministrationHead = ({ view, title }: { view: View; title: string }) => {
  const { t, person } = view
  return (
    <>
      {may(person, { to: 'manage-people' }) ? (
        <p class="crumb">
          <a href="/administration">{t('管理', 'Administration')}</a>
        </p>
      ) : person && listsCases(person) ? (
        <p class="crumb">
          <a href="/board">{t('案件', 'Cases')}</a>
        </p>
      ) : null}
      <h1>{title}</h1>
    </>
  )
}
