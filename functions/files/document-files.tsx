import { z } from 'zod'
import { type DocumentFormat, DocumentPlace, mediaTypes } from '../../domain/document.ts'
import { requireMayPut, ruleAt, type Where } from '../../domain/document-place.ts'
import { documentIn } from '../../domain/document-steps.ts'
import { CaseId, type DocumentId, OrganisationId } from '../../domain/ids.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import {
  beginUpload,
  finishUpload,
  NewDocument,
  openable,
  piecesOf,
  removeDocument,
} from '../commands/documents.ts'
import {
  asking,
  type Here,
  type OpenCase,
  onPost,
  openCase,
  param,
  type Site,
  viewHere,
} from '../web/page.tsx'
import { isBlindTo } from '../web/case-view/blind-view.ts'
import { onScript } from '../web/script-route.ts'
import { FilesAt, type FilesHere } from '../web/ui/document-field.tsx'
import { failed } from '../web/refused.tsx'
import { blindCopy, mostBlindBytes } from './blind-copy.ts'
import { disposition, type Files, keyOf } from './storage.ts'

const Nothing = z.strictObject({})

/** Uploads, downloads and the list of a place. What is heavy about them is the storage's own library. */
export const documentFiles = (site: Site, files: Files): void => {
  const { app, web } = site
  const { world } = web

  onScript(site, '/files/cases/:case/documents', NewDocument, async (c, body) => {
    const { document } = await beginUpload(world, files, asking(c, {}), caseIn(c), body)
    return { document, ...(await piecesOf(world, files, asking(c, {}), caseIn(c), document)) }
  })
  onScript(site, '/files/cases/:case/documents/:document/pieces', Nothing, (c) =>
    piecesOf(world, files, asking(c, {}), caseIn(c), param(c, 'document')),
  )
  onScript(site, '/files/cases/:case/documents/:document/finish', Nothing, async (c) => ({
    ...(await finishUpload(world, files, asking(c, {}), caseIn(c), param(c, 'document'))),
  }))
  onScript(site, '/files/cases/:case/documents/:document/away', Nothing, async (c) => ({
    ...(await removeDocument(world, files, asking(c, {}), caseIn(c), param(c, 'document'))),
  }))

  onPost(site, '/files/cases/:case/documents/:document/removal', {
    act: async (c, values) => {
      await removeDocument(world, files, asking(c, values), caseIn(c), param(c, 'document'))
      return placeToReturn(values.back?.[0], caseIn(c))
    },
    again: (c) => failed(new Refusal('not-allowed-here'), c, web),
  })

  // Storage sends a browser without script here once it has the file. The id was told to that browser alone, and what
  // follows from asking twice is nothing.
  app.get('/files/cases/:case/documents/:document/arrived', async (c) => {
    await finishUpload(world, files, asking(c, {}), caseIn(c), param(c, 'document'))
    return c.redirect(placeToReturn(c.req.query('back'), caseIn(c)), 303)
  })

  app.get('/files/cases/:case/place', async (c) => {
    const { view: it } = await openCase(c, web)
    const { place, owner } = whereIn(c)
    const here: FilesHere = { caseId: it.id, owner, documents: it.documents ?? [] }
    return c.html(
      <FilesAt
        view={{ ...viewHere(c, web), path: c.req.query('back') ?? '/' }}
        here={here}
        place={place}
        name={c.req.query('name')}
      />,
    )
  })

  app.get('/files/cases/:case/documents/:document/content', async (c) => {
    const opened = await openCase(c, web)
    const { known, name } = seenIn(opened, param(c, 'document'))
    const { stored, contents } = openable(opened.file, known.id).state
    const type = mediaTypes[contents.format]
    if (isBlindTo(opened.person, opened.file, opened.moment)) {
      const { format } = contents
      const as = shownOnOurPage(c, format) ? 'inline' : 'attachment'
      const copy = await blindBytes(files, opened.file, known.id, format)
      return c.body(new Uint8Array(copy), 200, {
        'content-type': type,
        'content-disposition': disposition({ as, name }),
        'cache-control': 'no-store',
      })
    }
    const address = await files.address(keyOf(opened.file.head.id, known.id), stored, {
      as: shownOnOurPage(c, contents.format) ? 'inline' : 'attachment',
      name,
      type,
    })
    c.header('referrer-policy', 'no-referrer')
    return c.redirect(address, 302)
  })
}

export const caseIn = (c: Here): CaseId => {
  const id = CaseId.safeParse(param(c, 'case'))
  if (!id.success) throw notFound()
  return id.data
}

export const whereIn = (c: Here): Where => {
  const found = z
    .object({ place: DocumentPlace, owner: OrganisationId.optional() })
    .safeParse({ place: c.req.query('place'), owner: c.req.query('owner') })
  if (!found.success) throw notFound()
  return found.data
}

/** Only to a page of ours. */
export const placeToReturn = (back: string | undefined, id: CaseId): string =>
  back !== undefined && /^\/[A-Za-z0-9]/.test(back) && back.length < 400 ? back : `/cases/${id}`

/** A copy without what the file says of who made it; what cannot be had without it is withheld. */
const blindBytes = async (
  files: Files,
  file: OpenCase['file'],
  id: DocumentId,
  format: DocumentFormat,
): Promise<Uint8Array> => {
  const { size, state } = openable(file, id)
  if (size > mostBlindBytes) throw new Refusal('withheld-blind')
  const chunks: Uint8Array[] = []
  for await (const chunk of await files.read(keyOf(file.head.id, id), state.stored)) chunks.push(chunk)
  const copy = blindCopy(Buffer.concat(chunks), format)
  if (copy === undefined || copy.byteLength > mostBlindBytes) throw new Refusal('withheld-blind')
  return copy
}

/** The file as this reader may see it, under the name that it has for them. */
const seenIn = ({ person, file, view }: OpenCase, id: string) => {
  const known = documentIn(file, id)
  const shown = view.documents?.find((one) => one.id === known.id)
  if (!shown || !may(person, { to: 'see-document', file, document: known })) throw notFound()
  return { known, name: shown.name }
}

/** Pictures and PDF, asked for by a page's picture or script. Whoever opens the address itself saves the file. */
const shownOnOurPage = (c: Here, format: string): boolean =>
  c.req.query('show') !== undefined &&
  ['pdf', 'jpg', 'png'].includes(format) &&
  ['image', 'empty'].includes(c.req.header('sec-fetch-dest') ?? '')

export const ruleHere = ({ person, file, moment }: OpenCase, where: Where) => {
  requireMayPut(person, file, where, moment)
  const rule = ruleAt(file, where, moment)
  if (rule === undefined) throw notFound()
  return rule
}
