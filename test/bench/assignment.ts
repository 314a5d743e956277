import { assign, type Fit } from '../../domain/assignment.ts'
import { median, type Report, type Say } from './report.ts'

const fields = ['集成电路', '人工智能', '生物医药', '新能源', '法律']
/** Of a hundred pairs so many are in conflict. */
const conflicts = 15
const runs = 5

/** The same numbers every time: a linear congruence, seeded with the size. */
const numbers = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const problem = (cases: number, people: number, kept: readonly string[]) => {
  const next = numbers(cases * people)
  const one = (): string => fields[next(fields.length)] ?? ''
  const ofCase = Array.from({ length: cases }, one)
  const ofPerson = Array.from({ length: people }, () => [one()])
  const table = ofCase.map((field) =>
    ofPerson.map((held): Fit | undefined =>
      next(100) < conflicts ? undefined : { cost: held.includes(field) ? 0 : 12, fields: held },
    ),
  )
  const mean = (cases * 5) / people
  return {
    needs: ofCase.map(() => ({ seats: 5, fields: kept })),
    hands: ofPerson.map(() => ({ held: 0, most: Math.ceil(mean) + 2 })),
    table,
  }
}

/** How long it takes to give every place of a call to somebody, and how even it comes out. */
export const measureAssignment = (say: Say): Promise<Report> => {
  const sizes = [
    [100, 150, []],
    [300, 400, []],
    [300, 400, ['集成电路', '法律']],
    [1000, 400, []],
  ] as const
  const rows = sizes.map(([cases, people, kept]) => {
    const { needs, hands, table } = problem(cases, people, kept)
    const took: number[] = []
    let found = assign(needs, hands, (need, hand) => table[need]?.[hand])
    for (let run = 0; run < runs; run += 1) {
      const begins = performance.now()
      found = assign(needs, hands, (need, hand) => table[need]?.[hand])
      took.push(performance.now() - begins)
    }
    say(`${cases} x 5 from ${people} assigned`)
    const wrong = found.placed.filter(({ need, hand }) => table[need]?.[hand] === undefined).length
    return [
      `${cases} × 5 from ${people}${kept.length === 0 ? '' : `, ${kept.length} places by field`}`,
      found.placed.length,
      found.missing,
      wrong,
      found.load.mean,
      found.load.most,
      median(took),
    ]
  })
  return Promise.resolve({
    title: `Panels for a whole call, ${conflicts} % of all pairs in conflict, nobody over two more than the mean`,
    heads: ['call', 'places', 'free', 'conflicts', 'mean load', 'most', 'p50 ms'],
    rows,
  })
}
