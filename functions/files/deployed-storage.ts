import type { Environment } from '../environment.ts'
import { s3Files } from './s3.ts'
import { clamd, laterScanner, noScanner, type Scanner } from './scanner.ts'
import type { Files } from './storage.ts'

/** The bucket that the environment names. */
export const deployedFiles = ({ BUCKET, S3_ENDPOINT, STORAGE_ORIGIN }: Environment): Files => {
  if (BUCKET === undefined) throw new Error('BUCKET is not set')
  return s3Files({ bucket: BUCKET, endpoint: S3_ENDPOINT, origin: STORAGE_ORIGIN })
}

/** The scanner that the environment names; its address comes from nowhere else. */
export const deployedScanner = ({ SCANNER, CLAMD_HOST, CLAMD_PORT }: Environment): Scanner => {
  switch (SCANNER) {
    case 'none':
      return noScanner
    case 'guardduty':
      return laterScanner
    case 'clamd':
      if (CLAMD_HOST === undefined) throw new Error('CLAMD_HOST is not set')
      return clamd({ host: CLAMD_HOST, port: CLAMD_PORT })
  }
}
