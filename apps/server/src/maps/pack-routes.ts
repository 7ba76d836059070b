import {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express'
import { listPacks, packName, placesFile, readPackInfo, tilesFile } from './pack-folder.ts'

/**
 * GET `/api/packs`, `/api/packs/:name/tiles.pmtiles` and `/api/packs/:name/places.json` from the
 * folder that `ensurePacks` fills. Byte ranges and ETags are answered, so that a broken download
 * goes on where it stopped. Whoever mounts it decides who may ask.
 */
export function packRoutes(dir: string): RequestHandler {
  const routes = Router()
  routes.get('/api/packs', async (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ packs: await listPacks(dir) })
  })
  routes.get('/api/packs/:name/tiles.pmtiles', sendPart(dir, tilesFile, 'application/vnd.pmtiles'))
  routes.get('/api/packs/:name/places.json', sendPart(dir, placesFile, 'application/json'))
  return routes
}

function sendPart(dir: string, file: string, type: string) {
  return async (
    request: Request<{ name: string }>,
    response: Response,
    next: NextFunction,
  ): Promise<void> => {
    const { name } = request.params
    if (!packName.test(name) || !(await readPackInfo(dir, name))) {
      response.status(404).end()
      return
    }
    const headers = { 'Content-Type': type, 'Cache-Control': 'private, no-cache' }
    response.sendFile(`${name}/${file}`, { root: dir, headers, cacheControl: false }, (error) => {
      if (error && !response.headersSent) next(error)
    })
  }
}
