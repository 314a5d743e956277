import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { bareApp } from './bare-app.ts'

/** What every handler is measured beside: Hono, one route, nothing else. */
export const handler = handle(new Hono().route('/', bareApp))
