import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBytes, sealingKeyBytes } from '@tocsin/schema/access/open-bytes'
import type { Role } from '@tocsin/schema/primitives/actor'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { Problem } from '@tocsin/schema/problem'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from '@tocsin/seal/seat-key'
import type { AnyRouter } from '@trpc/server'
import { onTestFinished } from 'vitest'
import { inviteAccount } from '../accounts/invite.ts'
import { needsSecondFactor } from '../accounts/second-factor.ts'
import { stepMs, totpCode } from '../accounts/totp.ts'
import { createApp } from '../app.ts'
import type { Database } from '../db/database.ts'
import { openLiveFeed } from '../log/live-feed.ts'
import { createLogger } from '../observability/logger.ts'
import { createAskLimit } from '../routers/ask-limit.ts'
import { createDeliverLimit } from '../routers/deliver-limit.ts'
import { openWorld, tavuri } from './test-mission.ts'

type Answer = {
  status: number
  data: unknown
  problem: Problem | undefined
  cookie: string | undefined
  /** By which the browser is known at its next sign-in. */
  browser: string | undefined
}

/** The other way of `base32` (RFC 4648 §6), for what a person types into their app. */
export function fromBase32(text: string): Uint8Array {
  const bits = [...text]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('')
  const bytes = bits.match(/.{8}/g) ?? []
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2))
}

/** The whole application on a free port, with one built app of two files and its log lines kept. */
export async function openServer(database: Database, router?: AnyRouter) {
  const world = await openWorld(database)
  const publicDir = mkdtempSync(join(tmpdir(), 'tocsin-app-'))
  mkdirSync(join(publicDir, 'assets'))
  mkdirSync(join(publicDir, 'packs'))
  writeFileSync(join(publicDir, 'index.html'), '<!doctype html><title>Tocsin</title>')
  writeFileSync(join(publicDir, 'assets', 'main-abcd1234.js'), 'export {}')
  const lines: string[] = []
  const live = await openLiveFeed(world.deps, 200)
  const app = createApp({
    deps: {
      ...world.deps,
      roster: world.roster,
      trust: world.trust,
      erasures: world.erasures,
      live,
      packsDir: join(publicDir, 'packs'),
      askLimit: createAskLimit(),
      deliverLimit: createDeliverLimit(),
      origin: 'https://tocsin.example',
    },
    logger: createLogger((line) => lines.push(line)),
    publicDir,
    isStopping: () => false,
    liveConnections: new Set(),
    ...(router ? { router } : {}),
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
    // The database is closed first where the test itself did not open the server last.
    await live.close().catch(() => {})
    rmSync(publicDir, { recursive: true, force: true })
  })
  // as: a listening TCP server has an address of this form.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** What tRPC answers, as far as the tests look into it. */
  type Body = { result?: { data: unknown }; error?: { data?: { problem?: Problem } } }

  async function call(path: string, input: unknown, cookie = '', headers = {}): Promise<Answer> {
    const response = await fetch(`${url}/api/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify(input ?? {}),
    })
    const body = (await response.json()) as Body
    return {
      status: response.status,
      data: body.result?.data,
      problem: body.error?.data?.problem,
      cookie: response.headers
        .getSetCookie()
        .find((set) => set.startsWith('__Host-tocsin='))
        ?.split(';')[0],
      browser: response.headers
        .getSetCookie()
        .find((set) => set.startsWith('__Host-tocsin-browser='))
        ?.split(';')[0],
    }
  }

  /** An account that signs in and enrols a device, as a person does it for the first time. */
  async function enrol(role: Role, name: string = role, component: string | null = null) {
    const invited = await inviteAccount(world.deps, {
      name,
      personName: `Person ${name}`,
      role,
      component,
      areas: role === 'jpt_member' || role === 'team_leader' ? [tavuri] : [],
    })
    if (!invited.ok) throw new Error(invited.error.code)
    const signedIn = await call('auth.signIn', invited.value)
    const cookie = signedIn.cookie ?? ''
    const secret = needsSecondFactor(role) ? (await showSecondFactor(cookie)).secret : undefined
    const device = await makeDevice()
    const enrolled = await call('auth.enrol', await device.answer(), cookie)
    return { ...invited.value, secret, device, enrolled, cookie: enrolled.cookie ?? '' }
  }

  /** Signs in once more, with the code that the app shows next. */
  async function signIn(who: { name: string; password: string; secret: Uint8Array | undefined }) {
    const signedIn = await call('auth.signIn', { name: who.name, password: who.password })
    if (who.secret) {
      const code = totpCode(who.secret, Math.floor(world.clock.now() / stepMs) + 1)
      await call('account.checkSecondFactor', { code }, signedIn.cookie)
    }
    return signedIn
  }

  /** Opens a session with the key of an enrolled device, as at every unlock. */
  async function open(device: Awaited<ReturnType<typeof makeDevice>>, more: object = {}) {
    const { challenge, signature } = await device.answer()
    return call('auth.open', { seat: device.seat, challenge, signature, ...more })
  }

  /** Sets the second factor up, as a person with an authenticator app does. */
  async function showSecondFactor(cookie: string) {
    const begun = await call('account.beginSecondFactor', {}, cookie)
    // as: what `account.beginSecondFactor` answers.
    const secret = fromBase32((begun.data as { secret: string }).secret)
    const code = totpCode(secret, Math.floor(world.clock.now() / stepMs))
    const confirmed = await call('account.confirmSecondFactor', { code }, cookie)
    return { secret, confirmed }
  }

  async function makeDevice() {
    const seed = world.random(32)
    const publicKey = await seatPublicKey(seed)
    const seat = await seatIdOf(publicKey)
    const key = await importSeatKey(seed)
    return {
      seat,
      key,
      publicKey: toBase64Url(publicKey),
      /** Its word for a sealing key of its own. */
      async names(sealing: Uint8Array<ArrayBuffer>) {
        const signature = await signRun(key, sealingKeyBytes(world.deps.mission, seat, sealing))
        return { key: toBase64Url(sealing), signature: toBase64Url(signature) }
      },
      /** Fetches a challenge and signs it. */
      async answer() {
        const { data } = await call('auth.challenge', { seat })
        // as: what `auth.challenge` answers.
        const { challenge } = data as { challenge: string }
        const signature = await signRun(key, openBytes(world.deps.mission, seat, challenge))
        return { publicKey: this.publicKey, challenge, signature: toBase64Url(signature) }
      },
    }
  }

  return { ...world, app, url, call, enrol, makeDevice, showSecondFactor, signIn, open, lines }
}
