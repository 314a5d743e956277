import { z } from 'zod'
import { RobotId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { RobotView, robotView, SaveRobot, saveRobot, testRobot } from '../../commands/robots.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Administration')
export const robotOperations = list

const OfScheme = z.object({ scheme: z.string().max(32) })
const OfRobot = OfScheme.extend({ robot: RobotId })
const Written = z.object({ robot: RobotId })

operation({
  method: 'get',
  path: '/robots/{scheme}',
  id: 'listRobots',
  summary: 'Robots of a programme’s WeCom and DingTalk groups; their keys are never told (administrators)',
  params: OfScheme,
  answer: z.object({ items: z.array(RobotView) }),
  run: async ({ web, person, path }) => {
    if (!may(person(), { to: 'manage-schemes', scheme: path.scheme })) throw notFound()
    return { items: (await web.world.store.robots.of(path.scheme)).map(robotView) }
  },
})

operation({
  method: 'post',
  path: '/robots/{scheme}',
  id: 'addRobot',
  summary: 'Add a robot of a group (administrators)',
  status: 201,
  params: OfScheme,
  body: SaveRobot,
  answer: Written,
  run: async ({ web, asking, path, body }) => saveRobot(web.world, asking(), path, body),
})

operation({
  method: 'put',
  path: '/robots/{scheme}/{robot}',
  id: 'changeRobot',
  summary: 'Change a robot, or switch it off; an address that is left out stays (administrators)',
  params: OfRobot,
  body: SaveRobot,
  answer: Written,
  run: async ({ web, asking, path, body }) =>
    saveRobot(web.world, asking(), { scheme: path.scheme, id: path.robot }, body),
})

operation({
  method: 'post',
  path: '/robots/{scheme}/{robot}/test',
  id: 'testRobot',
  summary: 'Send a line to the group; what came of it is among the messages sent (administrators)',
  params: OfRobot,
  answer: Done,
  run: async ({ web, asking, path }) =>
    testRobot(web.world, asking(), { scheme: path.scheme, id: path.robot }),
})
