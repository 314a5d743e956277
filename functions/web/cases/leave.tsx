import { z } from 'zod'
import { isHandedIn } from '../../../domain/hats.ts'
import { CaseId, OrganisationId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { leaveCase, Leaving } from '../../commands/leave.ts'
import { nothingTyped } from '../context.ts'
import { asking, formPage, type Here, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary } from '../ui/form.tsx'
import { Narrow } from '../ui/parts.tsx'
import { ReasonForm } from './reason-form.tsx'

const InMember = z.object({ case: CaseId, organisation: OrganisationId })

/** A member that had confirmed leaves the application; what that comes to is said before. */
export const leavePage = (site: Site): void => {
  const { web } = site
  const open = async (c: Here) => {
    const opened = await openCase(c, web)
    const organisation = OrganisationId.safeParse(param(c, 'organisation')).data
    const member = opened.view.members.find((one) => one.organisation === organisation)
    if (organisation === undefined || !member || !opened.view.mayLeave?.includes(organisation))
      throw notFound()
    return { ...opened, organisation, name: member.name ?? '' }
  }

  formPage(
    site,
    '/cases/:case/members/:organisation/leaving',
    async (c, typed) => {
      const { view: it, file, organisation, name } = await open(c)
      const view = viewHere(c, web)
      const { t } = view
      const title = t('退出申报', 'Leave the application')
      return show(
        c,
        view,
        title,
        <Narrow under={`/cases/${it.id}`} of={it.title} title={title}>
          {typed ? <ErrorSummary view={view} typed={typed} labels={{ reason: t('原因', 'Reason') }} /> : null}
          <p>
            <strong>{t(`${name}退出本次申报。`, `${name} leaves this application.`)}</strong>
          </p>
          <ul>
            <li>
              {t(
                '贵单位的确认随即失效，此后不能再查看这件申报。',
                'What it confirmed counts no more, and it cannot see the application from then on.',
              )}
            </li>
            <li>
              {isHandedIn(file.head)
                ? t(
                    '牵头单位和受理人员会收到通知和原因，申报条件不再计入贵单位。',
                    'The lead and the office are told, with the reason, and the conditions are checked without it.',
                  )
                : t(
                    '牵头单位会收到通知和原因，申报条件不再计入贵单位。',
                    'The lead is told, with the reason, and the conditions are checked without it.',
                  )}
            </li>
            <li>
              {t(
                '要再次加入，须由牵头单位重新邀请。',
                'To take part again it has to be asked by the lead once more.',
              )}
            </li>
          </ul>
          <ReasonForm
            {...{ view, typed: typed ?? nothingTyped, ends: title }}
            action={`/cases/${it.id}/members/${encodeURIComponent(organisation)}/leaving`}
            back={`/cases/${it.id}`}
            stay={t('不退出', 'Stay')}
          />
        </Narrow>,
      )
    },
    async (c, values) => {
      // The case is out of sight afterwards: the same click twice is answered by its key, not by the page.
      const at = InMember.safeParse({ case: param(c, 'case'), organisation: param(c, 'organisation') })
      if (!at.success) throw notFound()
      const { reason } = parsed(Leaving, { reason: first(values, 'reason') })
      await leaveCase(web.world, asking(c, values), { ...at.data, reason })
      return '/applications'
    },
  )
}
