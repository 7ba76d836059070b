import pg from 'pg'
import type { OnNotify } from './database.ts'

/**
 * A connection of its own that listens (NOTIFY is tied to a session, so no pool), and opens itself
 * again after 0.25, 0.5 … 5 s when it is lost; `onNotify(undefined)` then says that something may
 * have been missed.
 */
export async function listenOnPostgres(
  url: string,
  channel: string,
  onNotify: OnNotify,
): Promise<() => Promise<void>> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let current: pg.Client | undefined

  const connect = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'tocsin-listen',
      keepAlive: true,
    })
    let lost = false
    const onLost = (): void => {
      if (lost || stopped || current !== client) return
      lost = true
      reconnectIn(250)
    }
    client.on('error', onLost)
    client.on('end', onLost)
    client.on('notification', (message) => onNotify(message.payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      client.end().catch(() => {})
      throw error
    }
    if (stopped) await client.end()
    else current = client
  }

  const reconnectIn = (ms: number): void => {
    timer = setTimeout(() => {
      connect().then(
        () => onNotify(undefined),
        () => {
          if (!stopped) reconnectIn(Math.min(ms * 2, 5_000))
        },
      )
    }, ms)
    timer.unref()
  }

  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await current?.end().catch(() => {})
  }
}
