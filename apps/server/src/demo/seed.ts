import { randomUUID } from 'node:crypto'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Role } from '@tocsin/schema/primitives/actor'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { demoMission } from '@tocsin/testkit/demo/demo-mission'
import { demoAccounts, demoOfficers } from '@tocsin/testkit/demo/demo-officers'
import { demoPlan } from '@tocsin/testkit/demo/demo-plan'
import { insertAccount, type NewAccount } from '../accounts/account-store.ts'
import { hashPassword } from '../accounts/password.ts'
import { inTransaction } from '../db/retry.ts'
import type { Handle, Random } from '../log/log-deps.ts'
import { createMission, missionIds } from '../log/mission.ts'
import { openSystemSeat, type SystemSeatDeps } from '../log/open-system-seat.ts'
import { projectionVersion } from '../projections/states.ts'
import { setPlan } from '../summaries/outside-ledger.ts'
import { openMissionKeys } from '../trust/mission-keys.ts'
import { appendHistory } from './append-history.ts'
import { demoPassword } from './demo-password.ts'
import { type DemoSeat, enrolOfficers } from './demo-seats.ts'

/** An account of the demo; the password exists only here and as a hash. */
export type DemoAccount = { name: string; role: Role; personName: string; password: string }

export type SeededDemo = { settings: MissionSettings; accounts: DemoAccount[]; events: number }

/** Everything but the mission, which the demo brings. */
export type SeedDemoDeps = Omit<SystemSeatDeps, 'mission' | 'logKey' | 'transport'>

export type SeedDemoOptions = {
  /** How many of how many events are written. */
  onProgress?: (done: number, of: number) => void
  /** A shorter history, for tests; half a year when absent. */
  weeks?: number
}

/**
 * Fills an empty database with the fictional mission of Ondara: half a year of reports, threats,
 * alerts and answers up to the clock's now, and one account a role with passwords of this
 * installation.
 *
 * @returns `demo_refused` when the database already holds a mission.
 */
export async function seedDemo(
  without: SeedDemoDeps,
  { onProgress = () => {}, weeks }: SeedDemoOptions = {},
): Promise<Result<SeededDemo, Problem>> {
  const { random, clock, database } = without
  if ((await missionIds(database.db)).length > 0) {
    const reason = 'There is a mission in this data folder already. The demo needs a new folder.'
    return err(problem('demo_refused', { reason }))
  }
  const { settings, officers, acts, startsAt } = demoMission(fractions(random), clock.now(), weeks)
  const located = { ...without, mission: settings.mission }
  const deps: SystemSeatDeps = { ...located, ...(await openMissionKeys(located)) }
  await createMission(database.db, settings, { random, projectionVersion })
  const roster = await openSystemSeat(deps, 'roster')
  const seats = await enrolOfficers(roster, random, officers, startsAt)
  await appendHistory(deps, {
    acts,
    seats,
    random,
    onProgress: (done) => onProgress(done, acts.length),
  })
  const by = seats.get('duty-day')?.actor.seat
  if (by) await setPlan(deps, { plan: demoPlan(startsAt), by })
  const accounts = await makeAccounts(deps, seats)
  return ok({ settings, accounts, events: acts.length })
}

/** Last and all at once: a demo without accounts is known to have been cut off. */
async function makeAccounts(
  { database, mission, random, clock }: SystemSeatDeps,
  seats: ReadonlyMap<string, DemoSeat>,
): Promise<DemoAccount[]> {
  const made: { account: NewAccount; password: string; seat: DemoSeat | undefined }[] = []
  for (const one of demoAccounts) {
    const { name, role, officer } = one
    const seals = 'seals' in one ? one.seals : undefined
    const person = demoOfficers.find(({ key }) => key === officer)
    const password = demoPassword(random)
    const account: NewAccount = {
      id: randomUUID(),
      name,
      personName: person?.name ?? seals ?? 'Rana Tilde, mission administrator',
      role,
      component: person?.component ?? null,
      areas: [...(person?.areas ?? [])],
      isIdentityOfficer: seals !== undefined,
      passwordHash: await hashPassword(password),
      createdAt: clock.now(),
    }
    made.push({ account, password, seat: officer === null ? undefined : seats.get(officer) })
  }
  await inTransaction(database, async (tx) => {
    for (const { account, seat } of made) {
      await insertAccount(tx, mission, account)
      if (seat) await giveSeat(tx, mission, seat.actor.seat, account.id)
    }
  })
  return made.map(({ account: { name, role, personName }, password }) => {
    return { name, role, personName, password }
  })
}

async function giveSeat(db: Handle, mission: string, seat: string, account: string): Promise<void> {
  await db
    .updateTable('seat')
    .set({ account_id: account })
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .execute()
}

/** Numbers from 0 up to 1 out of random bytes: every installation gets a mission of its own. */
function fractions(random: Random): () => number {
  let bytes = new Uint8Array()
  let at = 0
  return () => {
    if (at + 4 > bytes.length) {
      bytes = random(4096)
      at = 0
    }
    const drawn = new DataView(bytes.buffer, at, 4).getUint32(0)
    at += 4
    return drawn / 2 ** 32
  }
}
