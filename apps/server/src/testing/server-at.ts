import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { takeEmbeddedLock } from '../db/embedded-lock.ts'
import { openJobDoor } from '../interop/open-job-door.ts'
import type { World } from './test-mission.ts'

/** As a server does that has the embedded database of `dir` open: the command line finds it there. */
export async function serverAt(world: World, dir: string) {
  mkdirSync(join(dir, 'database'))
  const lock = takeEmbeddedLock(dir)
  if (!lock.ok) throw new Error(lock.error.code)
  const door = await openJobDoor({
    ...world.deps,
    roster: world.roster,
    erasures: world.erasures,
  })
  lock.value.announce(door.contact)
  const stop = async () => {
    await door.close()
    lock.value.release()
  }
  return { door, lock: lock.value, stop }
}
