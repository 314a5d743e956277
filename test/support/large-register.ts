import { type Consortium, Party } from '../../domain/consortium.ts'
import { ConsortiumId, idFromDigest, OrganisationId } from '../../domain/ids.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { lingang } from '../../schemes/lingang.ts'
import { digest } from './cases.ts'

const fields = ['集成电路', '生物医药', '人工智能', '新能源', '智能网联汽车']
const places = ['上海临港', '上海浦东', '江苏苏州', '福建厦门']
const members = 9

/** The n-th consortium of a register of thousands: nine members, some of whom are in several. It is always the same. */
export const registered = (n: number): Consortium => {
  const id = ConsortiumId.parse(idFromDigest(digest(`entry ${n}`)))
  const party = (place: number): Party => {
    const name = `${places[(n + place) % 4]}第${(n * 7 + place * 13) % 4000}${fields[(n + place) % 5]}科技有限公司`
    return Party.parse({
      organisation: OrganisationId.parse(`uscc:${practiceUscc(name)}`),
      name,
      kind: 'enterprise',
      country: 'CN',
      role: place === 0 ? 'lead' : 'member',
    })
  }
  return {
    id,
    name: `${fields[n % 5]}第${n}创新联合体`,
    field: fields[n % 5],
    place: places[n % 4],
    parties: Array.from({ length: members + 1 }, (_, place) => party(place)),
    standing: {
      is: 'recognised',
      scheme: lingang.ref,
      number: `LGIC-${2024 + (n % 6)}-${String(n).padStart(6, '0')}`,
      recognised: `${2024 + (n % 6)}-03-01T02:00:00.000Z`,
      validUntil: `${2027 + (n % 6)}-03-01T15:59:59.999Z`,
    },
    grades: [],
    revision: 1,
  }
}
