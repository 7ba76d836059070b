import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { fromBase32, openServer } from '../testing/test-server.ts'
import { stepMs, totpCode } from './totp.ts'

const origin = 'https://tocsin.example'
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

/** Flags of authenticator data (WebAuthn level 3, §6.1): present, verified, with a key. */
const present = 0x01
const verified = 0x04
const withKey = 0x40

type Ask = { origin?: string; rpId?: string; flags?: number; counter?: number }

/** A head of CBOR (RFC 8949, §3) of fewer than 65,536. */
function head(kind: number, n: number): Buffer {
  if (n < 24) return Buffer.of((kind << 5) | n)
  if (n < 256) return Buffer.of((kind << 5) | 24, n)
  return Buffer.of((kind << 5) | 25, n >> 8, n & 255)
}
const bytesOf = (bytes: Uint8Array) => Buffer.concat([head(2, bytes.length), bytes])
const textOf = (text: string) => Buffer.concat([head(3, text.length), Buffer.from(text)])

/** An authenticator with one ES256 key, written from the specification and not from the library under test. */
function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  const xy = [jwk.x, jwk.y].map((part) => Buffer.from(part ?? '', 'base64url'))
  // {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9052, §7; RFC 9053, §7.1.1)
  const cose = Buffer.concat([
    Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21),
    bytesOf(xy[0] ?? Buffer.alloc(0)),
    Buffer.of(0x22),
    bytesOf(xy[1] ?? Buffer.alloc(0)),
  ])
  const clientData = (type: string, challenge: string, at: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }))
  const data = (rpId: string, flags: number, counter: number, key = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.of(flags), count, key])
  }
  const named = { id: url(id), rawId: url(id), type: 'public-key', clientExtensionResults: {} }
  return {
    id: url(id),
    make(challenge: string, ask: Ask = {}) {
      const { origin: at = origin, rpId = 'tocsin.example', flags = present | verified } = ask
      const key = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cose])
      const authData = data(rpId, flags | withKey, 0, key)
      const attestationObject = Buffer.concat([
        Buffer.of(0xa3),
        ...[textOf('fmt'), textOf('none'), textOf('attStmt'), Buffer.of(0xa0)],
        ...[textOf('authData'), bytesOf(authData)],
      ])
      const clientDataJSON = url(clientData('webauthn.create', challenge, at))
      return { ...named, response: { clientDataJSON, attestationObject: url(attestationObject) } }
    },
    answer(challenge: string, ask: Ask = {}) {
      const { origin: at = origin, rpId = 'tocsin.example', counter = 1 } = ask
      const client = clientData('webauthn.get', challenge, at)
      const authenticatorData = data(rpId, ask.flags ?? present | verified, counter)
      const signed = Buffer.concat([authenticatorData, sha256(client)])
      const response = {
        clientDataJSON: url(client),
        authenticatorData: url(authenticatorData),
        signature: url(sign('sha256', signed, privateKey)),
      }
      return { ...named, response }
    },
  }
}

type Server = Awaited<ReturnType<typeof openServer>>

/** as: what `passkey.begin` and `passkey.ask` answer. */
async function drawn(server: Server, path: string, cookie: string | undefined): Promise<string> {
  const { data } = await server.call(path, {}, cookie)
  return (data as { challenge: string }).challenge
}

/** A desk's account whose first factor is a key. */
async function withPasskey(
  server: Server,
  name: string,
  before: (made: { name: string; password: string }) => Promise<void> = async () => {},
) {
  const { inviteAccount } = await import('./invite.ts')
  const who = { name, personName: name, role: 'analyst', component: null, areas: [] } as const
  const made = await inviteAccount(server.deps, { ...who, areas: [] })
  if (!made.ok) throw new Error(made.error.code)
  await before(made.value)
  const signedIn = await server.call('auth.signIn', made.value)
  const cookie = signedIn.cookie ?? ''
  const key = authenticator()
  const challenge = await drawn(server, 'passkey.begin', cookie)
  const response = key.make(challenge)
  const taken = await server.call('passkey.take', { name: 'Key on the ring', response }, cookie)
  const device = await server.makeDevice()
  const enrolled = await server.call('auth.enrol', await device.answer(), cookie)
  return { ...made.value, signedIn, key, taken, response, device, cookie: enrolled.cookie ?? '' }
}

