import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'

/**
 * The built app. A file whose name carries its hash is kept for ever; the page that names them and
 * the service worker are asked for each time. An unknown address is a screen of the app, an unknown
 * file is missing: answering it with the page would poison caches.
 */
export function staticApp(publicDir: string): RequestHandler {
  const routes = Router()
  routes.use(
    express.static(publicDir, {
      index: false,
      redirect: false,
      setHeaders(response, path) {
        const isHashed = /[\\/]assets[\\/][^\\/]+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/.test(path)
        response.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
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
