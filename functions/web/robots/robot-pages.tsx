import { RobotId, schemeCode } from '../../../domain/ids.ts'
import { messageKindWords } from '../../../domain/message-kind-words.ts'
import { notFound } from '../../../domain/refusal.ts'
import { type Robot, robotKindWords, robotMessages } from '../../../domain/robot.ts'
import { SaveRobot, saveRobot, testRobot } from '../../commands/robots.ts'
import { AdministrationHead } from '../administration/head.tsx'
import { filledIn, type Typed, type View } from '../context.ts'
import { chosenProgramme, managedProgrammes, ProgrammeNav } from '../administration/managed-programmes.tsx'
import { asking, formPage, type Here, onPost, param, type Site, show, viewHere } from '../page.tsx'
import { first, nested, parsed } from '../typed-form.ts'
import { ChoiceField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Empty, Table, Tag } from '../ui/parts.tsx'

const languages = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
]

const listPath = (scheme: string): string => `/administration/robots?scheme=${scheme}`
const pathOf = (scheme: string, robot: string): string => `/administration/robots/${scheme}/${robot}`

const list = (site: Site): void => {
  const { app, web } = site
  app.get('/administration/robots', async (c) => {
    const schemes = await managedProgrammes(c, site)
    const view = viewHere(c, web)
    const { t, say } = view
    const chosen = chosenProgramme(c, schemes)
    const scheme = schemeCode(chosen.ref)
    const robots = await web.world.store.robots.of(scheme)
    const title = t('群机器人', 'Robots of groups')
    return show(
      c,
      view,
      title,
      <>
        <AdministrationHead view={view} title={title} />
        <p>
          {t(
            '把发给受理部门的通知同时发到企业微信群或钉钉群：只有事项、期限和链接，没有名称和姓名。',
            'What the office is told goes to a WeCom or DingTalk group as well: what is asked, by when, and a link. No titles and no names.',
          )}
        </p>
        <ProgrammeNav view={view} schemes={schemes} chosen={chosen} path="/administration/robots" />
        {robots.length === 0 ? (
          <Empty>{t('还没有群机器人。', 'There is no robot yet.')}</Empty>
        ) : (
          <Table
            caption={say(chosen.title)}
            heads={[t('群', 'Group'), t('类型', 'Kind'), t('密钥', 'Key'), t('状态', 'State')]}
            rows={robots.map((robot) => [
              <a href={pathOf(scheme, robot.id)}>{robot.name}</a>,
              say(robotKindWords[robot.kind]),
              `…${robot.ends}`,
              robot.active ? (
                <Tag tone="good">{t('启用', 'on')}</Tag>
              ) : (
                <Tag tone="still">{t('停用', 'off')}</Tag>
              ),
            ])}
          />
        )}
        <p class="actions">
          <a class="button" href={pathOf(scheme, 'new')}>
            {t('添加机器人', 'Add a robot')}
          </a>
        </p>
      </>,
    )
  })
}

const valuesOf = (robot: Robot | undefined): Typed['values'] =>
  robot === undefined
    ? { kind: ['wecom'], language: ['zh'], about: [...robotMessages], active: ['yes'] }
    : {
        ...{ name: [robot.name], kind: [robot.kind], language: [robot.language] },
        ...{ about: robot.about, active: robot.active ? ['yes'] : [] },
      }

