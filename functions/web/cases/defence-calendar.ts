import { notFound } from '../../../domain/refusal.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import { calendarFile } from '../calendar-file.ts'
import { openCase, type Site, viewHere } from '../page.tsx'

/** The oral defence as a file for one's own calendar. */
export const defenceCalendar = ({ app, web }: Site): void => {
  app.get('/cases/:case/defence.ics', async (c) => {
    const { view: it, moment } = await openCase(c, web)
    const { meeting } = it.status
    if (!meeting) throw notFound()
    const view = viewHere(c, web)
    const page = `${web.settings.publicUrl}/cases/${it.id}`
    const text = calendarFile({
      uid: `defence-${it.id}@${new URL(web.settings.publicUrl).hostname}`,
      written: moment.now,
      begins: meeting.at,
      minutes: stepOf(moment.scheme, 'defence')?.minutes ?? 20,
      title: `${view.t('答辩', 'Oral defence')} · ${it.title}`,
      place: meeting.place,
      text: [meeting.link, page].filter((one) => one !== undefined).join('\n'),
      link: meeting.link ?? page,
    })
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="defence.ics"',
    })
  })
}
