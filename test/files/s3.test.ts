import { expect, test } from 'vitest'
import { headerText } from '../../functions/files/s3.ts'

test('a file’s name beyond ASCII is read from a header, however storage wrote it', () => {
  const name = '总体方案（定稿）.pdf'
  const bytes = Buffer.from(name)
  const quoted = [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  expect(headerText(`=?UTF-8?B?${bytes.toString('base64')}?=`)).toBe(name)
  expect(headerText(`=?UTF-8?Q?${quoted}?=`)).toBe(name)
  const [first, second] = [bytes.subarray(0, 7), bytes.subarray(7)].map((part) => part.toString('base64'))
  expect(headerText(`=?utf-8?B?${first}?= =?utf-8?B?${second}?=`)).toBe(name)
  expect(headerText(bytes.toString('latin1'))).toBe(name)
  expect(headerText(name)).toBe(name)
  expect(headerText('plan.pdf')).toBe('plan.pdf')
})
