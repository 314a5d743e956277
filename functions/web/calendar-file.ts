/** Something that takes place: what a calendar takes as one event (RFC 5545). */
export type CalendarEvent = {
  readonly uid: string
  /** When it was written: an event that moved comes with a later one. */
  readonly written: string
  readonly begins: string
  readonly minutes: number
  readonly title: string
  readonly place: string
  readonly text: string
  readonly link?: string | undefined
  /** It takes nobody's time: a deadline, not a meeting. */
  readonly free?: boolean
}

const utc = (at: string): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r?\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '')

/** A line holds 75 octets; what is longer goes on in the next one, never within a character. */
const folded = (line: string): string => {
  const lines: string[] = []
  let held = ''
  for (const sign of line) {
    if (Buffer.byteLength(held + sign) > (lines.length === 0 ? 75 : 74)) {
      lines.push(held)
      held = ''
    }
    held += sign
  }
  return [...lines, held].join('\r\n ')
}

const linesOf = (event: CalendarEvent): string[] => {
  const ends = new Date(Date.parse(event.begins) + event.minutes * 60_000).toISOString()
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${utc(event.written)}`,
    `DTSTART:${utc(event.begins)}`,
    `DTEND:${utc(ends)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place === '' ? [] : [`LOCATION:${escaped(event.place)}`]),
    `DESCRIPTION:${escaped(event.text)}`,
    ...(event.link === undefined ? [] : [`URL:${event.link}`]),
    ...(event.free ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ]
}

/** Events as a calendar file that any calendar program opens; with a name it can be subscribed to. */
export const calendarOfEvents = (events: readonly CalendarEvent[], name?: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Consort//EN',
    'METHOD:PUBLISH',
    ...(name === undefined
      ? []
      : [
          `NAME:${escaped(name)}`,
          `X-WR-CALNAME:${escaped(name)}`,
          'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
          'X-PUBLISHED-TTL:PT1H',
        ]),
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')

/** One event as a file of its own. */
export const calendarFile = (event: CalendarEvent): string => calendarOfEvents([event])