describeOnDatabase('passkeys', (open) => {
  it('SI-12 a key alone is a second factor: it is taken once, answers once a question, and brings recovery codes', async () => {
    const server = await openServer(await open())
    const desk = await withPasskey(server, 'amina')
    expect(desk.signedIn.data).toMatchObject({ secondFactor: 'set_up' })
    // as: what `passkey.take` answers.
    expect((desk.taken.data as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(8)
    expect(desk.cookie).not.toBe('')

    const again = await server.call('auth.signIn', desk)
    expect(again.data).toMatchObject({
      secondFactor: 'show',
      factors: { code: false, passkeys: 1, newPasskey: true },
    })
    const device = await server.makeDevice()
    const early = await server.call('auth.enrol', await device.answer(), again.cookie)
    expect(early.problem?.code).toBe('second_factor_needed')
    const answer = desk.key.answer(await drawn(server, 'passkey.ask', again.cookie))
    expect((await server.call('passkey.answer', answer, again.cookie)).status).toBe(200)
    const replayed = await server.call('passkey.answer', answer, again.cookie)
    expect(replayed.problem?.code).toBe('bad_signature')
    expect((await server.call('auth.enrol', await device.answer(), again.cookie)).status).toBe(200)
  })

  it('SI-12 an answer of another address, question or key, or without its person is refused', async () => {
    const server = await openServer(await open())
    const { key, ...desk } = await withPasskey(server, 'amina')
    const [one, two] = [
      (await server.call('auth.signIn', desk)).cookie,
      (await server.call('auth.signIn', desk)).cookie,
    ]
    const wrong: Record<string, (challenge: string) => unknown> = {
      'another address': (asked) => key.answer(asked, { origin: 'https://tocsin.example.evil' }),
      'another host': (asked) => key.answer(asked, { rpId: 'evil.example' }),
      'nobody verified': (asked) => key.answer(asked, { flags: present }),
      'nobody there': (asked) => key.answer(asked, { flags: 0 }),
      'another question': () => key.answer(url(randomBytes(32))),
      'another key': (asked) => ({ ...authenticator().answer(asked), id: key.id, rawId: key.id }),
    }
    for (const [what, made] of Object.entries(wrong)) {
      const challenge = await drawn(server, 'passkey.ask', one)
      const refused = await server.call('passkey.answer', made(challenge), one)
      expect([what, refused.problem?.code]).toEqual([what, 'bad_signature'])
    }
    // The question goes with a wrong answer: a right one to it comes too late.
    const spoiled = await drawn(server, 'passkey.ask', two)
    await server.call('passkey.answer', key.answer(spoiled, { flags: 0 }), two)
    const right = await server.call('passkey.answer', key.answer(spoiled), two)
    expect(right.problem?.code).toBe('bad_signature')
  })

  it('SI-12 an answer to another session, one that comes late, and a count that goes back are refused', async () => {
    const server = await openServer(await open())
    const { key, ...desk } = await withPasskey(server, 'amina')
    const [one, two] = [
      (await server.call('auth.signIn', desk)).cookie,
      (await server.call('auth.signIn', desk)).cookie,
    ]
    const other = key.answer(await drawn(server, 'passkey.ask', one))
    expect((await server.call('passkey.answer', other, two)).problem?.code).toBe('bad_signature')
    const old = await drawn(server, 'passkey.ask', two)
    server.clock.time += 5 * 60_000
    const late = await server.call('passkey.answer', key.answer(old), two)
    expect(late.problem?.code).toBe('bad_signature')
    const counted = key.answer(await drawn(server, 'passkey.ask', two), { counter: 7 })
    expect((await server.call('passkey.answer', counted, two)).status).toBe(200)
    const back = key.answer(await drawn(server, 'passkey.ask', two), { counter: 7 })
    expect((await server.call('passkey.answer', back, two)).problem?.code).toBe('bad_signature')
  })

  it('SI-12 a key made elsewhere, without its person, or known already is not taken; nor one beside a factor that was not shown', async () => {
    const server = await openServer(await open())
    const desk = await withPasskey(server, 'amina')
    const other = await server.enrol('jpt_member', 'other')
    const key = authenticator()
    const make = async (ask: Ask) => {
      const challenge = await drawn(server, 'passkey.begin', other.cookie)
      const response = key.make(challenge, ask)
      return server.call('passkey.take', { name: 'mine', response }, other.cookie)
    }
    const refused = { problem: { code: 'bad_signature' } }
    expect(await make({ origin: 'http://tocsin.example' })).toMatchObject(refused)
    expect(await make({ rpId: 'example' })).toMatchObject(refused)
    expect(await make({ flags: present })).toMatchObject(refused)
    expect((await make({})).status).toBe(200)
    // The password alone opens no way to a second key, or to an app of one's own.
    const { cookie } = await server.call('auth.signIn', desk)
    for (const path of ['passkey.begin', 'account.beginSecondFactor']) {
      expect((await server.call(path, {}, cookie)).problem?.code).toBe('not_allowed')
    }
    const unasked = { name: 'x', response: desk.response }
    expect((await server.call('passkey.take', unasked, cookie)).problem?.code).toBe('not_allowed')
  })

  it('SI-12 a secret that somebody drew by the password before there was a key opens nothing afterwards', async () => {
    const server = await openServer(await open())
    let planted = ''
    const desk = await withPasskey(server, 'amina', async (made) => {
      const { cookie } = await server.call('auth.signIn', made)
      const { data } = await server.call('account.beginSecondFactor', {}, cookie)
      // as: what `account.beginSecondFactor` answers.
      planted = (data as { secret: string }).secret
    })
    expect(planted).not.toBe('')
    const { totp_wrapped } = await server.deps.database.db
      .selectFrom('account')
      .select('totp_wrapped')
      .where('name', '=', 'amina')
      .executeTakeFirstOrThrow()
    expect(totp_wrapped).toBeNull()
    // Also where one lies there from before this rule, or was drawn beside the key and left.
    const proved = desk.key.answer(await drawn(server, 'passkey.ask', desk.cookie))
    const shown = { password: desk.password, shown: { passkey: proved } }
    expect((await server.call('passkey.prove', shown, desk.cookie)).status).toBe(200)
    const left = await server.call('account.beginSecondFactor', {}, desk.cookie)
    planted = (left.data as { secret: string }).secret
    const code = totpCode(fromBase32(planted), Math.floor(server.clock.now() / stepMs))
    const { cookie } = await server.call('auth.signIn', desk)
    const tried = {
      confirm: await server.call('account.confirmSecondFactor', { code }, cookie),
      check: await server.call('account.checkSecondFactor', { code }, cookie),
    }
    expect(tried.confirm.problem?.code).toBe('not_allowed')
    expect(tried.check.problem?.code).toBe('code_refused')
    const device = await server.makeDevice()
    const enrolled = await server.call('auth.enrol', await device.answer(), cookie)
    expect(enrolled.problem?.code).toBe('second_factor_needed')
    const own = await server.call('account.confirmSecondFactor', { code }, desk.cookie)
    expect(own.data).toEqual({ recoveryCodes: [] })
  })

  it('SI-13 keys are added, named and removed only by whoever has just shown password and factor; the last one stays', async () => {
    const server = await openServer(await open())
    const desk = await withPasskey(server, 'amina')
    const { cookie, password } = desk
    const remove = (id: string) => server.call('passkey.remove', { id }, cookie)
    expect((await remove(desk.key.id)).problem?.code).toBe('not_allowed')
    const prove = async (typed: string, counter: number) => {
      const passkey = desk.key.answer(await drawn(server, 'passkey.ask', cookie), { counter })
      return server.call('passkey.prove', { password: typed, shown: { passkey } }, cookie)
    }
    expect((await prove('not the password', 1)).problem?.code).toBe('sign_in_refused')
    const alone = await server.call('passkey.prove', { password }, cookie)
    expect(alone.problem?.code).toBe('code_refused')
    expect((await remove(desk.key.id)).problem?.code).toBe('not_allowed')
    expect((await prove(password, 2)).status).toBe(200)
    expect((await remove(desk.key.id)).problem?.code).toBe('second_factor_needed')
    const second = authenticator()
    const response = second.make(await drawn(server, 'passkey.begin', cookie))
    const taken = await server.call('passkey.take', { name: '  The spare ', response }, cookie)
    expect(taken.data).toEqual({ recoveryCodes: [] })
    expect((await remove(desk.key.id)).status).toBe(200)
    const listed = await server.call('passkey.list', {}, cookie)
    expect(listed.data).toMatchObject({ code: false, keys: [{ name: 'The spare' }] })
    server.clock.time += 5 * 60_000
    expect((await remove(second.id)).problem?.code).toBe('not_allowed')
  })

  it('SI-12 an administrator takes every key away with the rest, and the next sign-in sets one up', async () => {
    const server = await openServer(await open())
    const desk = await withPasskey(server, 'amina')
    const { resetSecondFactor } = await import('./second-factor.ts')
    const { db } = server.deps.database
    const { account_id: account } = await db
      .selectFrom('account')
      .select('account_id')
      .where('name', '=', 'amina')
      .executeTakeFirstOrThrow()
    expect((await resetSecondFactor(server.deps, null, account)).ok).toBe(true)
    const again = await server.call('auth.signIn', desk)
    expect(again.data).toMatchObject({ secondFactor: 'set_up', factors: { passkeys: 0 } })
  })
})
