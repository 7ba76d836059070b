import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { demoMission } from './accounts/demo-code.ts'
import { inviteAccount } from './accounts/invite.ts'
import type { Config } from './config.ts'
import type { DemoAccount } from './demo/seed.ts'
import type { Handle } from './log/log-deps.ts'
import { createMission, missionIds } from './log/mission.ts'
import type { SystemSeatDeps } from './log/open-system-seat.ts'
import { projectionVersion } from './projections/states.ts'

export type Found = {
  mission: MissionId
  /** Accounts made now: their passwords are told this one time. */
  accounts: Pick<DemoAccount, 'name' | 'role' | 'password'>[]
}

type FoundDeps = Omit<SystemSeatDeps, 'mission' | 'logKey' | 'transport'>

/**
 * The mission that this server serves: the one in the database, otherwise the demo where that is
 * allowed, otherwise an empty one called by `TOCSIN_MISSION` with an administrator to set it up.
 *
 * @returns `demo_refused` when the database holds the demo and this start may not serve it.
 */
export async function findOrFoundMission(
  deps: FoundDeps,
  config: Pick<Config, 'demo'>,
  env: Readonly<Record<string, string | undefined>>,
  onProgress: (done: number, of: number) => void,
): Promise<Result<Found, Problem>> {
  const { db } = deps.database
  if (config.demo !== 'off') await dropUnfinishedDemo(db)
  const ids = await missionIds(db)
  const asked = env.TOCSIN_MISSION
  const mission = asked ? ids.find((id) => id === asked) : ids[0]
  if (mission === demoMission && config.demo === 'off') {
    const reason =
      'This data folder holds the demo mission, which is served on this machine only. Use another folder with --data FOLDER, or ask for it by name with --demo.'
    return err(problem('demo_refused', { reason }))
  }
  if (mission) return ok({ mission, accounts: [] })
  if (ids.length === 0 && config.demo !== 'off') {
    const { seedDemo } = await import('./demo/seed.ts')
    const seeded = await seedDemo(deps, { onProgress })
    if (!seeded.ok) return seeded
    return ok({ mission: seeded.value.settings.mission, accounts: seeded.value.accounts })
  }
  return await foundEmpty(deps, env)
}

async function foundEmpty(
  deps: FoundDeps,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result<Found, Problem>> {
  const settings = MissionSettings.safeParse({
    mission: env.TOCSIN_MISSION || 'mission',
    name: env.TOCSIN_MISSION_NAME || 'Mission',
    week: { startsOn: 1, timeZone: env.TOCSIN_TIME_ZONE || 'UTC' },
    areas: [],
    ackMinutes: {},
  })
  if (!settings.success) {
    const reason =
      'TOCSIN_MISSION has to be 2 to 32 lower-case letters, digits and hyphens, and TOCSIN_TIME_ZONE a zone such as Africa/Juba.'
    return err(problem('config_bad', { setting: 'TOCSIN_MISSION', reason }))
  }
  const { mission } = settings.data
  await createMission(deps.database.db, settings.data, {
    random: deps.random,
    projectionVersion,
  })
  const invited = await inviteAccount(
    { ...deps, mission },
    {
      name: 'admin',
      personName: 'Administrator',
      role: 'administrator',
      component: null,
      areas: [],
    },
  )
  if (!invited.ok) return invited
  return ok({ mission, accounts: [{ ...invited.value, role: 'administrator' }] })
}

const tables = [
  'part',
  'record_key',
  'words_mark',
  'wrap',
  'wrap_set',
  'opening_limit',
  'officer_key',
  'identity_opening',
  'identity_export',
  'event',
  'run',
  'quarantine',
  'envelope',
  'record',
  'record_entry',
  'incident_row',
  'threat_row',
  'alert_row',
  'foreign_ref',
  'delivered',
  'readmitted',
  'seat',
  'system_seat',
  'held_key',
  'statement',
  'mission_root',
  'outside_plan',
  'scope_head',
  'log_node',
  'mission',
] as const

/** Accounts come last: a demo without any was cut off while it was made, and nobody has used it. */
async function dropUnfinishedDemo(db: Handle): Promise<void> {
  const ids = await missionIds(db)
  if (!ids.some((id) => id === demoMission)) return
  const account = await db
    .selectFrom('account')
    .select('name')
    .where('mission_id', '=', demoMission)
    .limit(1)
    .executeTakeFirst()
  if (account) return
  for (const table of tables) {
    await db.deleteFrom(table).where('mission_id', '=', demoMission).execute()
  }
}
