import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { LogKey } from '../log/log-key.ts'
import { type ErasureOrder, orderLine, readOrder } from './erasure-order.ts'

/** Orders of erasures, kept where a restored database does not take them back (SPEC ER-12). */
export type ErasureLedger = {
  /** The name of its file, for people. */
  name: string
  /** Written and flushed before this resolves; an order that is there is not written again. */
  keep(order: ErasureOrder): Promise<void>
  read(): Promise<LedgerRead>
}

export type LedgerRead = {
  /** False when there is no such file: nobody can say then what was erased since a backup. */
  isThere: boolean
  orders: ErasureOrder[]
  /** Lines that are damaged or that this server's log key has not signed. Nothing is done for them. */
  refused: number
}

/** The ledger beside the database, `erasures-<mission>.jsonl`. */
export function openErasureLedger({
  dataDir,
  mission,
  logKey,
}: {
  dataDir: string
  mission: MissionId
  logKey: LogKey
}): ErasureLedger {
  const name = `erasures-${mission}.jsonl`
  const path = join(dataDir, name)
  const read = async (): Promise<LedgerRead> => {
    if (!existsSync(path)) return { isThere: false, orders: [], refused: 0 }
    const orders: ErasureOrder[] = []
    let refused = 0
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const order = await readOrder(line, { mission, key: logKey.publicKey })
      if (order) orders.push(order)
      else refused += 1
    }
    return { isThere: true, orders, refused }
  }
  return {
    name,
    read,
    async keep(order) {
      const { isThere, orders } = await read()
      if (orders.some(({ id }) => id === order.id)) return
      // What a power cut tore off ends here, so that it spoils no line but its own.
      const isTorn = isThere && !/(^|\n)$/.test(readFileSync(path, 'utf8'))
      const line = `${isTorn ? '\n' : ''}${await orderLine(order, logKey)}\n`
      appendFileSync(path, line, { mode: 0o600, flush: true })
    },
  }
}
