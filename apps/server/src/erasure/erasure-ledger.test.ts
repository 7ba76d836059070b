import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MissionId } from '@tocsin/schema/primitives/ids'
import { expect, onTestFinished, test } from 'vitest'
import { logKeyOf } from '../log/log-key.ts'
import { openErasureLedger } from './erasure-ledger.ts'
import { ErasureOrder, orderLine } from './erasure-order.ts'

const mission = MissionId.parse('ondara')
const [author, first, second] = ['1', '2', '3'].map((digit) => digit.repeat(32))

function order(id = '6b5b1a3e-6f0e-4c0a-9d58-0c4f1f5f7a01'): ErasureOrder {
  return ErasureOrder.parse({
    v: 1,
    mission,
    id,
    event: `${author}-1`,
    hash: 'a'.repeat(64),
    record: `${author}-1`,
    scope: 'OD03.standard',
    type: 'ReportFiled',
    parts: [{ label: 'narrative', commitment: 'b'.repeat(64) }],
    reason: 'danger',
    reference: 'DP/1',
    restricts: false,
    proposed: { account: 'one', name: 'Person one', seat: first, at: 1_795_000_000_000 },
    decided: { account: 'two', name: 'Person two', seat: second, at: 1_795_000_060_000 },
  })
}

async function ledger() {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-ledger-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const logKey = await logKeyOf(new Uint8Array(32).fill(7))
  const opened = openErasureLedger({ dataDir, mission, logKey })
  return { opened, logKey, path: join(dataDir, opened.name) }
}

test('ER-12 an order is kept once, and a ledger that is not there says so', async () => {
  const { opened, path } = await ledger()
  expect(await opened.read()).toEqual({ isThere: false, orders: [], refused: 0 })
  await opened.keep(order())
  await opened.keep(order())
  expect(await opened.read()).toEqual({ isThere: true, orders: [order()], refused: 0 })
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(2)
})

test('ER-12 the line of an order, for ever, as a second implementation signs it', async () => {
  const { logKey } = await ledger()
  const { signature } = JSON.parse(await orderLine(order(), logKey))
  expect(logKey.publicKey).toBe('6kpsY-KcUgq-9VB7Ey7F-ZVHdq6-vnuSQh7qaRRG0iw')
  expect(signature).toBe(
    'b0KtO5ZGFpuresPTcgqcaG2YO3QFX0xMJ2wC1jlnFnbNlioaIo3fKIb8k0wmxsSZ0jfPo2ofiQIzXx2oAaflCw',
  )
})

test.each<[string, (line: string) => Promise<string> | string]>([
  ['another part', (line) => line.replace('narrative', 'facts')],
  ['another event', (line) => line.replace('a'.repeat(64), 'c'.repeat(64))],
  ['no signature', (line) => JSON.stringify({ order: JSON.parse(line).order })],
  ['another key', async () => orderLine(order(), await logKeyOf(new Uint8Array(32).fill(8)))],
  [
    'one person for both',
    async () => {
      const { proposed } = order()
      const alone = { ...order(), decided: proposed }
      return orderLine(alone, await logKeyOf(new Uint8Array(32).fill(7)))
    },
  ],
  ['no JSON', () => 'erase everything'],
])(
  'ER-12 a forged or damaged order is refused, and takes no other with it: %s',
  async (_, spoil) => {
    const { opened, path } = await ledger()
    await opened.keep(order())
    const good = readFileSync(path, 'utf8').trim()
    writeFileSync(path, `${await spoil(good)}\n`)
    const other = order('6b5b1a3e-6f0e-4c0a-9d58-0c4f1f5f7a02')
    await opened.keep(other)
    expect(await opened.read()).toEqual({ isThere: true, orders: [other], refused: 1 })
  },
)

test('ER-12 a line that a power cut tore off, at whichever byte, spoils no line but its own', async () => {
  const { opened, path, logKey } = await ledger()
  const line = await orderLine(order(), logKey)
  const other = order('6b5b1a3e-6f0e-4c0a-9d58-0c4f1f5f7a02')
  for (let bytes = 1; bytes <= line.length; bytes += 37) {
    writeFileSync(path, '')
    appendFileSync(path, line.slice(0, bytes))
    await opened.keep(other)
    expect((await opened.read()).orders).toContainEqual(other)
  }
})
