import type { ServerResponse } from 'node:http'
import { err, ok } from '@tocsin/schema/primitives/result'
import { wireAddress } from '@tocsin/schema/sync/codec/frames'
import { type AnyRouter, TRPCError } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { findSession, type Session } from './accounts/sessions.ts'
import { readHeaders } from './log/stored-events.ts'
import { packRoutes } from './maps/pack-routes.ts'
import { healthRoutes } from './observability/health-routes.ts'
import type { Logger } from './observability/logger.ts'
import { requestLog } from './observability/request-log.ts'
import { appRouter } from './routers/app-router.ts'
import type { Context, ServerDeps } from './routers/context.ts'
import { decodeBody } from './routers/decode-body.ts'
import { ProblemError } from './routers/problem-error.ts'
import { sameOriginBytes, sameOriginOnly } from './routers/same-origin.ts'
import { securityHeaders } from './routers/security-headers.ts'
import { sendProblem } from './routers/send-problem.ts'
import {
  readBrowserToken,
  readSessionToken,
  writeBrowserCookie,
  writeSessionCookie,
} from './routers/session-cookie.ts'
import { staticApp } from './routers/static-app.ts'
import { toldOf } from './routers/trpc.ts'
import { type AskExchange, type ReadHeld, wireExchange } from './routers/wire-exchange.ts'

export type AppOptions = {
  deps: ServerDeps
  logger: Logger
  publicDir: string
  isStopping: () => boolean
  /** Another router than the server's own, for the test that has to find a leak in it. */
  router?: AnyRouter
  /** The open live connections; they outlast every request and are cut at the end. */
  liveConnections: Set<ServerResponse>
}

/** The whole server as one handler: health, procedures, map packs, the app. */
export function createApp(options: AppOptions): Express {
  const { deps, logger } = options
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  // A proxy on the same machine may say for whom it asks; nobody else may.
  app.set('trust proxy', 'loopback')
  app.use(requestLog(logger))
  app.use(securityHeaders())
  app.use(compressed)
  app.use(healthRoutes(deps.database, options.isStopping))
  app.get('/api/trpc/desk.live', (_request, response, next) => {
    options.liveConnections.add(response)
    response.on('close', () => options.liveConnections.delete(response))
    next()
  })
  app.use('/api/trpc', sameOriginOnly, decodeBody, procedures(deps, logger, options.router))
  const held: ReadHeld = (events) => readHeaders(deps.database.db, deps.mission, events)
  app.use(
    wireAddress,
    sameOriginBytes,
    wireExchange(askExchange(deps, logger), held, deps.askLimit),
  )
  app.use('/api/packs', sessionOnly(deps))
  app.use(packRoutes(deps.packsDir))
  app.use(staticApp(options.publicDir))
  app.use((_request, response) => sendProblem(response, 404, 'not_found'))
  app.use(failed(logger))
  return app
}

/** Answers shrink to a tenth on the way to a weak link; what is live or compressed already is left alone. */
const compressed = compression({
  threshold: 512,
  filter: (request, response) =>
    response.getHeader('content-type') !== 'text/event-stream' &&
    compression.filter(request, response),
})

function procedures(
  deps: ServerDeps,
  logger: Logger,
  router: AnyRouter = appRouter,
): RequestHandler {
  return createExpressMiddleware({
    router,
    allowMethodOverride: true,
    maxBatchSize: 20,
    createContext: ({ req, res }) => createContext(deps, req, res),
    responseMeta: () => ({ headers: new Headers([['Cache-Control', 'no-store']]) }),
    onError: ({ error, path }) => noteFailed(logger, error, path),
  })
}

/** The procedure of the exchange, as tRPC calls it: with its input checked, and its problem as what it is. */
function askExchange(deps: ServerDeps, logger: Logger): AskExchange {
  return async (request, response, input) => {
    const caller = appRouter.createCaller(createContext(deps, request, response))
    try {
      return ok(await caller.sync.exchange(input))
    } catch (thrown) {
      if (!(thrown instanceof TRPCError)) throw thrown
      noteFailed(logger, thrown, 'sync.exchange')
      return err(toldOf(thrown))
    }
  }
}

function noteFailed(logger: Logger, error: TRPCError, path: string | undefined) {
  const isExpected = error.cause instanceof ProblemError || error.code !== 'INTERNAL_SERVER_ERROR'
  if (!isExpected) logger.error({ err: error.cause ?? error, path }, 'a procedure failed')
}

function createContext(
  deps: ServerDeps,
  request: express.Request,
  response: express.Response,
): Context {
  const token = readSessionToken(request)
  const look = async (isUse: boolean) =>
    token === undefined ? undefined : await findSession(deps, token, { isUse })
  let found: Promise<Session | undefined> | undefined
  return {
    deps,
    token,
    address: request.ip ?? '',
    session: () => {
      found ??= look(true)
      return found
    },
    sessionIsAlive: async () => (await look(false)) !== undefined,
    browser: readBrowserToken(request),
    setBrowser: (known, maxAgeMs) => writeBrowserCookie(response, known, maxAgeMs),
    setSession: (opened) => writeSessionCookie(response, opened),
  }
}

function sessionOnly(deps: ServerDeps): RequestHandler {
  return async (request, response, next) => {
    const token = readSessionToken(request)
    if (token !== undefined && (await findSession(deps, token))) return next()
    sendProblem(response, 401, 'not_signed_in')
  }
}

function failed(logger: Logger): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const status: unknown = error?.status
    if (typeof status === 'number' && status >= 400 && status < 500) {
      return sendProblem(response, status, status === 404 ? 'not_found' : 'bad_input')
    }
    logger.error({ err: error }, 'a request failed')
    if (response.headersSent) response.destroy()
    else sendProblem(response, 500, 'server_failed')
  }
}
