import { leftOver } from '@tocsin/schema/desk/quarantine'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import { eventTypes } from '@tocsin/schema/events/registry'
import { type Fate, fates } from '@tocsin/testkit/flaky-link'
import { createMemoryTablet, type TabletFault } from '@tocsin/testkit/world/memory-tablet'
import {
  runWorld,
  tellOutcome,
  type WorldOptions,
  type WorldOutcome,
} from '@tocsin/testkit/world/run-world'
import type { ServerInside } from '@tocsin/testkit/world/world-server'
import { describe, expect, test } from 'vitest'
import { openMemoryWorldServer, type ServerFault } from './testing/memory-world-server.ts'

/** Seeds that once found something, with what it was: they stay for ever. */
const remembered: Record<number, string> = {}

const firstSeeds = Array.from({ length: 50 }, (_, at) => at + 1)
const seeds = [...new Set([...firstSeeds, ...Object.keys(remembered).map(Number)])]

function worldOf(seed: number, faults: { server?: ServerFault; tablet?: TabletFault } = {}) {
  const options: WorldOptions = {
    seed,
    operations: 200,
    openServer: (tools) => openMemoryWorldServer(tools, faults.server),
    makeTablet: async (of) => createMemoryTablet(of, faults.tablet),
  }
  return options
}

/** What is done in worlds with teams only. */
const ofTeams = new Set([
  'CardUsed',
  'DeploymentAmended',
  'DeploymentClosed',
  'DeploymentOpened',
  'MissionReportSigned',
  'RecommendationAmended',
  'RecommendationAnswered',
  'RecommendationMade',
  'RecommendationWithdrawn',
  'VisitAmended',
  'VisitLogged',
])

/** What no world plays: early warning is the server's own. */
const ofWarnings = [
  'WarningRaised',
  'WarningLookedAt',
  'WarningAnswered',
  'WarningMuted',
  'WarningJudged',
]

/** Nor the weekly paper, which no tablet writes or pulls: `paper-life.pg.test.ts` plays it. */
const ofPapers = [
  'PaperDrafted',
  'PaperEdited',
  'PaperSigned',
  'PaperReleased',
  'PaperDissented',
  'PaperShared',
]

/** Nor what desks find about the host State: `host-state.pg.test.ts` plays it. */
const ofHostState = ['HostStateAssessed', 'HostStateReassessed', 'HostStateWithdrawn']

/** When each recorded message came, beside the report that it speaks of. */
function whenHeard(log: ServerInside['log']): string[] {
  return log.flatMap(({ event: { header } }, at) => {
    if (header.type !== 'FlashHeard') return []
    const filed = log.findIndex(({ event }) => String(event.id) === header.record)
    return filed < 0 ? 'never' : at < filed ? 'before' : 'after'
  })
}

const outcomes = new Map<number, WorldOutcome>()

/** Seeds in whose world this was said, as they were played above; none that was not. */
function seedsWith(said: RegExp): number[] {
  const found = [...outcomes].filter(([, { trace }]) => trace.some((line) => said.test(line)))
  return found.map(([seed]) => seed)
}

/**
 * Where a fault was found when this was written, to be tried first. A hint and no more: what happens in
 * which world moves with every new event, and then it takes as many worlds as it takes.
 */
const foundIn = {
  drops_an_acknowledged_event: [1, 3, 5],
  wipes_envelopes: [5, 7, 10],
  says_nothing_again: [1, 4, 7],
  admits_twice: [16, 18],
  rewrap_rewrites_bytes: [2, 3],
  keeps_wraps_of_leavers: [2, 5],
  opens_without_a_row: [1, 5],
  hears_consent_of_reports_only: [2, 4, 5],
  keeps_what_is_erased: [2, 3, 5],
  keeps_what_it_may_not_read: [2, 6],
} as const satisfies Partial<Record<ServerFault | TabletFault, readonly number[]>>

/** As above, where all that teams do is done. */
const teamSeeds = hintedFirst(
  Array.from({ length: 16 }, (_, at) => 101 + at),
  [107, 114],
)

/** The worlds of the hint, as far as they are among these, before all others. */
function hintedFirst(some: readonly number[], hint: readonly number[] = []): number[] {
  const isHinted = (seed: number) => Number(hint.includes(seed))
  return some.toSorted((a, b) => isHinted(b) - isHinted(a))
}

/** In how many of these worlds the fault is found; ends with the third. */
async function countFound(
  some: readonly number[],
  faults: Parameters<typeof worldOf>[1],
  said: RegExp,
  enough = 3,
  hint: readonly number[] = [],
): Promise<number> {
  let found = 0
  for (const seed of hintedFirst(some, hint)) {
    // Without the fault nothing is broken in it.
    expect(outcomes.get(seed)?.broken).toEqual([])
    const { broken } = await runWorld(worldOf(seed, faults))
    if (broken.some((one) => said.test(one))) found += 1
    if (found === enough) break
  }
  return found
}

function isSealing({ parts }: LogEvent): boolean {
  return Object.values(parts).some(({ state }) => state === 'sealed')
}

