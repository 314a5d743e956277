import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { z } from 'zod'
import { disposition, downloadSeconds, type Files, type StoredPart, uploadSeconds } from './storage.ts'

type Bucket = {
  readonly bucket: string
  /** An emulator's address; its buckets are named by path. */
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
  /** Where the signed addresses lead. */
  readonly origin?: string | undefined
}

const Bytes = z.custom<AsyncIterable<Uint8Array>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
)

/** Files in a versioned bucket. */
export const s3Files = ({ bucket, endpoint, region, origin }: Bucket): Files => {
  const client = new S3Client({
    maxAttempts: 5,
    // Checksums are those that the browser announced; the SDK adds none of its own to what it signs.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  })
  const object = (Key: string) => ({ Bucket: bucket, Key })

  const parts: Files['parts'] = async (key, upload) => {
    const found: StoredPart[] = []
    for (let after: string | undefined; ;) {
      const page = await nothingIf(['NoSuchUpload', 'NotFound'], () =>
        client.send(
          new ListPartsCommand({
            ...object(key),
            UploadId: upload,
            ...(after === undefined ? {} : { PartNumberMarker: after }),
          }),
        ),
      )
      if (page === undefined) return undefined
      for (const { PartNumber: n, Size: size } of page.Parts ?? [])
        if (n !== undefined && size !== undefined) found.push({ n, size })
      if (page.IsTruncated !== true) return found
      after = page.NextPartNumberMarker
    }
  }

  return {
    origin,
    begin: async (key, type) => {
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({
          ...object(key),
          ContentType: type,
          ChecksumAlgorithm: 'SHA256',
        }),
      )
      if (UploadId === undefined) throw new Error('storage named no upload')
      return UploadId
    },
    parts,
    partAddress: (key, upload, n, { size, sha256 }) =>
      getSignedUrl(
        client,
        new UploadPartCommand({
          ...object(key),
          UploadId: upload,
          PartNumber: n,
          ContentLength: size,
          ChecksumSHA256: sha256,
        }),
        {
          expiresIn: uploadSeconds,
          // Headers that the browser has to send as they were signed: no other length, no other bytes.
          signableHeaders: new Set(['host', 'content-length', 'x-amz-checksum-sha256']),
          unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
        },
      ),
    complete: async (key, upload, wanted) => {
      const there = await client.send(new ListPartsCommand({ ...object(key), UploadId: upload }))
      const tags = new Map(there.Parts?.map(({ PartNumber, ETag }) => [PartNumber, ETag]))
      await client.send(
        new CompleteMultipartUploadCommand({
          ...object(key),
          UploadId: upload,
          MultipartUpload: {
            Parts: wanted.map(({ sha256 }, index) => ({
              PartNumber: index + 1,
              ETag: tags.get(index + 1),
              ChecksumSHA256: sha256,
            })),
          },
        }),
      )
    },
    abort: async (key, upload) => {
      await nothingIf(['NoSuchUpload', 'NotFound'], () =>
        client.send(new AbortMultipartUploadCommand({ ...object(key), UploadId: upload })),
      )
    },
    form: async (key, type, mostBytes, back) => {
      const { url, fields } = await createPresignedPost(client, {
        ...object(key),
        Expires: uploadSeconds,
        Fields: { 'Content-Type': type, success_action_redirect: back },
        Conditions: [
          { bucket },
          ['eq', '$key', key],
          ['eq', '$Content-Type', type],
          ['eq', '$success_action_redirect', back],
          ['starts-with', `$${nameField}`, ''],
          ['content-length-range', 1, mostBytes],
        ],
      })
      // Storage puts what the file is called in the place of the variable; what is signed is any name at all.
      return { action: url, fields: { ...fields, [nameField]: '${filename}' } }
    },
    find: async (key) => {
      const found = await nothingIf(['NotFound', 'NoSuchKey'], () =>
        client.send(new HeadObjectCommand(object(key))),
      )
      if (found?.ContentLength === undefined) return undefined
      const name = headerText(found.Metadata?.name ?? '')
      return {
        stored: found.VersionId ?? 'null',
        size: found.ContentLength,
        ...(name === '' ? {} : { name }),
      }
    },
    read: async (key, stored) => {
      const { Body } = await client.send(new GetObjectCommand({ ...object(key), VersionId: stored }))
      return Bytes.parse(Body)
    },
    address: (key, stored, serving) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          ...object(key),
          VersionId: stored,
          ResponseContentDisposition: disposition(serving),
          ResponseContentType: serving.type,
          ResponseCacheControl: 'private, no-store',
        }),
        { expiresIn: downloadSeconds },
      ),
  }
}

const nameField = 'x-amz-meta-name'

/** A header's text beyond ASCII comes as encoded words (RFC 2047), or as the bytes of UTF-8 one by one. */
export const headerText = (text: string): string => {
  const words = text.replaceAll(/(\?=)\s+(=\?)/g, '$1$2')
  const decoded = words.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, coded: string) =>
    (how.toLowerCase() === 'b'
      ? Buffer.from(coded, 'base64')
      : Buffer.from(
          coded
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        )
    ).toString('latin1'),
  )
  if ([...decoded].some((sign) => sign > '\u00ff')) return decoded
  const read = Buffer.from(decoded, 'latin1').toString('utf8')
  return read.includes('\ufffd') ? decoded : read
}

const nothingIf = async <Answer>(
  names: readonly string[],
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> => {
  try {
    return await ask()
  } catch (problem) {
    if (problem instanceof Error && names.includes(problem.name)) return undefined
    throw problem
  }
}
