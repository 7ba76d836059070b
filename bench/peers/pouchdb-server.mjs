import { once } from 'node:events'
import express from 'express'
import expressPouchdb from 'express-pouchdb'
import Pouch from 'pouchdb'
import memory from 'pouchdb-adapter-memory'

/** `node pouchdb-server.mjs NAME`: express-pouchdb with one database, in memory; says its port. */
Pouch.plugin(memory)
const InMemory = Pouch.defaults({ adapter: 'memory' })
const app = express()
app.use('/', expressPouchdb(InMemory, { inMemoryConfig: true, logPath: '/dev/null' }))
await new InMemory(process.argv[2]).info()
const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(server.address().port)