describe('many tablets and a server, over the store in memory', () => {
  test.each(seeds)('seed %i', async (seed) => {
    const options = worldOf(seed)
    const outcome = await runWorld(options)
    outcomes.set(seed, outcome)
    if (outcome.broken.length > 0) expect.fail(tellOutcome(options, outcome))
  })

  test('the seeds together came through everything that may happen', (context) => {
    if (outcomes.size < seeds.length) return context.skip('not all seeds ran')
    const played = [...outcomes.values()]
    const happened = played.flatMap(({ trace }) => trace).join('\n')
    for (const said of [
      ...fates.map((fate) => `the link: ${fate}`),
      'a late request arrives',
      'is wrong by',
      'dies before the journal has it',
      'loses the database',
      'is granted',
      'is revoked',
      'goes back to its backup',
      'delivers while locked: 0 left',
      'brings what was handed over: taken',
      'is wiped',
      'the roster is',
      'hears consent_withdrawn of',
      'hears identity_to_officers of',
      '(ThreatAmended)',
      'handed out',
      ': identity_not_for_you',
      'is erased',
      'is copied',
      ' speaks ',
      ' hears ',
      ' wrongly',
    ]) {
      expect(happened).toContain(said)
    }
    // Before the report itself came, after it, and where it never did.
    const heards = played.flatMap(({ settled }) => whenHeard(settled?.server.log ?? []))
    expect(new Set(heards)).toEqual(new Set(['before', 'after', 'never']))
    expect(happened).toMatch(/wraps anew: [1-9]/)
    expect(happened).toMatch(/the copy of \S+ is started/)
    expect(happened).toMatch(/starts anew as \S+ and says [1-9]\d* again/)
    expect(happened).toMatch(/analyst\S* admits /)
    const servers = played.flatMap(({ settled }) => settled?.server ?? [])
    const types = new Set(servers.flatMap(({ log }) => log.map(({ event }) => event.header.type)))
    const unplayed = new Set([...ofTeams, ...ofWarnings, ...ofPapers, ...ofHostState])
    const playable = Object.keys(eventTypes).filter((type) => !unplayed.has(type))
    expect([...types].sort()).toEqual(playable.sort())
    const held = new Set(servers.flatMap(({ quarantine }) => quarantine.map((row) => row.problem)))
    expect([...held]).toEqual(expect.arrayContaining([...leftOver, 'not_allowed']))
    // Threats and their amendments seal people as reports do, and some of them agree.
    const sealing = servers.flatMap(({ log }) => log.map(({ event }) => event)).filter(isSealing)
    const sealed = new Set(sealing.map(({ header }) => header.type))
    expect([...sealed].sort()).toEqual([
      'ReportAmended',
      'ReportFiled',
      'ThreatAmended',
      'ThreatRaised',
    ])
    const states = servers.flatMap(({ records }) => records.map(({ state }) => state as object))
    expect(states.some((state) => 'mergedInto' in state && state.mergedInto)).toBe(true)
    const fields = states.flatMap((state) => ('fields' in state ? [state.fields as object] : []))
    const registers: unknown[] = fields.flatMap((one) => Object.values(one))
    expect(registers.some((one) => Array.isArray(one) && one.length > 1)).toBe(true)
  })

  test('DP-1 DP-3 DP-4 DP-5 with teams that deploy, visit, recommend and sign', async () => {
    const types = new Set<string>()
    const missing = () => [...ofTeams].filter((type) => !types.has(type))
    // As many as it takes until everything was done, and four at least.
    for (const [nth, seed] of teamSeeds.entries()) {
      if (nth >= 4 && missing().length === 0) break
      const options = { ...worldOf(seed), hasTeams: true }
      const outcome = await runWorld(options)
      if (outcome.broken.length > 0) expect.fail(tellOutcome(options, outcome))
      for (const { event } of outcome.settled?.server.log ?? []) types.add(event.header.type)
    }
    expect(missing()).toEqual([])
  }, 60_000)

  test('the same seed tells the same story', async () => {
    const [first, second] = [await runWorld(worldOf(7)), await runWorld(worldOf(7))]
    expect(first.trace.length).toBeGreaterThan(200)
    expect(first.trace).toEqual(second.trace)
    expect(first.settled?.server.log).toEqual(second.settled?.server.log)
  })
})

