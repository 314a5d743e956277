import type { View } from './context.ts'

/** The head of a page of administration: the way back, and the title. */
export const AdministrationHead = ({ view, title }: { view: View; title: string }) => (
  <>
    <p class="crumb">
      <a href="/administration">{view.t('管理', 'Administration')}</a>
    </p>
    <h1>{title}</h1>
  </>
)
