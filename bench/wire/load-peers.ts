import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Peer } from './peer.ts'

const folder = join(import.meta.dirname, '../peers')

/** What we are measured against from npm: installed at the first use, in a folder of its own. */
export function installPeers(): void {
  if (existsSync(join(folder, 'node_modules'))) return
  console.log('installing the peers, the first time only')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
}

export function versionOf(name: string): string {
  const file = join(folder, 'node_modules', name, 'package.json')
  // as: every package.json has one.
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

/** Peers with code of others, which no type checker of ours should follow. */
export async function loadPeers(): Promise<Peer[]> {
  installPeers()
  // as: both files keep to `Peer`; they are plain JavaScript.
  const { pouchdb } = (await import(join(folder, 'pouchdb.mjs'))) as { pouchdb: Peer }
  const { rxdb } = (await import(join(folder, 'rxdb.mjs'))) as { rxdb: Peer }
  return [
    {
      ...pouchdb,
      name: `PouchDB ${versionOf('pouchdb')}, express-pouchdb ${versionOf('express-pouchdb')}`,
    },
    { ...rxdb, name: `RxDB ${versionOf('rxdb')}, its WebSocket replication` },
  ]
}
