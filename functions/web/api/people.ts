import { Appointed } from '../../../domain/appointed.ts'
import { seesAppointments } from '../administration/appointments.tsx'
import { z } from 'zod'
import { OrganisationId, PersonId } from '../../../domain/ids.ts'
import { Organisation } from '../../../domain/organisation.ts'
import { Person, speaksFor } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { importReported } from '../../commands/import-consortia.ts'
import {
  ChangeOrganisation,
  changeOrganisation,
  decideJoin,
  joinRequests,
  RegisterOrganisation,
  registerOrganisation,
  seenBy,
} from '../../commands/organisations.ts'
import { Appoint, appoint, ChangeProfile, changeProfile } from '../../commands/people.ts'
import { Problems } from '../case-view/case-shape.ts'
import { Done, operationsOn, pageFrom, pageOf, PageQuery } from './operation.ts'

const people = operationsOn('People')
const organisations = operationsOn('Organisations')
const imports = operationsOn('Imports')
export const peopleOperations = [people.list, organisations.list, imports.list]

/** A person without what the issuer knows them by, and without what only they choose for themselves. */
const PersonView = Person.omit({ issuer: true, subject: true, calendar: true, wishes: true })
const shown = ({ issuer: _, subject: __, calendar: ___, wishes: ____, ...person }: Person) => person

people.operation({
  method: 'get',
  path: '/me',
  id: 'getMe',
  summary: 'Who you are here, what you may do, and for whom you speak',
  answer: PersonView,
  run: async ({ person }) => shown(person()),
})

people.operation({
  method: 'patch',
  path: '/me',
  id: 'changeMe',
  summary: 'Change your name, address or language',
  body: ChangeProfile,
  answer: PersonView,
  run: async ({ web, asking, body }) => shown(await changeProfile(web.world, asking(), body)),
})

people.operation({
  method: 'get',
  path: '/people',
  id: 'listPeople',
  summary: 'Everybody who has signed in (administrators)',
  query: PageQuery,
  answer: pageOf(PersonView),
  run: async ({ web, person, query }) => {
    if (!may(person(), { to: 'manage-people' })) throw notFound()
    const page = await web.world.store.people.list(pageFrom(query))
    return { ...page, items: page.items.map(shown) }
  },
})

people.operation({
  method: 'get',
  path: '/appointments',
  id: 'listAppointments',
  summary: 'Who gave and took which offices, the last time first (administrators, auditors)',
  query: PageQuery,
  answer: pageOf(Appointed),
  run: async ({ web, person, query }) => {
    if (!seesAppointments(person())) throw notFound()
    return web.world.store.people.appointments(pageFrom(query))
  },
})

const OfPerson = z.object({ person: PersonId })

people.operation({
  method: 'get',
  path: '/people/{person}',
  id: 'getPerson',
  summary: 'A person (administrators)',
  params: OfPerson,
  answer: PersonView,
  run: async ({ web, person, path }) => {
    if (!may(person(), { to: 'manage-people' })) throw notFound()
    const found = await web.world.store.people.load(path.person)
    if (!found) throw notFound()
    return shown(found)
  },
})

people.operation({
  method: 'put',
  path: '/people/{person}',
  id: 'appoint',
  summary: 'Give somebody exactly these offices (administrators)',
  params: OfPerson,
  body: Appoint,
  answer: Done,
  run: ({ web, asking, path, body }) => appoint(web.world, asking(), path.person, body),
})

organisations.operation({
  method: 'post',
  path: '/organisations',
  id: 'registerOrganisation',
  summary: 'Register an organisation by its code, or ask to speak for one that is registered',
  status: 201,
  body: RegisterOrganisation,
  answer: z.object({ organisation: OrganisationId, state: z.enum(['active', 'asked']) }),
  location: ({ organisation }) => `/organisations/${organisation}`,
  run: ({ web, asking, body }) => registerOrganisation(web.world, asking(), body),
})

const OfOrganisation = z.object({ organisation: OrganisationId })

organisations.operation({
  method: 'get',
  path: '/organisations/{organisation}',
  id: 'getOrganisation',
  summary: 'What is registered of an organisation',
  params: OfOrganisation,
  answer: Organisation,
  run: async ({ web, person, path }) => {
    const reader = person()
    const found = await web.world.store.organisations.load(path.organisation)
    if (!found) throw notFound()
    return seenBy(reader, found)
  },
})

organisations.operation({
  method: 'put',
  path: '/organisations/{organisation}',
  id: 'changeOrganisation',
  summary: 'Say anew what an organisation of yours says of itself: exactly what is given stands then',
  params: OfOrganisation,
  body: ChangeOrganisation,
  answer: Done,
  run: ({ web, asking, path, body }) => changeOrganisation(web.world, asking(), path.organisation, body),
})

organisations.operation({
  method: 'get',
  path: '/organisations/{organisation}/join-requests',
  id: 'listJoinRequests',
  summary: 'Who asks to speak for an organisation of yours',
  params: OfOrganisation,
  answer: z.object({ items: z.array(Person.pick({ id: true, name: true, email: true })) }),
  run: async ({ web, person, path }) => {
    if (!speaksFor(person(), path.organisation) && !may(person(), { to: 'manage-people' })) throw notFound()
    const asked = await joinRequests(web.world, path.organisation)
    return { items: asked.map(({ id, name, email }) => ({ id, name, email })) }
  },
})

organisations.operation({
  method: 'post',
  path: '/organisations/{organisation}/join-requests/{person}',
  id: 'decideJoin',
  summary: 'Admit or decline somebody who asks to speak for an organisation of yours',
  params: OfOrganisation.extend({ person: PersonId }),
  body: z.strictObject({ decision: z.enum(['admit', 'decline']) }),
  answer: Done,
  run: ({ web, asking, path, body }) => decideJoin(web.world, asking(), { ...path, ...body }),
})

imports.operation({
  method: 'post',
  path: '/imports/consortia',
  id: 'importConsortia',
  summary: 'Take publicly reported consortia over into the register (administrators)',
  body: z.strictObject({ consortia: z.array(z.unknown()).max(500) }),
  answer: z.object({
    imported: z.array(z.object({ consortium: z.string(), name: z.string(), unknown: z.array(z.string()) })),
    skipped: z.array(z.object({ name: z.string(), why: z.string() })),
    problems: Problems,
  }),
  run: async ({ web, asking, body }) => {
    const { imported, skipped, problems } = await importReported(web.world, asking(), body.consortia)
    return {
      imported: imported.map((one) => ({ ...one, unknown: [...one.unknown] })),
      skipped: [...skipped],
      problems: problems.map(({ field, code, facts }) => ({
        field,
        code,
        ...(facts ? { facts: { ...facts } } : {}),
      })),
    }
  },
})
