import { setTimeout as sleep } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { Database } from './database.ts'
import { sqlState } from './sql-state.ts'
import type { Tables } from './tables.ts'

/** serialization_failure and deadlock_detected: the database asks for the transaction again. */
const askedAgain = new Set(['40001', '40P01'])

type RetryOptions = { attempts?: number; wait?: (ms: number) => Promise<unknown> }

/**
 * Runs `work`, again when the database asks for it, at most `attempts` times (default 6), waiting
 * about 5, 10, 20 … ms with jitter in between. Any other error, and the last one, is thrown.
 */
export async function retrying<T>(
  work: () => Promise<T>,
  { attempts = 6, wait = sleep }: RetryOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts || !askedAgain.has(sqlState(error) ?? '')) throw error
      await wait(5 * 2 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }
}

/**
 * One transaction, retried as a whole. `work` uses only the handle it is given (the embedded
 * database has one connection: the outer one would wait for ever), does no network calls, and has
 * no effect outside the database, as it may run several times.
 */
export function inTransaction<T>(
  database: Database,
  work: (tx: Transaction<Tables>) => Promise<T>,
  options?: RetryOptions,
): Promise<T> {
  return retrying(() => database.db.transaction().execute(work), options)
}
