import type { Consortium } from './consortium.ts'
import type { Scheme } from './scheme.ts'

/**
 * An entry as its programme lets everybody read it: name, number and standing always, the rest where the programme
 * publishes it. What was taken over from a public report is public as it is. Nobody else's reminders go along.
 */
export const publicEntry = (entry: Consortium, scheme: Pick<Scheme, 'outcome'> | undefined): Consortium => {
  const { alarm: _, ...shown } = entry
  if (entry.standing.is === 'reported') return shown
  const shows = new Set(scheme?.outcome.register)
  const { field, place, changes, ...rest } = shown
  return {
    ...rest,
    ...(shows.has('field') && field !== undefined ? { field } : {}),
    ...(shows.has('place') && place !== undefined ? { place } : {}),
    parties: shows.has('parties') ? rest.parties : [],
    grades: shows.has('grades') ? rest.grades : [],
    // What changed says who joined and left.
    ...(shows.has('parties') && changes !== undefined ? { changes } : {}),
  }
}