describe('the world finds what is broken on purpose', () => {
  const doubling: Record<Fate, number> = {
    delivered: 1,
    sent_twice: 1,
    lost: 0,
    reply_lost: 0,
    late: 0,
    server_crashes_before_commit: 0,
  }

  test('a server that takes duplicates', async () => {
    const options = { ...worldOf(1, { server: 'takes_duplicates' }), fates: doubling }
    const { broken } = await runWorld(options)
    expect(broken.join('\n')).toMatch(/is stored twice/)
    expect((await runWorld({ ...worldOf(1), fates: doubling })).broken).toEqual([])
  })

  test('a server that drops an acknowledged event', async () => {
    const found: boolean[] = []
    for (const seed of hintedFirst(firstSeeds.slice(0, 8), foundIn.drops_an_acknowledged_event)) {
      if (found.filter(Boolean).length === 3) break
      const options = worldOf(seed, { server: 'drops_an_acknowledged_event' })
      const { broken } = await runWorld({ ...options, fates: { ...doubling, sent_twice: 0 } })
      found.push(broken.some((said) => /was acknowledged and is missing|log_rewritten/.test(said)))
    }
    // Not in all: a world that goes back to an older backup heals, as the tablets tell everything again.
    expect(found.filter(Boolean).length).toBe(3)
  })

  test('EN-9 a wipe that takes the sealed envelopes with it', async () => {
    // Not in all: some had delivered everything before.
    const wiped = seedsWith(/is wiped$/)
    const fault = { tablet: 'wipes_envelopes' } as const
    const hint = foundIn.wipes_envelopes
    expect(await countFound(wiped, fault, /neither logged nor held/, 3, hint)).toBe(3)
  }, 120_000)

  test('DV-10 an officer who is enrolled again and does not say the tail again', async () => {
    const anew = seedsWith(/starts anew as \S+ and says [1-9]/)
    const fault = { tablet: 'says_nothing_again' } as const
    const hint = foundIn.says_nothing_again
    expect(await countFound(anew, fault, /is not said again/, 3, hint)).toBe(3)
  }, 120_000)

  test('DV-10 a server that takes what is said again beside itself', async () => {
    // Not in all: only where somebody says what another has said, or what the log has.
    const anew = seedsWith(/starts anew as \S+ and says [1-9]/)
    const fault = { server: 'admits_twice' } as const
    const hint = foundIn.admits_twice
    expect(await countFound(anew, fault, /stands \d+ times in the log/, 2, hint)).toBe(2)
  }, 120_000)

  test.each([
    [
      'SE-12 re-wrapping that writes sealed bytes anew',
      'rewrap_rewrites_bytes',
      // By the log at rest, or by a tablet before that.
      /is not what it was committed to|bad_parts/,
    ],
    [
      'SE-12 wraps that are kept for an officer who left',
      'keeps_wraps_of_leavers',
      /opens for \[.+\] instead of/,
    ],
    [
      'SE-10 an identity that is handed out without its row',
      'opens_without_a_row',
      /in the log of openings/,
    ],
  ] as const)(
    '%s',
    async (_, fault, said) => {
      const found: boolean[] = []
      // As many as it takes: what happens in which world moves with every new event.
      for (const seed of hintedFirst(firstSeeds, foundIn[fault])) {
        if (found.filter(Boolean).length === 2) break
        const { broken } = await runWorld(worldOf(seed, { server: fault }))
        found.push(broken.some((one) => said.test(one)))
      }
      // Not in all: in some worlds nobody leaves, or the server goes back to before it.
      expect(found.filter(Boolean).length).toBe(2)
    },
    120_000,
  )

  test('SE-16 a tablet that lets people of threats go who have not agreed', async () => {
    const fault = { tablet: 'hears_consent_of_reports_only' } as const
    // Not in all: in some worlds nobody seals a person of a threat who has not agreed.
    const hint = foundIn.hears_consent_of_reports_only
    expect(await countFound(seeds, fault, /opens for \[.+\] instead of \[\]/, 3, hint)).toBe(3)
  }, 60_000)

  test('SM-8 a desk that files a report of its own for what it hears', async () => {
    // Not in all: only where the report itself comes, too.
    const heard = seedsWith(/ hears /)
    const found: number[] = []
    for (const seed of heard) {
      expect(outcomes.get(seed)?.broken).toEqual([])
      const { broken } = await runWorld({ ...worldOf(seed), deskFault: 'files_what_it_hears' })
      if (broken.some((one) => /was spoken and is counted [2-9]/.test(one))) found.push(seed)
      if (found.length === 3) break
    }
    expect(found.length).toBe(3)
  }, 120_000)

  test('ER-9 a tablet that keeps in its journal what was erased', async () => {
    const erased = seedsWith(/is erased$/)
    const fault = { tablet: 'keeps_what_is_erased' } as const
    const hint = foundIn.keeps_what_is_erased
    expect(await countFound(erased, fault, /was erased and lies on/, 3, hint)).toBe(3)
  }, 120_000)

  test('RC-3 a tablet that keeps what its seat may read no longer', async () => {
    const fault = { tablet: 'keeps_what_it_may_not_read' } as const
    let found = 0
    // Not in all: in some worlds nobody comes to read another part of an area that stays theirs.
    for (const seed of hintedFirst(firstSeeds.slice(0, 40), foundIn.keeps_what_it_may_not_read)) {
      if (found === 2) break
      const rotating = { areRotating: true }
      expect((await runWorld({ ...worldOf(seed), ...rotating })).broken).toEqual([])
      const { broken } = await runWorld({ ...worldOf(seed, fault), ...rotating })
      if (broken.some((said) => /which may not read it/.test(said))) found += 1
    }
    expect(found).toBe(2)
  }, 120_000)

  test('a tablet that folds in the order in which things arrived', async () => {
    const { broken } = await runWorld(worldOf(1, { tablet: 'folds_in_order_of_arrival' }))
    expect(broken.join('\n')).toMatch(/by the server's log/)
  })
})
