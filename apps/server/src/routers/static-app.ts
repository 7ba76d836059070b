import { existsSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'

/** Addresses of the files that have their brotli beside them, made at the best level when the app was built. */
function packedFiles(publicDir: string): Set<string> {
  if (!existsSync(publicDir)) return new Set()
  const files = readdirSync(publicDir, { recursive: true, encoding: 'utf8' })
  return new Set(
    files
      .filter((file) => file.endsWith('.br'))
      .map((file) => `/${file.replaceAll('\\', '/').slice(0, -'.br'.length)}`),
  )
}

/**
 * The built app. A file whose name carries its hash is kept for ever; the page that names them and
 * the service worker are asked for each time. An unknown address is a screen of the app, an unknown
 * file is missing: answering it with the page would poison caches. Where a file lies packed beside
 * itself, browsers that read brotli get that one.
 */
export function staticApp(publicDir: string): RequestHandler {
  const routes = Router()
  const packed = packedFiles(publicDir)
  routes.use(function choosePacked(request, response, next) {
    if (!packed.has(request.path)) return next()
    response.vary('Accept-Encoding')
    if (request.acceptsEncodings('br') === 'br') {
      response.type(extname(request.path)).set('Content-Encoding', 'br')
      request.url = `${request.path}.br`
    }
    next()
  })
  routes.use(
    express.static(publicDir, {
      index: false,
      redirect: false,
      setHeaders(response, path) {
        const isHashed = /[\\/]assets[\\/][^\\/]+-[A-Za-z0-9_-]{8}\.[a-z0-9]+(?:\.br)?$/.test(path)
        response.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        // Never asked for again, and never in parts.
        if (isHashed)
          for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges']) response.removeHeader(name)
        if (path.endsWith('.html')) response.set('Cache-Control', 'no-store')
      },
    }),
  )
  routes.get('/{*path}', (request, response, next) => {
    const isFile = /\.[a-z0-9]+$/i.test(request.path) || request.path.startsWith('/api/')
    if (isFile) return next()
    response.set('Cache-Control', 'no-store')
    response.sendFile('index.html', { root: join(publicDir), cacheControl: false }, (error) => {
      if (error && !response.headersSent) next()
    })
  })
  return routes
}
