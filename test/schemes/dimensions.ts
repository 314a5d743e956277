import { dimensionsOfConsortia } from './dimensions-of-consortia.ts'
import { dimensionsOfProcess } from './dimensions-of-process.ts'

/** One of the dimensions in which real programmes differ, and where a programme's document says it. */
export type Dimension = {
  readonly name: string
  /**
   * Places in the document. A list is looked into by itself, `**` stands for any depth, and `=` asks for a value,
   * where a default would otherwise count as said.
   */
  readonly paths?: readonly string[]
  /** What of it stands in no document of a programme, and why. */
  readonly without?: string
}

export type Group = readonly [title: string, ...Dimension[]]

/** All fifty, in the order in which the field's dossier counts them. */
export const dimensions: readonly Group[] = [...dimensionsOfConsortia, ...dimensionsOfProcess]
