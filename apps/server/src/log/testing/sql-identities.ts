import { toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import { SeatId } from '@tocsin/schema/primitives/ids'
import type { KeyId } from '@tocsin/schema/trust/statements'
import { importSeatKey, seatKeyBytes, seatPublicKey } from '@tocsin/seal/seat-key'
import { signStatement } from '@tocsin/seal/statement'
import type { ServerInside, WorldIdentities } from '@tocsin/testkit/world/world-server'
import type { IdentityDeps } from '../../identities/identity-deps.ts'
import { offerKey } from '../../identities/officer-keys.ts'
import { proposeRoster, takeRoster } from '../../identities/officers-roster.ts'
import { type OfficerAt, openIdentity } from '../../identities/open-identity.ts'
import { putWraps, rewrapWork } from '../../identities/rewrap.ts'
import type { Random } from '../log-deps.ts'

const why = { reason: 'protect_person', words: 'Asked for by the world' }

/** Sealed identities as they are in service, with accounts for the officers of a world. */
export async function sqlIdentities(
  deps: IdentityDeps,
  random: Random,
): Promise<WorldIdentities & { inside: () => Promise<Pick<ServerInside, 'wraps' | 'openings'>> }> {
  const { database, mission, clock } = deps
  const { db } = database
  const seed = random(seatKeyBytes)
  const root = await importSeatKey(seed)
  const public_key = toBase64Url(await seatPublicKey(seed))
  await db.insertInto('mission_root').values({ mission_id: mission, public_key }).execute()
  const seats = new Map<KeyId, SeatId>()
  const officerAt = (officer: KeyId): OfficerAt => {
    const of = { role: 'headquarters' as const, component: null, areas: [] }
    const account = { id: officer, name: officer, personName: officer, disabled: false, ...of }
    const seat = seats.get(officer) ?? SeatId.parse(officer)
    return { account: { ...account, isIdentityOfficer: true }, actor: { seat, ...of } }
  }
  const setOfficer = async (officer: KeyId, is: boolean) => {
    const account = {
      mission_id: mission,
      account_id: officer,
      name: officer,
      password_hash: 'none',
      person_name: officer,
      role: 'headquarters',
      component: null,
      areas_json: '[]',
      disabled: false,
      created_at: clock.now(),
      totp_wrapped: null,
      totp_confirmed_at: null,
      totp_step: null,
      identity_officer: is,
    }
    await db
      .insertInto('account')
      .values(account)
      .onConflict((conflict) =>
        conflict.columns(['mission_id', 'account_id']).doUpdateSet({ identity_officer: is }),
      )
      .execute()
  }
  return {
    async takeRoster(officers) {
      for (const known of seats.keys()) await setOfficer(known, false)
      for (const { id, key } of officers) {
        const seat = seats.get(id) ?? SeatId.parse(toHex(random(16)))
        seats.set(id, seat)
        await setOfficer(id, true)
        await offerKey(deps, { account: id, seat, publicKey: key })
      }
      const proposed = await proposeRoster(deps)
      if (!proposed.ok && proposed.error.code === 'nothing_changed') return
      if (!proposed.ok) throw new Error(proposed.error.code)
      const taken = await takeRoster(deps, await signStatement(root, proposed.value))
      if (!taken.ok) throw new Error(taken.error.code)
    },
    open: (officer, of) => openIdentity(deps, officerAt(officer), { ...of, ...why }),
    work: (officer) => rewrapWork(deps, officerAt(officer)),
    async putWraps(officer, wraps) {
      const { actor } = officerAt(officer)
      const by = { account: officer, seat: actor.seat, publicKey: new Uint8Array(32) }
      const put = await putWraps(deps, { wraps, sets: [] }, by)
      if (!put.ok) throw new Error(put.error.code)
    },
    async inside() {
      const wraps = await db.selectFrom('wrap').selectAll().execute()
      const openings = await db.selectFrom('identity_opening').selectAll().execute()
      // as: the columns hold ids of the log and of the roster.
      return {
        wraps: wraps.map(({ event_id, label, officer_id, sealed }) => ({
          event: event_id as never,
          part: label,
          officer: officer_id as KeyId,
          sealed,
        })),
        openings: openings.map(({ event_id, label, account_id }) => ({
          event: event_id as never,
          part: label,
          officer: account_id as KeyId,
        })),
      }
    },
  }
}
