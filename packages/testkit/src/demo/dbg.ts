import { demoAreas, placesByArea } from './demo-areas.ts'
import { demoMission } from './demo-mission.ts'

const now = Date.parse('2026-11-22T06:19:00Z')
let state = 7
const r = () => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  return state / 2 ** 32
}
const t = performance.now()
const { acts } = demoMission(r, now)
console.log(performance.now() - t, acts.length)
console.log(
  demoAreas.map(({ id }) => [
    id,
    placesByArea.get(id)!.length,
    placesByArea
      .get(id)!
      .map((p) => p.name)
      .join(' '),
  ]),
)
const seen = new Set()
for (const a of acts) {
  if (a.creates) seen.add(a.record)
  if (!seen.has(a.record)) {
    console.log('UNSEEN', a.type, a.record, a.officer, new Date(a.saidAt), new Date(a.receivedAt))
    console.log(
      acts
        .filter((x) => x.record === a.record)
        .map((x) => [x.type, x.officer, new Date(x.saidAt), new Date(x.receivedAt)]),
    )
    break
  }
}
const n: Record<string, number> = {}
for (const a of acts) n[a.type] = (n[a.type] ?? 0) + 1
console.log(n)
console.log(
  acts.filter((a) => a.record.endsWith('-again')).length,
  acts.filter((a) => a.record.endsWith('-again') && a.links.attachTo).length,
)
