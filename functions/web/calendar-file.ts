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
}

const utc = (at: string): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n')

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

/** The event as a calendar file that any calendar program opens. */
export const calendarFile = (event: CalendarEvent): string => {
  const ends = new Date(Date.parse(event.begins) + event.minutes * 60_000).toISOString()
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Consort//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${utc(event.written)}`,
    `DTSTART:${utc(event.begins)}`,
    `DTEND:${utc(ends)}`,
    `SUMMARY:${escaped(event.title)}`,
    `LOCATION:${escaped(event.place)}`,
    `DESCRIPTION:${escaped(event.text)}`,
    ...(event.link === undefined ? [] : [`URL:${event.link}`]),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}
