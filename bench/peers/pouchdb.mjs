import { once } from 'node:events'
import express from 'express'
import expressPouchdb from 'express-pouchdb'
import Pouch from 'pouchdb'
import memory from 'pouchdb-adapter-memory'

Pouch.plugin(memory)

const named = ({ id, ...doc }) => ({ _id: id, ...doc })

/** PouchDB to its own server, express-pouchdb, both with the adapter that keeps everything in memory. */
export const pouchdb = {
  name: 'PouchDB, express-pouchdb',
  async open() {
    const mark = `b${Math.floor(performance.now() * 1000)}`
    const InMemory = Pouch.defaults({ adapter: 'memory' })
    const app = express()
    app.use('/', expressPouchdb(InMemory, { inMemoryConfig: true, logPath: '/dev/null' }))
    const server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    await new InMemory(`${mark}-reports`).info()
    // By name alone the defaults would make it a database in memory, too.
    const remote = (port) =>
      new Pouch(`http://127.0.0.1:${port}/${mark}-reports`, { adapter: 'http' })
    let made = 0
    const another = () => new InMemory(`${mark}-tablet-${made++}`)
    return {
      port: server.address().port,
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
          // Its list of databases, which the server keeps, does not survive that one is destroyed.
          close: async () => {},
        }
      },
      async pull(port) {
        const db = another()
        const { docs_written: written } = await db.replicate.from(remote(port))
        return written
      },
      async close() {
        server.close()
        server.closeAllConnections()
      },
    }
  },
}
