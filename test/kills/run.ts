import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer } from '../../infra/local/server.ts'
import { robot } from './robot.ts'

/** One life of the program over a data folder: goes on with what is there, and leaves its records when all is done. */
const [folder = ''] = process.argv.slice(2)
const server = await startServer({ folder, port: 0 })
await server.program.recover()
const found = await robot(server)
await writeFile(join(folder, 'records.json'), JSON.stringify(found, null, 2))
await server.stop()
process.exit(0)
