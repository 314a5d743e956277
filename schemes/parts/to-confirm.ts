import type { Words } from '../../domain/words.ts'

/** A value whose source is not known: an editable default, and why it is one. */
export type ToConfirm = { readonly path: string; readonly why: Words }

export const confirm = (path: string, zh: string, en: string): ToConfirm => ({ path, why: { zh, en } })

/** The document was not to be had in full; the value is the one that programmes like it use. */
export const notPublic = (path: string, what: Words): ToConfirm => ({
  path,
  why: {
    zh: `${what.zh}未见公开原文，按同类办法设定，须核实`,
    en: `${what.en}: no public text was found; set after comparable measures, to be confirmed`,
  },
})
