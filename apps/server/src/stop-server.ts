import type { Server, ServerResponse } from 'node:http'
import type { Database } from './db/database.ts'
import type { JobDoor } from './interop/open-job-door.ts'
import type { LiveFeed } from './log/live-feed.ts'
import type { LookingLater } from './look-later.ts'
import type { WatchingWarnings } from './warnings/watch-warnings.ts'

/** How long requests under way may still take. */
const patienceMs = 10_000

/**
 * In this order: no new connections, the live connections end, what is under way finishes, and only
 * then is the database closed, so that nothing that was begun is cut off.
 */
export async function stopServer(running: {
  server: Server
  live: LiveFeed
  liveConnections: Iterable<ServerResponse>
  door: JobDoor | undefined
  /** What was signed last is written down before the database goes. */
  heads: { stop(): Promise<void> }
  looking: LookingLater
  warning: WatchingWarnings | undefined
  papers: { stop(): Promise<void> } | undefined
  database: Database
}): Promise<void> {
  const { server, live, liveConnections, door, heads, looking, warning, papers, database } = running
  const finished = new Promise<void>((resolve) => server.close(() => resolve()))
  // Cut, not ended: a browser then tries again by itself, and finds the server when it is back.
  for (const response of liveConnections) response.destroy()
  await live.close()
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), patienceMs)
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await finished
  clearTimeout(impatience)
  clearInterval(idle)
  await door?.close()
  await heads.stop()
  await looking.stop()
  await warning?.stop()
  await papers?.stop()
  await database.close()
}
