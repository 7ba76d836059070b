import { PGlite } from '@electric-sql/pglite'
import { migrate } from './src/db/migrate.ts'
import { pgliteDatabase } from './src/db/pglite-database.ts'
import { readFileSync, writeFileSync, existsSync } from 'node:fs'
const cpu = async (n: string, f: () => Promise<any>) => { const t = performance.now(), c = process.cpuUsage(); const r = await f(); const d = process.cpuUsage(c); console.log(n, 'wall', Math.round(performance.now() - t), 'user', Math.round(d.user/1000), 'sys', Math.round(d.system / 1000)); return r }
const file=process.argv[2]!
if (!existsSync(file)) {
const a = await cpu('create', () => PGlite.create({ initDbStartParams: process.argv.slice(3) } as any))
await cpu('migrate', () => migrate(pgliteDatabase(a)))
await a.query('checkpoint'); await a.query('select pg_switch_wal()'); await a.query('checkpoint')
const dump = await cpu('dump', () => a.dumpDataDir('none'))
writeFileSync(file, new Uint8Array(await dump.arrayBuffer()))
}
const dump = new Blob([readFileSync(file)])
console.log('size', dump.size)
for (let i = 0; i < 6; i++) { const p = await cpu('load', () => PGlite.create({ loadDataDir: dump })); await cpu('query', () => p.query('select count(*) from pg_class')); await cpu('close', () => p.close()) }
