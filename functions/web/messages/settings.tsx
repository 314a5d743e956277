import {
  groupWords,
  MessageGroup,
  type MessageDefaults,
  usualDefaults,
  Way,
  wayWords,
} from '../../../domain/message-wishes.ts'
import { zoneWords } from '../../../domain/scheme-words.ts'
import { ChangeWishes, changeWishes } from '../../commands/wishes.ts'
import { filledIn } from '../context.ts'
import { asking, formPage, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, SelectField, Submit } from '../ui/form.tsx'

const groupHints: Record<MessageGroup, { zh: string; en: string }> = {
  asked: {
    zh: '需要您办理的事项、补正、报告。其他单位的邀请总是即时。',
    en: 'Tasks, corrections, reports. What another organisation asks of yours always comes at once.',
  },
  deadlines: {
    zh: '到期提醒、逾期、期限变更。不足一天到期的总是即时。',
    en: 'Reminders, what is late, new deadlines. What is due within a day always comes at once.',
  },
  cases: {
    zh: '认定、公示、异议、评级、变更。提交回执总是即时。',
    en: 'Decisions, notices, objections, grades, changes. Receipts always come at once.',
  },
  administration: {
    zh: '计划草案与版本。代表单位的申请总是即时。',
    en: 'Drafts and versions of programmes. Who may speak for an organisation always comes at once.',
  },
}

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** How one is told: by kind, in which hours not, and by whose clocks. */
export const messageSettingsPage = (site: Site): void => {
  const { web } = site
  const defaults: MessageDefaults = web.settings.defaults ?? usualDefaults
  formPage(
    site,
    '/me/messages/settings',
    (c, typed) => {
      const { wishes } = signedInPerson(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const quiet = wishes?.quiet
      const now =
        typed ??
        filledIn({
          ...Object.fromEntries(
            MessageGroup.options.map((group) => [`ways.${group}`, [wishes?.ways?.[group] ?? 'usual']]),
          ),
          quiet: [quiet === undefined ? 'usual' : quiet === 'never' ? 'never' : 'own'],
          quietFrom: [typeof quiet === 'object' ? quiet.from : '20:00'],
          quietTo: [typeof quiet === 'object' ? quiet.to : '08:00'],
          digestAt: [wishes?.digestAt ?? 'usual'],
          zone: [wishes?.zone ?? 'usual'],
        })
      const usual = (what: string) => ({ value: 'usual', label: t(`默认（${what}）`, `As usual (${what})`) })
      const hoursOf = (from: string, to: string) =>
        t(`工作日 ${from} 至次日 ${to}，以及休息日`, `${from} to ${to}, and days off`)
      const title = t('通知设置', 'How I am told')
      return show(
        c,
        view,
        title,
        <div class="narrow">
          <p class="crumb">
            <a href="/me">{t('我的账户', 'My account')}</a> ·{' '}
            <a href="/me/messages">{t('我的通知', 'My messages')}</a>
          </p>
          <h1>{title}</h1>
          <ErrorSummary
            view={view}
            typed={now}
            labels={{ quietTo: t('免打扰结束', 'Quiet until'), quietFrom: t('免打扰开始', 'Quiet from') }}
          />
          <Form view={view} action="/me/messages/settings">
            {MessageGroup.options.map((group) => (
              <SelectField
                view={view}
                typed={now}
                name={`ways.${group}`}
                label={say(groupWords[group])}
                hint={say(groupHints[group])}
                options={[
                  usual(say(wayWords[defaults.way])),
                  ...Way.options.map((way) => ({ value: way, label: say(wayWords[way]) })),
                ]}
              />
            ))}
            <SelectField
              view={view}
              typed={now}
              name="digestAt"
              label={t('汇总时间', 'Digest at')}
              hint={t('按工作日历，含调休上班日', 'On working days, make-up working days included')}
              options={[usual(defaults.digestAt), ...hours.map((value) => ({ value, label: value }))]}
            />
            <SelectField
              view={view}
              typed={now}
              name="quiet"
              label={t('免打扰', 'Quiet hours')}
              hint={t(
                '这段时间的通知等到下一个工作日早上；紧急的除外。',
                'What comes then waits for the next working morning, except what is urgent.',
              )}
              options={[
                usual(
                  defaults.quiet === 'never'
                    ? t('不设', 'none')
                    : hoursOf(defaults.quiet.from, defaults.quiet.to),
                ),
                { value: 'own', label: t('自定时段和休息日', 'Hours of my own, and days off') },
                { value: 'never', label: t('不设', 'None') },
              ]}
            />
            <SelectField
              view={view}
              typed={now}
              name="quietFrom"
              label={t('免打扰开始', 'Quiet from')}
              when={{ name: 'quiet', anyOf: ['own'] }}
              options={hours.map((value) => ({ value, label: value }))}
            />
            <SelectField
              view={view}
              typed={now}
              name="quietTo"
              label={t('免打扰结束', 'Quiet until')}
              when={{ name: 'quiet', anyOf: ['own'] }}
              options={hours.map((value) => ({ value, label: value }))}
            />
            <SelectField
              view={view}
              typed={now}
              name="zone"
              label={t('我的时区', 'My clocks')}
              options={[
                usual(say(zoneWords[defaults.zone])),
                ...Object.entries(zoneWords).map(([value, words]) => ({ value, label: say(words) })),
              ]}
            />
            <Submit>{t('保存', 'Save')}</Submit>
          </Form>
        </div>,
      )
    },
    async (c, values) => {
      await changeWishes(web.world, asking(c, values), parsed(ChangeWishes, wishesIn(values)))
      return '/me/messages/settings'
    },
  )
}

type Values = Parameters<typeof first>[0]

/** What was chosen; what stays as usual is left out, so that it follows the installation. */
const wishesIn = (values: Values): unknown => {
  const own = (name: string): string | undefined => {
    const value = first(values, name)
    return value === 'usual' || value === '' ? undefined : value
  }
  const ways = Object.fromEntries(
    MessageGroup.options.flatMap((group) => {
      const way = own(`ways.${group}`)
      return way === undefined ? [] : [[group, way]]
    }),
  )
  const quiet = own('quiet')
  const given = {
    quiet: quiet === 'own' ? { from: first(values, 'quietFrom'), to: first(values, 'quietTo') } : quiet,
    digestAt: own('digestAt'),
    zone: own('zone'),
  }
  return {
    ...(Object.keys(ways).length === 0 ? {} : { ways }),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  }
}
