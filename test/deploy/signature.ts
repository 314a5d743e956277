import { createHash, createHmac } from 'node:crypto'

/** Whom the emulator takes for the owner of its account. */
export const owner = { accessKeyId: 'emulator', secretAccessKey: 'emulator' }
export const region = 'us-east-1'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The headers of a POST with AWS's signature (version 4), for the few services that we have no client of. */
export const signedHeaders = (
  service: string,
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
): Record<string, string> => {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const all: Record<string, string> = { ...headers, host: url.host, 'x-amz-date': time }
  const names = Object.keys(all).toSorted()
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`
  const request = [
    'POST',
    url.pathname,
    '',
    ...names.map((name) => `${name}:${all[name]}`),
    '',
    names.join(';'),
    hash(body),
  ].join('\n')
  const key = [time.slice(0, 8), region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${owner.secretAccessKey}`,
  )
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, hash(request)].join('\n')).toString('hex')
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${owner.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  }
}
