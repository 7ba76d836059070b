import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import Pouch from 'pouchdb'
import memory from 'pouchdb-adapter-memory'

Pouch.plugin(memory)

const named = ({ id, ...doc }) => ({ _id: id, ...doc })
let made = 0
const another = () => new Pouch(`tablet-${made++}`, { adapter: 'memory' })

/** PouchDB to its own server, express-pouchdb, both with the adapter that keeps everything in memory. */
export const pouchdb = {
  name: 'PouchDB, express-pouchdb',
  async open() {
    const program = join(import.meta.dirname, 'pouchdb-server.mjs')
    const server = spawn(process.execPath, [program, 'reports'], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [said] = await once(server.stdout, 'data')
    const remote = (port) => `http://127.0.0.1:${port}/reports`
    return {
      port: Number(String(said)),
      async client(port) {
        const db = another()
        // It gives up when a link is cut; whoever uses it begins again, and it goes on from its checkpoint.
        const send = async (tries = 20) => {
          try {
            await db.replicate.to(remote(port))
          } catch (thrown) {
            if (tries === 0) throw thrown
            await send(tries - 1)
          }
        }
        return {
          async push(docs) {
            await db.bulkDocs(docs.map(named))
            await send()
          },
          async edit(edits) {
            for (const { id, set } of edits) await db.put({ ...(await db.get(id)), ...set })
            await send()
          },
          close: () => db.destroy(),
        }
      },
      async pull(port) {
        const db = another()
        const { docs_written: written } = await db.replicate.from(remote(port))
        await db.destroy()
        return written
      },
      async close() {
        server.kill()
        await once(server, 'exit')
      },
    }
  },
}
