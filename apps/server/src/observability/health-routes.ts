import { type RequestHandler, Router } from 'express'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** `/healthz`: the process answers. `/readyz`: it takes requests, and its database answers in time. */
export function healthRoutes(database: Database, isStopping: () => boolean): RequestHandler {
  const routes = Router()
  routes.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  routes.get('/readyz', async (_request, response) => {
    const isReady = !isStopping() && (await answersInTime(database))
    response
      .set('Cache-Control', 'no-store')
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? 'ready' : 'not ready' })
  })
  return routes
}

async function answersInTime(database: Database): Promise<boolean> {
  const answer = sql`select 1`.execute(database.db).then(
    () => true,
    () => false,
  )
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), 2_000).unref()
  })
  return await Promise.race([answer, late])
}
