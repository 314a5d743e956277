import type { View } from '../context.ts'

/** A file by the id that answers refer to it with, under the name that this reader sees. */
export type NamedFile = { readonly id: string; readonly name: string }

/** A line of an answer to read: a file that is kept here by its name, anything else as it stands. */
export const fileSaid = (view: View, files: readonly NamedFile[], line: string): string =>
  line.startsWith('doc:')
    ? (files.find(({ id }) => line === `doc:${id}`)?.name ?? view.t('已上传的文件', 'an uploaded file'))
    : line
