import type { Child } from 'hono/jsx'
import type { Scheme } from '../../../domain/scheme.ts'
import type { View } from '../context.ts'
import { Defaults } from './defaults.tsx'

/** What every part of a programme's page is drawn from. */
export type PartProps = { readonly view: View; readonly scheme: Scheme }

type Props = PartProps & {
  readonly id: string
  readonly title: string
  /** Which parts of the document it is written from: their defaults are marked over it. */
  readonly of: readonly string[]
  readonly children?: Child
}

/** A part of the page with its heading, which the contents link to. */
export const Part = ({ view, scheme, id, title, of, children }: Props) => (
  <section class="part" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <Defaults view={view} scheme={scheme} of={of} />
    {children}
  </section>
)
