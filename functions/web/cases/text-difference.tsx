/** Two texts: what they begin and end with alike, and what differs between. */
export type Differing = {
  readonly begins: string
  readonly before: string
  readonly after: string
  readonly ends: string
}

/** What two texts begin and end with alike, and what differs between. */
export const differing = (before: string, after: string): Differing => {
  const [one, other] = [[...before], [...after]]
  const least = Math.min(one.length, other.length)
  let start = 0
  while (start < least && one[start] === other[start]) start += 1
  let end = 0
  while (end < least - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1
  return {
    begins: one.slice(0, start).join(''),
    before: one.slice(start, one.length - end).join(''),
    after: other.slice(start, other.length - end).join(''),
    ends: one.slice(one.length - end).join(''),
  }
}

/** One of two texts, with what differs marked. */
export const Marked = ({ text, side }: { text: Differing; side: 'before' | 'after' }) => (
  <span class="prose">
    {text.begins}
    {text[side] === '' ? null : side === 'before' ? <del>{text.before}</del> : <ins>{text.after}</ins>}
    {text.ends}
  </span>
)
