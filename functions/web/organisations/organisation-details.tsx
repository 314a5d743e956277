import { kindWords } from '../../../domain/organisation-kind.ts'
import type { Organisation } from '../../../domain/organisation.ts'
import { OrganisationId } from '../../../domain/ids.ts'
import { speaksFor } from '../../../domain/person.ts'
import { notFound } from '../../../domain/refusal.ts'
import { ChangeOrganisation, changeOrganisation } from '../../commands/organisations.ts'
import { filledIn, type Typed } from '../context.ts'
import { asking, formPage, type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { nested, parsed } from '../typed-form.ts'
import { ControllerField } from '../ui/controller-field.tsx'
import { ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Facts, Narrow, shownCode } from '../ui/parts.tsx'

/** What an organisation of one's own says of itself. Its code, name and kind stay as they were checked. */
export const organisationDetailsPage = (site: Site): void => {
  const { web } = site
  const own = async (c: Here): Promise<Organisation> => {
    const id = OrganisationId.safeParse(param(c, 'organisation'))
    if (!id.success || !speaksFor(signedInPerson(c), id.data)) throw notFound()
    const found = await web.world.store.organisations.load(id.data)
    if (!found) throw notFound()
    return found
  }
  formPage(
    site,
    '/organisations/:organisation',
    async (c, typed) => {
      const organisation = await own(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const now = typed ?? asTyped(organisation)
      const labels = {
        nameEn: t('英文名称', 'Name in English'),
        region: t('所在地区', 'Region'),
        place: t('注册地', 'Place of registration'),
        controller: t('实际控制人或所属集团', 'Controlled by (owner or group)'),
      }
      return show(
        c,
        view,
        organisation.name,
        <Narrow under="/organisations" of={t('我的单位', 'My organisations')} title={organisation.name}>
          <ErrorSummary view={view} typed={now} labels={labels} />
          <Facts
            facts={[
              [t('代码', 'Code'), <code>{shownCode(organisation.id)}</code>],
              [t('单位类型', 'Kind'), say(kindWords[organisation.kind])],
              [t('国家或地区代码', 'Country code'), organisation.country],
            ]}
          />
          <Form view={view} action={`/organisations/${encodeURIComponent(organisation.id)}`}>
            <TextField view={view} typed={now} name="nameEn" label={labels.nameEn} required={false} />
            <TextField
              view={view}
              typed={now}
              name="region"
              label={labels.region}
              hint={t('省、州等，如：江苏', 'Province or state, such as Jiangsu')}
              required={false}
            />
            <TextField view={view} typed={now} name="place" label={labels.place} required={false} />
            <ControllerField view={view} typed={now} />
            <p class="hint">
              {t(
                '已开始的申报沿用当时的信息；牵头单位可在成员页按最新登记更新。',
                'Applications that are under way keep what was registered then, until the lead takes over what is registered now.',
              )}
            </p>
            <Submit>{t('保存', 'Save')}</Submit>
          </Form>
          <h2>{t('数据导出', 'Data to take along')}</h2>
          <p>
            <a href={`/organisations/${encodeURIComponent(organisation.id)}/export.json`} download="">
              {t(
                '下载本单位的全部数据（申报、评估、认定记录、发给我的通知）',
                'Download all data of this organisation: cases, records, messages to me',
              )}
            </a>
          </p>
        </Narrow>,
      )
    },
    async (c, values) => {
      const { id } = await own(c)
      await changeOrganisation(web.world, asking(c, values), id, parsed(ChangeOrganisation, nested(values)))
      return '/organisations'
    },
  )
}

const asTyped = ({ nameEn, region, place, controller }: Organisation): Typed =>
  filledIn({
    nameEn: [nameEn ?? ''],
    region: [region ?? ''],
    place: [place ?? ''],
    controller: [controller ?? ''],
  })
