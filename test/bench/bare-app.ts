import { Hono } from 'hono'

/** Answers at once: as fast as Hono is on this machine. */
export const bareApp = new Hono().get('/', (c) => c.json({ ok: true }))
