import type { PanelMeeting } from '../../../domain/panel-meeting.ts'
import { schemeCode } from '../../../domain/ids.ts'
import { homeZone, type Zone } from '../../../domain/zone-time.ts'
import type { World } from '../../ports/world.ts'

/** The programme's zone: when a meeting is is said by its clocks. */
export const zoneOf = async ({ schemes }: World, { scheme }: Pick<PanelMeeting, 'scheme'>): Promise<Zone> =>
  (await schemes.current()).find(({ ref }) => schemeCode(ref) === scheme)?.timeZone ?? homeZone
