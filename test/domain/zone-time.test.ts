import { describe, expect, test } from 'vitest'
import { atClock, CivilDate, endOfDay } from '../../domain/calendar.ts'
import { Scheme } from '../../domain/scheme.ts'
import { zoneWords } from '../../domain/scheme-words.ts'
import { shortDay, timeWords, zoneIn, type Zone } from '../../domain/zone-time.ts'
import { localInstant } from '../../functions/web/typed-form.ts'

const zones: readonly Zone[] = [...Scheme.shape.timeZone.values]

/** In Brussels and New York the clocks change on other days; in China and Japan never. */
const days = ['2031-01-15', '2031-03-09', '2031-03-30', '2031-07-15', '2031-10-26', '2031-11-02']

describe.each(zones)('in %s', (zone) => {
  test.each(days)('the end of %s is said as that day, 23:59, with the zone’s name', (day) => {
    const end = endOfDay(CivilDate.parse(day), zone)
    expect(timeWords(end, zone)).toEqual({
      zh: `${day} 23:59（${zoneWords[zone].zh}）`,
      en: `${day} 23:59 (${zoneWords[zone].en})`,
    })
    expect(shortDay(end, zone)).toBe(day)
  })

  test.each(days)('what is typed for %s is read as it is said', (day) => {
    for (const clock of ['00:00', '01:30', '03:30', '09:30', '23:59'])
      expect(timeWords(localInstant(`${day} ${clock}`, zone), zone).en).toContain(`${day} ${clock} (`)
  })
})

test.each([
  ['Asia/Shanghai', '2031-07-15', '2031-07-15T15:59:00.000Z'],
  ['Europe/Brussels', '2031-01-15', '2031-01-15T22:59:00.000Z'],
  ['Europe/Brussels', '2031-07-15', '2031-07-15T21:59:00.000Z'],
  ['America/New_York', '2031-01-15', '2031-01-16T04:59:00.000Z'],
  ['America/New_York', '2031-07-15', '2031-07-16T03:59:00.000Z'],
  ['Asia/Tokyo', '2031-07-15', '2031-07-15T14:59:00.000Z'],
] as const)('23:59 in %s on %s is %s', (zone, day, at) => {
  expect(atClock(CivilDate.parse(day), '23:59', zone)).toBe(at)
})

test.each(['2031-02-30 10:00', '2031-02-03 24:00', '2031-02-03 10:60', 'tomorrow', ''])(
  '“%s” is no time: it stays as typed, for the door to name',
  (typed) => {
    expect(localInstant(typed, 'Europe/Brussels')).toBe(typed)
  },
)

test('facts that were kept without a zone are told in China’s', () => {
  expect(
    [{}, { zone: 'Europe/Brussels' }, { zone: 'Mars/Olympus' }, { zone: 'toString' }].map(zoneIn),
  ).toEqual(['Asia/Shanghai', 'Europe/Brussels', 'Asia/Shanghai', 'Asia/Shanghai'])
})
