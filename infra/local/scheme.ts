import { runSchemeTool } from './scheme-tool.ts'

const { text, code } = await runSchemeTool(process.argv.slice(2))
if (code === 0) console.log(text)
else console.error(text)
process.exitCode = code
