import { zipSync } from 'fflate'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { attachment } from '../../web/download.ts'
import { openCase, type Site } from '../../web/page.tsx'
import type { FileAssets } from '../file-assets.ts'
import type { Files } from '../storage.ts'
import { evidencePackage } from './evidence-package.ts'

/** The name under which the checking program lies beside the function. */
export const verifierName = 'verify-evidence.mjs'

/** A case as a package that an auditor takes to another computer and checks there. */
export const evidenceFiles = ({ app, web }: Site, files: Files, assets: FileAssets): void => {
  app.get('/files/cases/:case/evidence.zip', async (c) => {
    const { person, file, moment } = await openCase(c, web)
    if (!may(person, { to: 'see-evidence', file })) throw notFound()
    const { world, settings } = web
    const verifier = await assets(verifierName)
    if (verifier === undefined) throw new Error(`${verifierName} is not beside the function`)
    // Whoever gets the package can check it from the first moment on.
    await world.store.receipts.keepKey(await world.signer.publicKey(), moment.now)
    const packed = await evidencePackage({ world, files, verifier }, file, moment, person)
    settings.log({
      level: 'info',
      requestId: c.var.requestId,
      method: 'GET',
      path: c.req.path,
      person: person.id,
      what: 'evidence taken',
    })
    const zip = zipSync(Object.fromEntries(packed.map(({ path, bytes }) => [path, bytes])))
    return c.body(Uint8Array.from(zip), 200, {
      'content-type': 'application/zip',
      'content-disposition': attachment(`evidence-${file.head.id}.zip`),
    })
  })
}
