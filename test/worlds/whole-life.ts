import { beside } from './beside.ts'
import { laterLife } from './later-life.ts'
import { type Chapter, lifeOfACase } from './life.ts'

/** From the first word of a draft over its recognition to the grade of its first year, with what goes on around it. */
export const life: readonly Chapter[] = [...lifeOfACase, ...laterLife].map(({ name, play }) => ({
  name,
  play: async (world, known) => {
    await play(world, known)
    await beside[name]?.(world, known)
  },
}))
