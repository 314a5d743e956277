import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Sheet, UnreadableFile } from './workbook.ts'

/** What was uploaded, told by its first bytes and not by its name. */
export const readUpload = (bytes: Uint8Array, name: string): Sheet[] => {
  const begins = (...first: readonly number[]): boolean => first.every((byte, at) => bytes[at] === byte)
  if (begins(0x50, 0x4b)) return readXlsx(bytes)
  // The container of .xls, and of workbooks with a password.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    const utf16 = Buffer.from('EncryptedPackage', 'utf16le')
    throw new UnreadableFile(Buffer.from(bytes).includes(utf16) ? 'encrypted' : 'old-excel')
  }
  return [readCsv(bytes, name.replace(/\.[^.]*$/, ''))]
}
