import { IDBObjectStore } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { readAhead, takeAhead } from './read-ahead.ts'
import { save, tablet } from './testing/tablet.ts'

const vaultId = 'f'.repeat(32)

/** How often all rows of the lists are read during a piece of work. */
async function listReads(work: () => Promise<unknown>): Promise<number> {
  const { getAll } = IDBObjectStore.prototype
  let reads = 0
  IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...given: unknown[]) {
    if (this.name === 'pages') reads += 1
    return Reflect.apply(getAll, this, given)
  }
  try {
    await work()
  } finally {
    IDBObjectStore.prototype.getAll = getAll
  }
  return reads
}

async function filled() {
  const { disk, start } = tablet()
  const local = await start()
  await save(local, 'first')
  local.close()
  readAhead(vaultId, disk.indexedDb)
  return { disk, start }
}

test('SV-13 what was read while the passphrase was typed is not read again', async () => {
  const { start } = await filled()
  const ahead = await takeAhead(vaultId)
  expect(ahead?.tables?.meta).toBeDefined()
  const reads = await listReads(async () => {
    const local = await start({ ahead })
    expect(local.list.get()).toMatchObject([{ title: 'first' }])
    await save(local, 'second')
    local.close()
  })
  expect(reads).toBe(0)
  expect(await takeAhead(vaultId)).toBeUndefined()
  const again = await start()
  expect(again.list.get()).toHaveLength(2)
  again.close()
})

test('SV-13 what somebody has written since is read, whatever was read before it', async () => {
  const { start } = await filled()
  const ahead = await takeAhead(vaultId)
  const other = await start()
  await save(other, 'second')
  other.close()
  const reads = await listReads(async () => {
    const local = await start({ ahead })
    expect(local.list.get().map(({ title }) => title)).toEqual(['first', 'second'])
    local.close()
  })
  expect(reads).toBe(1)
})

test('SV-13 a database that was closed for another one meanwhile is opened anew', async () => {
  const { start, disk } = await filled()
  const opening = takeAhead(vaultId)
  // A newer version of the app, or a wipe, asks for it.
  ;(await opening)?.db.close()
  readAhead(vaultId, disk.indexedDb)
  readAhead('e'.repeat(32), disk.indexedDb)
  expect(await takeAhead(vaultId)).toBeUndefined()
  const local = await start()
  expect(local.list.get()).toHaveLength(1)
  local.close()
})
