import { constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { revokeDevice } from './accounts/revoke.ts'
import { describeOnDatabase } from './db/testing/describe-on-databases.ts'
import { aReport, enrolTablet } from './testing/test-mission.ts'
import { openServer } from './testing/test-server.ts'

describeOnDatabase('the server', (open) => {
  it('a person signs in once, enrols, and the device then opens by its key alone', async () => {
    const server = await openServer(await open())
    const { cookie, device, enrolled, name } = await server.enrol('analyst')
    expect(enrolled.data).toMatchObject({
      seat: { seat: device.seat, role: 'analyst' },
      head: { seatSeq: 0 },
      counter: 0,
      settings: { mission: 'ondara' },
    })
    expect(await server.call('desk.tablets', {}, cookie)).toMatchObject({ status: 200 })
    const { challenge, signature } = await device.answer()
    const opened = await server.call('auth.open', { seat: device.seat, challenge, signature })
    expect(opened.status).toBe(200)
    expect(await server.call('auth.me', {}, opened.cookie)).toMatchObject({
      data: { account: { name }, seat: { seat: device.seat } },
    })
    const again = await server.call('auth.open', { seat: device.seat, challenge, signature })
    expect(again.problem?.code).toBe('bad_signature')
    await server.call('auth.signOut', {}, opened.cookie)
    expect((await server.call('auth.me', {}, opened.cookie)).data).toBeNull()
  })

  it('a password alone opens no read model', async () => {
    const server = await openServer(await open())
    const { name, password } = await server.enrol('analyst')
    const { cookie } = await server.call('auth.signIn', { name, password })
    expect((await server.call('desk.map', {}, cookie)).problem?.code).toBe('not_signed_in')
    expect((await server.call('mission.settings', {}, cookie)).status).toBe(200)
  })

  it('each procedure answers only to the roles it is for', async () => {
    const server = await openServer(await open())
    const roles = ['jpt_member', 'team_leader', 'analyst', 'headquarters', 'administrator'] as const
    const inputs: Record<string, unknown> = {
      'desk.map': {},
      'desk.alerts': {},
      'desk.summary': { weekStart: '2026-11-16' },
      'desk.summaryCsv': { weekStart: '2026-11-16' },
      'desk.tablets': {},
      'admin.accounts': {},
      'admin.seats': {},
    }
    const table: Record<string, number[]> = {}
    const cookies = await Promise.all(roles.map(async (role) => (await server.enrol(role)).cookie))
    for (const [path, input] of Object.entries(inputs)) {
      const statuses = await Promise.all(
        ['', ...cookies].map(async (cookie) => (await server.call(path, input, cookie)).status),
      )
      table[path] = statuses
    }
    const desk = [401, 403, 403, 200, 200, 403]
    const admin = [401, 403, 403, 403, 403, 200]
    for (const [path, statuses] of Object.entries(table)) {
      expect([path, statuses]).toEqual([path, path.startsWith('desk') ? desk : admin])
    }
  })

  it('ten guesses an hour, and an enrolled device is not locked out by them', async () => {
    const server = await openServer(await open())
    const { name, password, device } = await server.enrol('jpt_member')
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () =>
        server.call('auth.signIn', { name, password: 'guessed it' }),
      ),
    )
    const codes = guesses.map(({ problem }) => problem?.code)
    expect(codes.filter((code) => code === 'sign_in_refused')).toHaveLength(10)
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(2)
    const right = await server.call('auth.signIn', { name, password })
    expect(right.problem?.code).toBe('rate_limited')
    const { challenge, signature } = await device.answer()
    const opened = await server.call('auth.open', { seat: device.seat, challenge, signature })
    expect(opened.status).toBe(200)
  })

  it('a revoked seat loses its session at once and cannot open another', async () => {
    const server = await openServer(await open())
    const { cookie, device } = await server.enrol('analyst')
    const administrator = await server.enrol('administrator')
    const input = { seat: device.seat, reason: 'lost' }
    const revoked = await server.call('admin.revokeSeat', input, administrator.cookie)
    expect(revoked.status).toBe(200)
    expect((await server.call('desk.map', {}, cookie)).problem?.code).toBe('not_signed_in')
    const { challenge, signature } = await device.answer()
    const opened = await server.call('auth.open', { seat: device.seat, challenge, signature })
    expect(opened.problem?.code).toBe('seat_revoked')
    const deps = { ...server.deps, roster: server.roster }
    expect(await revokeDevice(deps, device.seat, 'lost')).toMatchObject({ ok: false })
  })

  it('tokens are not in the database, and the cookie is closed to scripts and other sites', async () => {
    const server = await openServer(await open())
    const { cookie, name, password } = await server.enrol('analyst')
    const response = await fetch(`${server.url}/api/trpc/auth.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    })
    expect(response.headers.getSetCookie().at(-1)).toMatch(
      /^__Host-tocsin=[\w-]{43}; Max-Age=1800; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
    )
    const sessions = await server.deps.database.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(sessions)).not.toContain(cookie.split('=')[1])
    const [session] = sessions
    const stolen = `__Host-tocsin=${session?.token_hash.slice(0, 43)}`
    expect((await server.call('auth.me', {}, stolen)).data).toBeNull()
  })

  it('a tablet delivers without a session; the desk’s map and live connection show it', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('analyst')
    const live = await fetch(`${server.url}/api/trpc/desk.live`, { headers: { cookie } })
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    const hear = async (what: RegExp) => {
      while (!what.test(heard)) heard += (await reader?.read())?.value ?? ''
    }
    await hear(/id: \d+/)
    const tablet = await enrolTablet(server)
    tablet.say(aReport({ alert: 'flash', imminence: 'happening_now' }))
    const pushed = await server.call('sync.exchange', await tablet.request())
    expect(pushed.data).toMatchObject({ held: [], receipts: [{ seatSeq: 1 }] })
    await hear(/"kinds":\["alert","incident","report"\]/)
    await reader?.cancel()
    const resumed = `${server.url}/api/trpc/desk.live?input=${encodeURIComponent('{"lastEventId":"3"}')}`
    const again = await fetch(resumed, { headers: { cookie } })
    expect(again.headers.get('content-type')).toBe('text/event-stream')
    await again.body?.cancel()
    const { data } = await server.call('desk.map', {}, cookie)
    expect(data).toMatchObject({ onMap: [{ kind: 'incident', danger: true }], beside: [] })
    expect((await server.call('desk.alerts', {}, cookie)).data).toMatchObject([
      { standing: 'unanswered', ackMinutes: 15, reporter: { role: 'jpt_member' } },
    ])
    const csv = await server.call('desk.summaryCsv', { weekStart: '2026-11-16' }, cookie)
    expect(csv.data).toMatchObject({
      name: 'tocsin-ondara-2026-W47.csv',
      text: expect.stringMatching(/^\uFEFFweek_start,.*\r\n#date\+start,.*\r\n/),
    })
  })

  it('refuses other sites, other forms of body and questions in addresses', async () => {
    const server = await openServer(await open())
    const post = (headers: Record<string, string>, body = '{}') =>
      fetch(`${server.url}/api/trpc/auth.signOut`, { method: 'POST', headers, body })
    const json = { 'content-type': 'application/json' }
    const { host } = new URL(server.url)
    const statuses = [
      await post(json),
      await post({ ...json, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }),
      await post({ ...json, origin: 'https://elsewhere.example' }),
      await post({ ...json, origin: 'null' }),
      await post({ ...json, 'sec-fetch-site': 'cross-site' }),
      await post({ ...json, 'sec-fetch-site': 'same-site' }),
      await post({ 'content-type': 'text/plain' }),
      await post({ 'content-type': 'application/x-www-form-urlencoded' }),
      await post({ 'content-type': 'multipart/form-data; boundary=x' }),
      await fetch(`${server.url}/api/trpc/auth.me`),
      await fetch(`${server.url}/api/trpc/desk.live?input=%7B%7D`),
      await fetch(`${server.url}/api/trpc/auth.signOut`, {
        method: 'PUT',
        headers: json,
        body: '{}',
      }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 403, 403, 403, 403, 415, 415, 415, 405, 405, 405])
  })

  it('reads compressed bodies and counts their decoded bytes', async () => {
    const server = await openServer(await open())
    const tablet = await enrolTablet(server)
    tablet.say(aReport())
    const request = JSON.stringify(await tablet.request())
    const post = async (body: Uint8Array<ArrayBuffer>, encoding: string) => {
      const response = await fetch(`${server.url}/api/trpc/sync.exchange`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body,
      })
      const code = /"problem":\{"code":"(\w+)"/.exec(await response.text())?.[1]
      return [response.status, code]
    }
    const bytes = (text: string | Buffer) => new Uint8Array(Buffer.from(text))
    expect(await post(bytes(gzipSync(request)), 'gzip')).toEqual([200, undefined])
    const answer = await fetch(`${server.url}/`, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('vary')).toContain('Accept-Encoding')
    const bomb = gzipSync(Buffer.alloc(60_000_000, 0x20))
    expect(await post(bytes(bomb), 'gzip')).toEqual([413, 'too_large'])
    expect(await post(bytes('no gzip at all'), 'gzip')).toEqual([400, 'bad_input'])
    expect(await post(bytes(gzipSync(request).subarray(0, 90)), 'gzip')).toEqual([400, 'bad_input'])
    for (const encoding of ['snappy', 'constructor', '__proto__', 'toString']) {
      expect(await post(bytes('{}'), encoding)).toEqual([415, 'bad_input'])
    }
    const hugeWindow = { params: { [constants.ZSTD_c_windowLog]: 27 } }
    const claims = zstdCompressSync(Buffer.alloc(9_000_000, 0x20), hugeWindow)
    expect(await post(bytes(claims), 'zstd')).toEqual([400, 'bad_input'])
    expect(await post(bytes(zstdCompressSync(request)), 'zstd')).toEqual([409, 'replayed_request'])
    expect(await post(bytes(`{"a":"${'x'.repeat(4_100_000)}"}`), 'identity')).toEqual([
      413,
      'too_large',
    ])
    expect((await server.call('auth.me', {})).status).toBe(200)
  })

  it('ends the session that a browser had when it opens another', async () => {
    const server = await openServer(await open())
    const { cookie, device } = await server.enrol('analyst')
    const { seat } = device
    const { challenge, signature } = await device.answer()
    const opened = await server.call('auth.open', { seat, challenge, signature }, cookie)
    expect((await server.call('desk.tablets', {}, opened.cookie)).status).toBe(200)
    expect((await server.call('desk.tablets', {}, cookie)).status).toBe(401)
  })

  it('gives out challenges only so many a minute', async () => {
    const server = await openServer(await open())
    const many = Array.from({ length: 20 }, () => 'auth.challenge').join(',')
    const asked = { seat: 'a'.repeat(32) }
    const body = JSON.stringify(
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i, asked])),
    )
    const headers = { 'content-type': 'application/json' }
    for (let nth = 0; nth < 15; nth += 1) {
      await fetch(`${server.url}/api/trpc/${many}?batch=1`, { method: 'POST', headers, body })
    }
    const { status, problem } = await server.call('auth.challenge', asked)
    expect([status, problem?.code]).toEqual([429, 'rate_limited'])
  })

  it('answers failures with one problem of the closed list and nothing of its inside', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('analyst')
    const many = Array.from({ length: 21 }, () => 'auth.me').join(',')
    const answers = [
      await server.call('desk.record', { kind: 'incident', id: `${'a'.repeat(32)}-1` }, cookie),
      await server.call('desk.map', { from: 'yesterday' }, cookie),
      await server.call('no.such', {}),
      await server.call('auth.signIn', { name: 'a\u0000b', password: 'x' }),
      await server.call('desk.summary', { weekStart: '0000-01-01' }, cookie),
      await server.call('desk.summary', { weekStart: '9999-12-31' }, cookie),
    ]
    expect(answers.map(({ problem }) => problem)).toEqual([
      { code: 'not_found' },
      { code: 'bad_input' },
      { code: 'not_found' },
      { code: 'bad_input' },
      { code: 'bad_input' },
      { code: 'bad_input' },
    ])
    for (const weekStart of ['1900-01-01', '2199-12-31']) {
      expect((await server.call('desk.summary', { weekStart }, cookie)).status).toBe(200)
    }
    const batch = await fetch(`${server.url}/api/trpc/${many}?batch=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(batch.status).toBe(400)
    await server.deps.database.db.schema.alterTable('incident_row').renameTo('gone').execute()
    const failed = await server.call('desk.map', {}, cookie)
    expect([failed.status, failed.problem]).toEqual([500, { code: 'server_failed' }])
    expect(server.lines.some((line) => line.includes('a procedure failed'))).toBe(true)
  })

  it('writes nothing of a report, a name or a password into its log', async () => {
    const server = await openServer(await open())
    const canary = 'canary7f3k'
    const { name, cookie } = await server.enrol('analyst', `${canary}name`)
    await server.call('auth.signIn', { name, password: `${canary}password` })
    const tablet = await enrolTablet(server)
    const draft = aReport()
    draft.bodies.narrative = { title: `${canary}title`, text: `${canary}text` }
    tablet.say(draft)
    const request = await tablet.request()
    await server.call('sync.exchange', request)
    await server.call('sync.exchange', { ...request, signature: canary })
    await fetch(`${server.url}/${canary}?${canary}=${canary}`)
    await fetch(`${server.url}/api/trpc/${canary}`, { method: 'POST', body: canary })
    await server.deps.database.db.schema.alterTable('account').renameTo('gone').execute()
    await server.call('auth.signIn', { name, password: `${canary}password` })
    await server.call('auth.me', {}, cookie)
    expect(server.lines.length).toBeGreaterThan(8)
    expect(server.lines.join('\n')).not.toContain(canary)
    expect(server.lines.join('\n')).not.toContain(cookie.split('=')[1])
  })

  it('serves the app with its headers, and unknown files as missing', async () => {
    const server = await openServer(await open())
    const get = async (path: string) => {
      const { status, headers } = await fetch(`${server.url}${path}`)
      return [status, headers.get('cache-control'), headers.get('content-type')?.split(';')[0]]
    }
    expect(await get('/')).toEqual([200, 'no-store', 'text/html'])
    expect(await get('/index.html')).toEqual([200, 'no-store', 'text/html'])
    expect(await get('/desk/map')).toEqual([200, 'no-store', 'text/html'])
    const immutable = 'public, max-age=31536000, immutable'
    expect(await get('/assets/main-abcd1234.js')).toEqual([200, immutable, 'text/javascript'])
    expect((await get('/assets/main-old00000.js'))[0]).toBe(404)
    expect((await get('/api/nothing'))[0]).toBe(404)
    expect((await get('/api/packs'))[0]).toBe(401)
    const { headers } = await fetch(server.url)
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/)
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('sends a piece of code with what means something for it, pages and workers with everything', async () => {
    const server = await openServer(await open())
    const headersOf = async (path: string) => (await fetch(`${server.url}${path}`)).headers
    const piece = await headersOf('/assets/main-abcd1234.js')
    expect(piece.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(piece.get('x-content-type-options')).toBe('nosniff')
    expect(piece.get('cross-origin-resource-policy')).toBe('same-origin')
    expect([...piece].join('\n').length).toBeLessThan(500)
    const page = await headersOf('/')
    const told = ['content-security-policy', 'cross-origin-embedder-policy', 'permissions-policy']
    // Whether they are there or not: a worker that is missing is answered by the same rule.
    for (const path of ['/assets/vault-worker-abcd1234.js', '/service-worker.js', '/api/packs']) {
      const headers = await headersOf(path)
      expect(told.map((name) => headers.get(name))).toEqual(told.map((name) => page.get(name)))
    }
    expect(page.get('content-security-policy')).toContain("script-src 'self'")
  })

  it('says that it is alive, and that it is ready only while its database answers', async () => {
    const database = await open()
    const server = await openServer(database)
    const status = async (path: string) => (await fetch(`${server.url}${path}`)).status
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200])
    await database.close()
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503])
  })
})
