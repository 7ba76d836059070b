import { Session } from 'node:inspector/promises'

type Frame = { functionName: string; url: string }

/** What a frame is counted as; the first that fits, from the innermost frame outwards. */
const kinds: readonly [string, (frame: Frame) => boolean][] = [
  ['signature', ({ url }) => /seat-key|authenticate-run|log-key/.test(url)],
  ['form (zod)', ({ url }) => /node_modules\/zod/.test(url)],
  ['hashing', ({ url }) => /@noble\/hashes|chain\/(hash|merkle|part-commitment)/.test(url)],
  ['spelling bytes', ({ url }) => /byte-writer|header-bytes|primitives\/(bytes|spelled)/.test(url)],
  ['canonical JSON', ({ url }) => /canonical-json|clean-json/.test(url)],
  ['sealing words', ({ url }) => /server\/src\/words/.test(url)],
  ['statements (Kysely)', ({ url }) => /node_modules\/kysely/.test(url)],
  ['statements (pg)', ({ url }) => /node_modules\/pg/.test(url)],
  ['folds', ({ url }) => /schema\/src|projections/.test(url)],
  ['log', ({ url }) => /server\/src/.test(url)],
]

/** Samples the work and says where this process spent its time, in µs a report, and what it waited. */
export async function profiled(work: () => Promise<void>, reports: number): Promise<void> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 250 })
  await session.post('Profiler.start')
  const began = performance.now()
  await work()
  const wall = (performance.now() - began) * 1000
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const parents = new Map<number, number>()
  for (const { id, children = [] } of profile.nodes)
    for (const child of children) parents.set(child, id)
  const spent = new Map<string, number>()
  const functions = new Map<string, number>()
  const add = (map: Map<string, number>, key: string, us: number) =>
    map.set(key, (map.get(key) ?? 0) + us)
  const kindOf = (id: number): string => {
    const { functionName } = nodes.get(id)?.callFrame ?? { functionName: '' }
    if (functionName === '(idle)') return 'waiting for PostgreSQL'
    if (functionName === '(garbage collector)') return 'garbage'
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = nodes.get(at)?.callFrame
      const kind = frame && kinds.find(([, fits]) => fits(frame))
      if (kind) return kind[0]
    }
    return 'node itself'
  }
  for (const [at, id] of (profile.samples ?? []).entries()) {
    const us = profile.timeDeltas?.[at] ?? 0
    add(spent, kindOf(id), us)
    const { functionName, url, lineNumber } = nodes.get(id)?.callFrame ?? {
      functionName: '',
      url: '',
      lineNumber: 0,
    }
    add(functions, `${functionName} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`, us)
  }
  const tell = (map: Map<string, number>, most: number) => {
    for (const [name, us] of [...map].sort((a, b) => b[1] - a[1]).slice(0, most)) {
      console.log(`  ${(us / reports).toFixed(1).padStart(7)}  ${name}`)
    }
  }
  const rss = Math.round(process.memoryUsage().rss / 1e6)
  console.log(`where the time goes, µs a report of ${(wall / reports).toFixed(0)} (sampled):`)
  tell(spent, 20)
  if (process.env.TOCSIN_BENCH_FUNCTIONS) tell(functions, 45)
  console.log(`this process, which writes the reports too: ${rss} MB`)
}
