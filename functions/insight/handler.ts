import { handle } from 'hono/aws-lambda'
import { environment } from '../environment.ts'
import { awsWorld, onTime } from '../ports-aws.ts'
import { deployedSettings } from '../web/deployed.ts'
import { createInsightApp } from './app.tsx'

const env = environment()
const world = awsWorld(env)
// The web function answers for style and script, of which a page here names the address alone.
const settings = deployedSettings(env, 'insight', { style: '', script: '' })

/** Figures behind the HTTP API. */
export const handler = onTime(world, handle(createInsightApp({ world, settings })))