const RobotForm = ({ view, typed, robot, to }: { view: View; typed: Typed; robot?: Robot; to: string }) => {
  const { t, say } = view
  const fields = { view, typed }
  return (
    <Form view={view} action={to}>
      <input type="hidden" name="revision" value={String(robot?.revision ?? 0)} />
      <TextField {...fields} name="name" label={t('群名称', 'Name of the group')} max={60} />
      <ChoiceField
        {...fields}
        name="kind"
        label={t('类型', 'Kind')}
        options={Object.entries(robotKindWords).map(([value, words]) => ({ value, label: say(words) }))}
      />
      <TextField
        {...fields}
        name="address"
        label={t('Webhook 地址', 'Webhook address')}
        hint={
          robot === undefined
            ? t(
                '从群设置中复制。加密保存，不再显示。',
                'Copied from the settings of the group. Kept encrypted and never shown again.',
              )
            : t(
                `已保存，尾号 ${robot.ends}。留空则不变。`,
                `Kept, ends in ${robot.ends}. Left empty it stays.`,
              )
        }
        required={robot === undefined}
      />
      <TextField
        {...fields}
        name="secret"
        kind="password"
        label={t('加签密钥（钉钉）', 'Signing secret (DingTalk)')}
        hint={t(
          '机器人安全设置选“加签”，以 SEC 开头。',
          'The robot’s security setting is “加签”; it begins with SEC.',
        )}
        required={false}
      />
      <ChoiceField {...fields} name="language" label={t('语言', 'Language')} options={languages} />
      <ChoiceField
        {...fields}
        name="about"
        label={t('通知类别', 'Kinds of messages')}
        many
        options={robotMessages.map((kind) => ({ value: kind, label: say(messageKindWords[kind]) }))}
      />
      <ChoiceField
        {...fields}
        name="active"
        label={t('状态', 'State')}
        many
        required={false}
        options={[{ value: 'yes', label: t('启用', 'On') }]}
      />
      <Submit>{t('保存', 'Save')}</Submit>
    </Form>
  )
}

const onePages = (site: Site): void => {
  const { web } = site
  const path = '/administration/robots/:scheme/:robot'

  const openRobot = async (c: Here) => {
    const code = param(c, 'scheme')
    const scheme = (await managedProgrammes(c, site)).find(({ ref }) => schemeCode(ref) === code)
    if (!scheme) throw notFound()
    if (param(c, 'robot') === 'new') return { scheme, code, robot: undefined }
    const id = RobotId.safeParse(param(c, 'robot'))
    const robot = id.success ? await web.world.store.robots.load(code, id.data) : undefined
    if (!robot) throw notFound()
    return { scheme, code, robot }
  }

  const draw = async (c: Here, given: Typed | undefined) => {
    const { scheme, code, robot } = await openRobot(c)
    const view = viewHere(c, web)
    const { t, say } = view
    // A secret is never written into a page, not even after a refusal.
    const typed =
      given === undefined ? filledIn(valuesOf(robot)) : { ...given, values: { ...given.values, secret: [] } }
    const title = robot?.name ?? t('添加机器人', 'Add a robot')
    return show(
      c,
      view,
      title,
      <div class="narrow">
        <p class="crumb">
          <a href={listPath(code)}>{t('群机器人', 'Robots of groups')}</a> · {say(scheme.title)}
        </p>
        <h1>{title}</h1>
        <ErrorSummary
          view={view}
          typed={typed}
          labels={{
            name: t('群名称', 'Name of the group'),
            address: t('Webhook 地址', 'Webhook address'),
            secret: t('加签密钥（钉钉）', 'Signing secret (DingTalk)'),
            about: t('通知类别', 'Kinds of messages'),
          }}
        />
        <RobotForm view={view} typed={typed} to={c.req.path} {...(robot === undefined ? {} : { robot })} />
        {robot === undefined ? null : (
          <Form view={view} action={`${pathOf(code, robot.id)}/test`}>
            <h2>{t('测试', 'Test')}</h2>
            <p>
              {t('向群里发一条测试消息；结果见', 'Sends a line to the group; what came of it is on')}{' '}
              <a href="/administration/messages?kind=robot-test">{t('发出的通知', 'Messages sent')}</a>
              {t('。', '.')}
            </p>
            <Submit class="quiet">{t('发送测试消息', 'Send a test message')}</Submit>
          </Form>
        )}
      </div>,
    )
  }

  formPage(site, path, draw, async (c, values) => {
    const { code, robot } = await openRobot(c)
    const given = parsed(SaveRobot, {
      ...nested(values, ['about']),
      active: first(values, 'active') === 'yes',
    })
    await saveRobot(web.world, asking(c, values), { scheme: code, id: robot?.id }, given)
    return listPath(code)
  })

  onPost(site, `${path}/test`, {
    act: async (c, values) => {
      const { code, robot } = await openRobot(c)
      if (!robot) throw notFound()
      await testRobot(web.world, asking(c, values), { scheme: code, id: robot.id })
      return pathOf(code, robot.id)
    },
    again: draw,
  })
}

/** Robots of the groups that an office has in WeCom or DingTalk. */
export const robotPages = (site: Site): void => {
  list(site)
  onePages(site)
}
