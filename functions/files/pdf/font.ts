import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Face, readFace } from './face.ts'

/**
 * Noto Sans SC (SIL Open Font Licence): 30,000 characters, 10 MB. In a deployed bundle it lies beside the code
 * (`infra/files.ts` puts it there), otherwise in its package. Read once a process, with the first document.
 */
export const documentFont = (): { readonly bytes: Buffer; readonly face: Face } => {
  kept ??= opened()
  return kept
}
let kept: ReturnType<typeof opened> | undefined

const opened = () => {
  const beside = fileURLToPath(new URL('./assets/document-font.ttf', import.meta.url))
  const bytes = readFileSync(existsSync(beside) ? beside : inPackage())
  return { bytes, face: readFace(bytes) }
}

const inPackage = (): string =>
  fileURLToPath(
    new URL(
      '../../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
      import.meta.url,
    ),
  )
