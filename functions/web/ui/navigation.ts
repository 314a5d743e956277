import type { View } from '../context.ts'
import { may } from '../../../domain/policy.ts'

/** What the reader may go to, asked of the same policy that guards the pages. */
export const navigation = (view: View): { href: string; label: string }[] => {
  const { person, t } = view
  const offices = new Set(person?.offices.map((office) => office.role))
  return [
    ...(person ? [{ href: '/tasks', label: t('我的任务', 'My tasks') }] : []),
    ...(may(person, { to: 'decide' }) ? [{ href: '/approvals', label: t('待审批', 'Decisions') }] : []),
    ...(offices.has('recommender')
      ? [{ href: '/recommendations', label: t('我的推荐', 'Recommendations') }]
      : []),
    ...(may(person, { to: 'review' }) ? [{ href: '/reviews', label: t('我的评审', 'My reviews') }] : []),
    ...(person && (person.represents.length > 0 || offices.size === 0)
      ? [{ href: '/applications', label: t('我的申报', 'Applications') }]
      : []),
    { href: '/programmes', label: t('计划', 'Programmes') },
    { href: '/calls', label: t('申报通知', 'Calls') },
    ...(offices.has('officer') || offices.has('auditor')
      ? [
          { href: '/board', label: t('案件', 'Cases') },
          { href: '/meetings', label: t('评审会', 'Meetings') },
        ]
      : []),
    ...(person?.offices.some(({ scheme }) => may(person, { to: 'see-insight', scheme }))
      ? [{ href: '/insight', label: t('统计', 'Figures') }]
      : []),
    { href: '/notices', label: t('公示', 'Notices') },
    { href: '/register', label: t('名录', 'Register') },
    ...(may(person, { to: 'manage-people' })
      ? [{ href: '/administration', label: t('管理', 'Administration') }]
      : []),
  ]
}
