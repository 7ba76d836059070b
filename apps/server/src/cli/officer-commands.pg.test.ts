import { toHex } from '@tocsin/schema/primitives/bytes'
import { SeatId } from '@tocsin/schema/primitives/ids'
import { sealingKeyId } from '@tocsin/seal/sealing-key'
import { expect, test } from 'vitest'
import { findAccountByName } from '../accounts/account-store.ts'
import { inviteAccount } from '../accounts/invite.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { offerKey } from '../identities/officer-keys.ts'
import { makeOfficerKey } from '../identities/testing/officers.ts'
import { ceremony } from './testing/ceremony.ts'

type Open = Parameters<Parameters<typeof describeOnDatabase>[1]>[0]

/** A key ceremony with people at headquarters, whose browsers can offer keys. */
async function withPeople(open: Open) {
  const at = await ceremony(open)
  const { world } = at
  const enrol = async (name: string) => {
    const invited = await inviteAccount(world.deps, {
      name,
      personName: `Person ${name}`,
      role: 'headquarters',
      component: null,
      areas: [],
    })
    if (!invited.ok) throw new Error(invited.error.code)
  }
  /** The browser of this officer offers a key, which is then read out. */
  const offer = async (name: string) => {
    const found = await findAccountByName(world.deps.database.db, world.deps.mission, name)
    const { id, key } = await makeOfficerKey(name, world.random(32))
    const seat = SeatId.parse(toHex(world.random(16)))
    await offerKey(world.deps, { account: found?.account.id ?? '', seat, publicKey: key })
    return (id.match(/.{4}/g) ?? []).join(' ')
  }
  const roster = async () => (await world.trust.bundle()).officers?.statement
  for (const name of ['amari', 'ekholm', 'third']) await enrol(name)
  return { ...at, offer, roster }
}

describeOnDatabase('the commands of identity officers', (open) => {
  test('SE-5 named, their keys compared, signed by the root: only then tablets seal to them', async () => {
    const { tocsin, offer, roster } = await withPeople(open)
    expect((await tocsin(['officers', 'list'])).exit).toBe(0)
    expect((await tocsin(['officers', 'add', 'nobody'])).exit).toBe(1)
    for (const name of ['amari', 'ekholm']) {
      const added = await tocsin(['officers', 'add', name])
      expect(added).toMatchObject({ exit: 0 })
      expect(added.said).toContain(`Person ${name} is an identity officer`)
    }
    expect((await tocsin(['officers', 'list'])).said).toContain('no browser enrolled yet')
    // One key is no roster.
    const first = await offer('amari')
    expect((await tocsin(['root', 'sign-officers'])).exit).toBe(1)
    const second = await offer('ekholm')
    const listed = (await tocsin(['officers', 'list'])).said
    expect(listed).toContain(first)
    expect(listed).toContain('not signed')
    // What was read out is another key than the server shows: nothing is signed.
    const other = await sealingKeyId(new Uint8Array(32).fill(9))
    const wrong = await tocsin(['root', 'sign-officers', '--key', first, other])
    expect(wrong.exit).toBe(1)
    expect(await roster()).toBeUndefined()
    const signed = await tocsin(['root', 'sign-officers', '--key', first, second])
    expect(signed).toMatchObject({ exit: 0 })
    expect(signed.said).toContain('Roster 1 names 2 identity officers')
    expect((await roster())?.officers.map(({ name }) => name)).toEqual([
      'Person amari',
      'Person ekholm',
    ])
    expect((await tocsin(['officers', 'list'])).said).toContain('in the roster')
    // Nothing has changed since.
    expect((await tocsin(['root', 'sign-officers'])).exit).toBe(1)
  }, 120_000)

  test('SE-5 SE-12 one is taken out: the roster of those who stay is signed anew, and never of one alone', async () => {
    const { tocsin, offer, roster } = await withPeople(open)
    for (const name of ['amari', 'ekholm', 'third']) {
      await tocsin(['officers', 'add', name])
      await offer(name)
    }
    expect((await tocsin(['root', 'sign-officers'])).exit).toBe(0)
    const removed = await tocsin(['officers', 'remove', 'ekholm'])
    expect(removed.said).toContain('Person ekholm opens nothing any more')
    expect((await roster())?.officers).toHaveLength(3)
    expect((await tocsin(['root', 'sign-officers'])).said).toContain('Roster 2 names 2')
    expect((await roster())?.officers.map(({ name }) => name)).toEqual([
      'Person amari',
      'Person third',
    ])
    await tocsin(['officers', 'remove', 'third'])
    expect((await tocsin(['root', 'sign-officers'])).exit).toBe(1)
    expect((await roster())?.version).toBe(2)
  }, 120_000)
})
