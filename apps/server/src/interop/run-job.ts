import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { listAccounts } from '../accounts/account-store.ts'
import { demoCode } from '../accounts/demo-code.ts'
import { inviteAccount } from '../accounts/invite.ts'
import { inviteDevice } from '../accounts/invite-device.ts'
import { revokeDevice } from '../accounts/revoke.ts'
import type { ErasureLedger } from '../erasure/erasure-ledger.ts'
import { listOfficers } from '../identities/officer-keys.ts'
import { proposeRoster, takeRoster } from '../identities/officers-roster.ts'
import { lookAtAll } from '../log/look-at-all.ts'
import { lookAtHead } from '../log/look-at-head.ts'
import { missionOf } from '../log/mission.ts'
import type { SystemSeat, SystemSeatDeps } from '../log/open-system-seat.ts'
import { findSeat } from '../log/seats.ts'
import { readTablets } from '../projections/read-seats.ts'
import { projectionVersion } from '../projections/states.ts'
import { disableAccount, renewPassword, setOfficer, takeSecondFactor } from './account-jobs.ts'
import { beginNewEpoch } from './begin-new-epoch.ts'
import { exportLogFile } from './export-log-file.ts'
import { listBatches } from './import-batches.ts'
import { importEnvelopes } from './import-envelopes.ts'
import { importGed } from './import-ged.ts'
import type { Answer, Asked, JobName, JobProgress } from './jobs.ts'
import { makeCertificate } from './make-certificate.ts'
import { addArea, setMission, showMission } from './mission-jobs.ts'
import { showRoot, takeDelegate } from './root-jobs.ts'
import { undoImport } from './undo-import.ts'

export type JobDeps = SystemSeatDeps & { roster: SystemSeat; erasures: ErasureLedger }

export type JobContext = {
  deps: JobDeps
  /** The file of an import; empty for every other job. */
  file: AsyncIterable<Uint8Array>
  onProgress: (progress: JobProgress) => void
}

type Run<J extends JobName> = (
  context: JobContext,
  asked: Asked<J>,
) => Promise<Result<Answer<J>, Problem>>

const runs: { readonly [J in JobName]: Run<J> } = {
  'import.ged': ({ deps, file, onProgress }, { dryRun }) =>
    importGed(deps, file, {
      dryRun,
      onProgress: (lines) => onProgress({ done: lines, of: null }),
    }),
  'import.envelopes': ({ deps, file, onProgress }) => importEnvelopes(deps, file, onProgress),
  'import.undo': ({ deps, onProgress }, { batch }) =>
    undoImport(deps, batch, (done, of) => onProgress({ done, of })),
  'import.list': async ({ deps }) => ok(await listBatches(deps.database.db, deps.mission)),
  'user.add': async ({ deps }, invitation) => {
    const { settings } = await missionOf(deps.database.db, deps.mission)
    const unknown = invitation.areas.find((area) => !settings.areas.some(({ id }) => id === area))
    if (unknown) return err(problem('bad_input', { field: `area ${unknown}` }))
    return await inviteAccount(deps, invitation)
  },
  'user.list': async ({ deps }) => ok(await listAccounts(deps.database.db, deps.mission)),
  'user.password': ({ deps }, { name }) => renewPassword(deps, name),
  'user.code': ({ deps }, { name }) => demoCode(deps, name),
  'user.second-factor': ({ deps }, { name }) => takeSecondFactor(deps, name),
  'user.disable': ({ deps }, { name }) => disableAccount(deps, name),
  'device.list': async ({ deps }) => ok(await readTablets(deps.database.db, deps.mission)),
  'device.invite': ({ deps }, asked) => inviteDevice(deps, null, asked),
  'device.revoke': async ({ deps }, { seat, reason }) => {
    const known = await findSeat(deps.database.db, deps.mission, seat)
    const revoked = await revokeDevice(deps, seat, reason)
    return revoked.ok ? ok({ seat, name: known?.name ?? '' }) : revoked
  },
  'mission.show': ({ deps }) => showMission(deps),
  'mission.set': ({ deps }, asked) => setMission(deps, asked),
  'log.export': ({ deps }, asked) => exportLogFile(deps, asked),
  'certificate.make': ({ deps }, asked) => makeCertificate(deps, asked),
  'epoch.begin': ({ deps }, { mission }) => beginNewEpoch(deps, mission),
  'area.add': ({ deps }, area) => addArea(deps, area),
  'officers.list': async ({ deps }) => ok(await listOfficers(deps)),
  'officers.set': ({ deps }, asked) => setOfficer(deps, asked),
  'officers.propose': ({ deps }) => proposeRoster(deps),
  'officers.take': ({ deps }, { signed }) => takeRoster(deps, signed),
  'root.show': ({ deps }) => showRoot(deps),
  'root.takeDelegate': ({ deps }, { signed }) => takeDelegate(deps, signed),
  doctor: async ({ deps }) => ok(await examine(deps)),
}

/** Does a job on the open database. Expected failures are problems; defects throw. */
export async function runJob<J extends JobName>(
  job: J,
  asked: Asked<J>,
  context: JobContext,
): Promise<Result<Answer<J>, Problem>> {
  return await runs[job](context, asked)
}

async function examine({ database, mission, words, logKey }: JobDeps): Promise<Answer<'doctor'>> {
  const { db, kind } = database
  const { settings, lastSeq, projectionVersion: built } = await missionOf(db, mission)
  const last = await db
    .selectFrom('event')
    .select('received_at')
    .where('mission_id', '=', mission)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { held } = await db
    .selectFrom('quarantine')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .where('mission_id', '=', mission)
    .executeTakeFirstOrThrow()
  const flaws = await lookAtAll(db, { mission, words })
  const { flaws: headFlaws } = await lookAtHead(db, { mission, words }, logKey.publicKey)
  const isGone = flaws.includes('numbers')
  return {
    database: kind,
    mission,
    missionName: settings.name,
    events: lastSeq,
    lastReceivedAt: last?.received_at ?? null,
    quarantined: Number(held),
    accounts: (await listAccounts(db, mission)).length,
    devices: (await readTablets(db, mission)).length,
    headFlaws: [...new Set([...headFlaws, ...(isGone ? ['numbers'] : [])])],
    keyFlaws: flaws.filter((flaw) => flaw !== 'numbers'),
    readModels: built === projectionVersion ? 'current' : 'to be rebuilt at the next start',
  }
}
