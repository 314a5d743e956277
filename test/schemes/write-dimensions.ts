import { writeFileSync } from 'node:fs'
import { everyShipped } from '../../schemes/all.ts'
import { dimensionsPage } from './dimensions-page.ts'

writeFileSync(new URL('../../docs/dimensions.md', import.meta.url), dimensionsPage(await everyShipped()))
