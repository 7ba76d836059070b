import { type Counted, openProxy } from '../lib/counting-proxy.ts'
import { bytes, circumstances, table, tell, times } from '../lib/figures.ts'
import { floorBytes } from './floor.ts'
import { limits, proofs } from './limits.ts'
import { loadPeers } from './load-peers.ts'
import { openOurs } from './measure-ours.ts'
import type { Peer } from './peer.ts'
import { odk } from './peers/odk.ts'
import { trpcJson } from './peers/trpc-json.ts'
import { type Doc, docsOf, edits, reports, type Told } from './records.ts'

/**
 * `npm run bench -- wire`: bytes both ways and round trips of the same records, by the app and its server
 * and by others, all over a proxy that counts. `--quick`: the app's own, held to wire/limits.ts. `--most=N`: no more than
 * so many records. `--letters=N`: texts of so many letters.
 */
const most = Number(process.argv.find((word) => word.startsWith('--most='))?.slice(7) ?? 10_000)
const letters = process.argv.find((word) => word.startsWith('--letters='))?.slice(10)
const isOursOnly = process.argv.includes('--ours')
const isQuick = process.argv.includes('--quick')
const sizes = (isQuick ? [1, 10, 200] : [1, 10, 200, 1000, 10_000]).filter((size) => size <= most)
/** The one that is edited and read. */
const edited = isQuick ? undefined : Math.min(1000, most)

const seed = 5
const both = ({ up, down }: Pick<Counted, 'up' | 'down'>) => up + down

/** Each size has records of its own: what one taught a codec must not help the next. */
const told = new Map(
  sizes.map((size, i) => [size, reports(size, seed + i, letters ? Number(letters) : undefined)]),
)
const toldOf = (size: number): Told[] => told.get(size) ?? []
const docs = new Map(sizes.map((size, i) => [size, docsOf(toldOf(size), seed + i)]))
const docsFor = (size: number): Doc[] => docs.get(size) ?? []

/** `trips` is left out of what opens windows of HTTP/2 meanwhile, which looks like a turn. */
type Cell = Omit<Counted, 'trips'> & { trips?: number; bodies?: number }
type Row = { name: string; pushes: Cell[]; edits?: Cell; pull?: Cell }

async function ours(overHttp2 = false): Promise<{ row: Row; after: Counted[] }> {
  const opened = await openOurs(sizes, edited, overHttp2)
  const tablets = []
  for (const _ of sizes) tablets.push(await opened.another())
  const reader = edited === undefined ? undefined : await opened.another()
  const name = opened.front ? `Tocsin over HTTP/2, ${opened.front}` : 'Tocsin'
  const row: Row = { name, pushes: [] }
  const after: Counted[] = []
  for (const [i, size] of sizes.entries()) {
    const tablet = tablets[i]
    if (!tablet) continue
    const done = await opened.push(tablet, toldOf(size))
    console.error(`Tocsin: ${size} brought`)
    row.pushes.push(done.push)
    after.push(done.proofs)
    if (size !== edited || !reader) continue
    row.pull = await opened.pull(reader)
    row.edits = await opened.edit(tablet, toldOf(size), done.ids)
  }
  await opened.close()
  return { row, after }
}

async function theirs(peer: Peer): Promise<Row> {
  const row: Row = { name: peer.name, pushes: [] }
  for (const size of sizes) {
    const opened = await peer.open()
    const proxy = await openProxy(opened.port)
    const client = await opened.client(proxy.port)
    const mine = docsFor(size)
    await client.push(mine)
    row.pushes.push(proxy.take())
    console.error(`${peer.name}: ${size} brought`)
    if (size === edited) {
      const pulled = await opened.pull(proxy.port)
      if (pulled !== size) throw new Error(`${peer.name} pulled ${pulled} of ${size}`)
      row.pull = proxy.take()
      for (let round = 1; round <= 5; round++) {
        const changed = edits(toldOf(size), size / 10, round)
        await client.edit(
          changed.map(({ of, set }) => ({ id: mine[of]?.id ?? '', set: { ...set } })),
        )
      }
      row.edits = proxy.take()
    }
    await client.close()
    await proxy.close()
    await opened.close()
  }
  return row
}

