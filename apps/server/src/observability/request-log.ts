import type { RequestHandler } from 'express'
import type { Logger } from './logger.ts'

/** One line a request: what was asked for, without its query, and how it went. */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    // Express changes the path while routers handle the request.
    const path = shownPath(request.path)
    const { method } = request
    response.on('close', () => {
      const ms = Math.round(performance.now() - startedAt)
      logger.info({ method, path, status: response.statusCode, ms }, 'request')
    })
    next()
  }
}

/** Only addresses of our own making are written; anything typed into one stays out. */
function shownPath(path: string): string {
  const shape =
    /^\/(api\/(trpc\/[A-Za-z.,]+|packs(\/[a-z0-9-]+\/[a-z.]+)?)|healthz|readyz|assets\/[\w.-]+)?$/
  return shape.test(path) ? path : '/…'
}
