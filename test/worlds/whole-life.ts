import { beside } from './beside.ts'
import { type Chapter, lifeOfACase } from './life.ts'

/** From the first word of a draft to its recognition, with what goes on around it. */
export const life: readonly Chapter[] = lifeOfACase.map(({ name, play }) => ({
  name,
  play: async (world, known) => {
    await play(world, known)
    await beside[name]?.(world, known)
  },
}))
