import { expect, test } from 'vitest'
import { calendarFile } from '../../functions/web/calendar-file.ts'

const file = calendarFile({
  uid: 'defence-1@consort.example',
  written: '2026-03-10T02:00:00.000Z',
  begins: '2026-04-01T01:30:00.000Z',
  minutes: 45,
  title: `答辩 · ${'联合体'.repeat(20)}`,
  place: '临港新片区管委会, 三楼; 会议室',
  text: 'https://meet.example\nhttps://consort.example/cases/1',
})

test('a calendar file says when it begins and ends, in UTC', () => {
  expect(file).toContain('DTSTART:20260401T013000Z\r\n')
  expect(file).toContain('DTEND:20260401T021500Z\r\n')
  expect(file.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('its lines hold 75 octets at most, and unfolded they say what was written', () => {
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = file.replaceAll('\r\n ', '').split('\r\n')
  expect(lines).toContain(`SUMMARY:答辩 · ${'联合体'.repeat(20)}`)
  expect(lines).toContain('LOCATION:临港新片区管委会\\, 三楼\\; 会议室')
  expect(lines).toContain('DESCRIPTION:https://meet.example\\nhttps://consort.example/cases/1')
})
