import { comparableName } from './organisation-acts.ts'
import type { Person } from './person.ts'

/** As an address is compared: width and case make no difference, and neither do blanks around it. */
const comparableAddress = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

/** Whoever has these words in the name, in the address, or in the name of an organisation that they speak for. */
export const findPeople = (everybody: readonly Person[], text: string): Person[] => {
  const wanted = comparableName(text)
  const address = comparableAddress(text)
  if (address === '') return [...everybody]
  return everybody.filter(
    ({ name, email, represents }) =>
      comparableAddress(email).includes(address) ||
      (wanted !== '' &&
        [name, ...represents.map((held) => held.name)].some((one) => comparableName(one).includes(wanted))),
  )
}