/** The same records and changes, without the ids that others make: ours follow from seat and number. */
const withoutIds = (size: number) => docsFor(size).map(({ id: _, ...rest }) => rest)
const floors = () => sizes.map((size) => floorBytes(withoutIds(size)))
const editFloor = (ids: boolean) => {
  if (edited === undefined) return Number.NaN
  return [1, 2, 3, 4, 5]
    .map((round) =>
      floorBytes(
        edits(toldOf(edited), edited / 10, round).map(({ of, set, at }) => ({
          of: ids ? docsFor(edited)[of]?.id : of,
          at,
          ...set,
        })),
      ),
    )
    .reduce((sum, size) => sum + size, 0)
}

function withoutTrips({ name, pushes, pull, edits }: Row): Row {
  const one = ({ trips: _, ...cell }: Cell): Cell => cell
  return {
    name,
    pushes: pushes.map(one),
    ...(pull && { pull: one(pull) }),
    ...(edits && { edits: one(edits) }),
  }
}

function judge({ row, after }: { row: Row; after: Counted[] }): void {
  for (const [i, size] of sizes.entries()) {
    const push = row.pushes[i]
    const limit = limits[size]
    if (!push || !limit) continue
    const late = after[i]
    const { trips = 0 } = push
    const fits = both(push) <= limit.bytes * 1.01 && trips <= limit.trips
    const fitsAfter =
      size !== 200 || (late && both(late) <= proofs.bytes * 1.01 && late.trips <= proofs.trips)
    console.log(
      `${size} reports: ${bytes(both(push))} bytes in ${trips} round trips (at most ${bytes(limit.bytes)} in ${limit.trips}); proofs after it ${bytes(late ? both(late) : 0)} in ${late?.trips}${fits && fitsAfter ? '' : ' — TOO MUCH'}`,
    )
    if (!fits || !fitsAfter) process.exitCode = 1
  }
}

if (isQuick) judge(await ours())
else {
  const mine = await ours()
  const rows = [mine.row, withoutTrips((await ours(true)).row)]
  const others = isOursOnly ? [] : [trpcJson, odk, ...(await loadPeers())]
  for (const peer of others) rows.push(await theirs(peer))
  const least = floors()
  const cell = (counted: Cell | undefined, floor: number) => {
    if (!counted) return '–'
    const { up, down, trips, bodies } = counted
    const headers = bodies === undefined ? '' : ` (${bytes(up + down - bodies)} of it headers)`
    const turns = trips === undefined ? '' : `, ${trips} trips`
    return `${bytes(up)} + ${bytes(down)}${headers}, ${times((up + down) / floor)}${turns}`
  }
  const pushed = table(
    ['push, bytes up + down', ...sizes.map((size) => `${bytes(size)} reports`)],
    [
      ['floor: columns, brotli 11', ...least.map(bytes)],
      ...rows.map(({ name, pushes }) => [
        name,
        ...pushes.map((push, i) => cell(push, least[i] ?? 0)),
      ]),
      [
        'Tocsin’s proofs afterwards',
        ...mine.after.map((late) => `${bytes(both(late))}, ${late.trips} trips`),
      ],
    ],
  )
  const small = editFloor(false)
  const read = least[sizes.indexOf(edited ?? 0)] ?? Number.NaN
  const besides = table(
    [
      `of ${bytes(edited ?? 0)} reports`,
      'pull by another tablet',
      '5 rounds of changes to a tenth',
    ],
    [
      ['floor', bytes(read), `${bytes(small)} (with the ids of others ${bytes(editFloor(true))})`],
      ...rows.map(({ name, pull, edits }) => [name, cell(pull, read), cell(edits, small)]),
    ],
  )
  tell(
    'wire',
    `${circumstances()}. Mean of a record as JSON: ${bytes(Math.round(JSON.stringify(docsFor(sizes.at(-1) ?? 1)).length / (sizes.at(-1) ?? 1)))} bytes.\n\n${pushed}\n\n${besides}`,
  )
}
process.exit()
