import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRxDatabase } from 'rxdb/plugins/core'
import {
  replicateWithWebsocketServer,
  startWebsocketServer,
} from 'rxdb/plugins/replication-websocket'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'

const anything = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    at: { type: 'number' },
    form: { type: 'string' },
    what: { type: 'string' },
    place: { type: 'object' },
    occurredAt: { type: 'object' },
    imminence: { type: 'string' },
    violations: { type: 'array' },
    actors: { type: 'array' },
    sources: { type: 'array' },
    alert: { type: 'string' },
    title: { type: 'string' },
    text: { type: 'string' },
  },
  required: ['id', 'at'],
}

// Its client drops a socket that is still connecting, without a listener: a browser says nothing then,
// the library that stands for the browser's socket here throws.
process.on('uncaughtException', (thrown) => {
  if (!/closed before the connection was established/.test(thrown.message)) throw thrown
})

let made = 0
async function openDatabase() {
  const database = await createRxDatabase({
    name: `bench${made++}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
  })
  const { reports } = await database.addCollections({ reports: { schema: anything } })
  return { database, reports }
}

/** RxDB with its own replication over a WebSocket, storage in memory on both sides. */
export const rxdb = {
  name: 'RxDB, its WebSocket replication',
  async open() {
    const { database, reports: held } = await openDatabase()
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    startWebsocketServer({ database, server })
    const { port } = server.address()
    const connect = async (from) => {
      const tablet = await openDatabase()
      const replication = await replicateWithWebsocketServer({
        collection: tablet.reports,
        replicationIdentifier: `bench${made}`,
        url: `ws://127.0.0.1:${from}`,
        batchSize: 100,
        live: true,
      })
      await replication.awaitInitialReplication()
      return { ...tablet, replication }
    }
    return {
      port,
      async client(from) {
        const { database: local, reports, replication } = await connect(from)
        return {
          async push(docs) {
            await reports.bulkInsert(docs)
            await replication.awaitInSync()
          },
          async edit(edits) {
            for (const { id, set } of edits)
              await (await reports.findOne(id).exec()).incrementalPatch(set)
            await replication.awaitInSync()
          },
          close: () => local.close(),
        }
      },
      async pull(from) {
        const { database: local, reports } = await connect(from)
        const count = await reports.count().exec()
        await local.close()
        return count
      },
      async close() {
        await held.close()
        await database.close()
        server.close()
        server.closeAllConnections()
      },
    }
  },
}
