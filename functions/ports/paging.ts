/** A page of a list; `next` is opaque and asks for the page after it. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string }

export type PageRequest = { readonly limit?: number; readonly after?: string }
