import { z } from 'zod'
import type { Message } from '../../../domain/message.ts'
import { ownerOf } from '../../store/keys.ts'

const Place = z.tuple([z.string().max(254), z.string().max(220)])

/** Where a message lies and its id, in letters that an address takes. */
export const placeName = (message: Message): string =>
  Buffer.from(JSON.stringify([ownerOf(message), message.id])).toString('base64url')

/** What `placeName` made; nothing for what it never made. */
export const placeIn = (name: string): { readonly owner: string; readonly id: string } | undefined => {
  try {
    const [owner, id] = Place.parse(JSON.parse(Buffer.from(name, 'base64url').toString()))
    return { owner, id }
  } catch {
    return undefined
  }
}
