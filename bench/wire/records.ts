import type { BodiesOf, FactsOf } from '@tocsin/schema/events/registry'
import { demoOfficers } from '@tocsin/testkit/demo/demo-officers'
import { villageOf } from '@tocsin/testkit/demo/demo-places'
import { tellHappening } from '@tocsin/testkit/demo/field-acts'
import { incidentKinds } from '@tocsin/testkit/demo/incident-kinds'
import { bytesFrom, choicesFrom, seededRandom } from '@tocsin/testkit/random'
import { narrative } from './narrative.ts'

/** One report before it has a seat: what its author said, and when it was saved (ms since 1970). */
export type Told = { at: number; bodies: BodiesOf<'ReportFiled'> }

/** One small amendment: which of the reports, and the two or three fields that it changes. */
export type Edit = { of: number; at: number; set: FactsOf<'ReportAmended'>['set'] }

const firstAt = 1_795_000_000_000
const minute = 60_000

/** Full reports as the demo's officers write them, with a longer text, or one of `most` letters at most. They follow from the seed alone. */
export function reports(count: number, seed: number, most?: number): Told[] {
  const choices = choicesFrom(seededRandom(seed))
  const officers = demoOfficers.filter(({ areas }) => areas[0] === 'OD03A')
  const told: Told[] = []
  for (let at = firstAt; told.length < count; at += choices.whole(2, 90) * minute) {
    const officer = choices.pick(officers)
    const area = officer.areas[0]
    if (!area) throw new Error('an officer without an area')
    const kind = { ...choices.weighted(incidentKinds, ({ weight }) => weight), flash: 0 }
    const village = villageOf(choices, area)
    const happening = { record: String(told.length), officer, kind, village, at: at - 50 * minute }
    const [act] = tellHappening(choices, happening)
    if (act?.type !== 'ReportFiled') continue
    const { facts, narrative: words } = act.bodies
    const text = narrative(choices).slice(0, most)
    told.push({ at, bodies: { facts, narrative: { ...words, text } } })
  }
  return told
}

/** So many small amendments, each of another of the reports. */
export function edits(of: readonly Told[], count: number, seed: number): Edit[] {
  const choices = choicesFrom(seededRandom(seed))
  const left = of.map((_, i) => i)
  const last = of.at(-1)?.at ?? firstAt
  const kinds = incidentKinds.map(({ what }) => what)
  return Array.from({ length: count }, (_, i) => {
    const [at = 0] = left.splice(choices.whole(0, left.length - 1), 1)
    const day = 86_400_000
    const begun = Math.floor((of[at]?.at ?? 0) / day) * day
    const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 16)}Z`
    const set = {
      what: choices.pick(kinds),
      imminence: choices.pick(['within_72_hours', 'later_or_unsure', 'within_hours'] as const),
      ...(choices.chance(0.5) && {
        occurredAt: {
          precision: 'day' as const,
          earliest: iso(begun),
          latest: iso(begun + day - minute),
        },
      }),
    }
    return { of: at, at: last + (i + 1) * minute, set }
  })
}

/** The same report as a document of a database that knows nothing of events. */
export type Doc = { id: string; at: number } & Record<string, unknown>

/** Ids as such databases make them: a UUID, here from the seed. */
export function docsOf(told: readonly Told[], seed: number): Doc[] {
  const bytes = bytesFrom(seededRandom(seed))
  return told.map(({ at, bodies: { facts, narrative } }) => {
    const hex = Buffer.from(bytes(16)).toString('hex')
    const id = hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')
    return { id, at, ...facts, ...narrative }
  })
}
