import type { RequestHandler } from 'express'
import { expect, it } from 'vitest'
import type { Database } from '../db/database.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openServer } from '../testing/test-server.ts'
import { appRouter } from './app-router.ts'
import { answerFields } from './testing/answer-fields.ts'
import { type Caller, callers, expectedOf, procedures } from './testing/matrix-table.ts'
import { openMatrix } from './testing/matrix-world.ts'
import { openProcedure, router } from './trpc.ts'

type Server = Awaited<ReturnType<typeof openServer>>
type Matrix = Awaited<ReturnType<typeof openMatrix>>

const refusals: readonly string[] = [
  'not_allowed',
  'not_identity_officer',
  'second_factor_needed',
  'second_person_needed',
]

/** Where short messages go, set as the desk of an administrator does it; a line of the book says by whom. */
async function savesSettings(server: Server, { db }: Database, cookie: string) {
  const { data } = await server.call('mission.settings', undefined, cookie)
  const smsNumber = '+24308155501'
  const saved = { ...(data as object), smsNumber }
  expect((await server.call('admin.saveSettings', saved, cookie)).problem).toBeUndefined()
  expect((await server.call('mission.settings', undefined, cookie)).data).toEqual(saved)
  const book = await db
    .selectFrom('audit')
    .selectAll()
    .where('what', '=', 'settings_saved')
    .execute()
  expect(book).toMatchObject([{ account_id: expect.any(String), about: null }])
  expect(JSON.stringify(book)).not.toContain(smsNumber)
}

/** Asks everything of everybody; what is not as declared, and which fields each was told. */
async function measure(server: Server, { cookies, seen }: Matrix, names: readonly string[]) {
  const wrong: string[] = []
  const told = new Map<string, Map<string, Caller[]>>()
  let answers = 0
  for (const name of names) {
    const row = procedures[name]
    if (!row) wrong.push(`${name} is not in the table`)
    for (const [variant, ask] of Object.entries(row?.asks ?? { undeclared: () => ({}) })) {
      const fields = new Map<string, Caller[]>()
      for (const caller of callers) {
        const answer = await server.call(name, ask(seen), cookies[caller])
        answers += 1
        const code = answer.problem?.code ?? ''
        const is = refusals.includes(code) ? 'refused' : code === 'not_signed_in' ? code : 'passes'
        const expected = row ? expectedOf(row, variant, caller) : 'refused'
        if (is !== expected) wrong.push(`${name} ${variant} ${caller}: ${is}, not ${expected}`)
        if (code === 'server_failed') wrong.push(`${name} ${variant} ${caller}: a defect`)
        if (answer.status !== 200) continue
        const paths = answerFields(answer.data).join(' ')
        fields.set(paths, [...(fields.get(paths) ?? []), caller])
      }
      if (fields.size > 0) told.set(`${name} ${variant}`, fields)
    }
  }
  return { wrong, answers, told }
}

function asText(told: ReadonlyMap<string, ReadonlyMap<string, readonly Caller[]>>): string {
  const lines = [...told].flatMap(([asked, fields]) =>
    [...fields].flatMap(([paths, who]) => [
      `${asked} · ${who.join(', ')}`,
      ...paths.split(' ').map((path) => `  ${path === '' ? '(nothing)' : path}`),
    ]),
  )
  return `${lines.join('\n')}\n`
}

// What ends a session is asked last.
const names = Object.keys(appRouter._def.procedures).toSorted(
  (a, b) => Number(a === 'auth.signOut') - Number(b === 'auth.signOut'),
)

describeOnDatabase('the matrix', (open) => {
  it('AC-11 the same measure finds a procedure that leaks, and a field too many', async () => {
    const leaky = router({
      ...appRouter._def.record,
      leak: openProcedure.query(({ ctx }) =>
        ctx.deps.database.db.selectFrom('account').select(['name', 'password_hash']).execute(),
      ),
    })
    const server = await openServer(await open(), leaky)
    const matrix = await openMatrix(server)
    const { wrong, told } = await measure(server, matrix, ['leak'])
    expect(wrong).toContain('leak is not in the table')
    expect(wrong).toContain('leak undeclared anonymous: passes, not refused')
    expect(asText(told)).toContain('  [].password_hash')
  }, 120_000)

  it('AC-11 SM-11 every procedure answers every caller as declared, with the declared fields and no other; settings that are saved are written down', async () => {
    expect(Object.keys(procedures).toSorted()).toEqual(names.toSorted())
    const database = await open()
    const server = await openServer(database)
    const matrix = await openMatrix(server)
    const asked = names.filter((name) => name !== 'desk.live')
    const { wrong, answers, told } = await measure(server, matrix, asked)
    expect(wrong).toEqual([])
    expect(answers).toBeGreaterThan(500)
    await expect(asText(told)).toMatchFileSnapshot('./testing/matrix-fields.txt')
    const { cookie } = await server.enrol('administrator', 'another')
    await savesSettings(server, database, cookie)
  }, 120_000)

  it('AC-11 every route of the stack is declared, and answers every caller as declared', async () => {
    const server = await openServer(await open())
    const { cookies } = await openMatrix(server)
    expect(stackOf(server.app)).toEqual(declaredStack)
    for (const [path, expected] of Object.entries(routes)) {
      for (const caller of callers) {
        const answer = await fetch(`${server.url}${path}`, { headers: { cookie: cookies[caller] } })
        await answer.body?.cancel()
        const status = typeof expected === 'number' ? expected : expected(caller)
        expect([path, caller, answer.status]).toEqual([path, caller, status])
      }
    }
  })

  it('AC-11 the live connection tells desks where the log is, and everybody else only why not', async () => {
    const server = await openServer(await open())
    const { cookies } = await openMatrix(server)
    const row = procedures['desk.live']
    for (const caller of callers) {
      const headers = { cookie: cookies[caller] }
      const answer = await fetch(`${server.url}/api/trpc/desk.live`, { headers })
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
      let heard = ''
      while (!/^(id|event: serialized-error)/m.test(heard) && !/"error"/.test(heard)) {
        const { value, done } = (await reader?.read()) ?? { done: true }
        if (done) break
        heard += value ?? ''
      }
      await reader?.cancel()
      const code = /"problem":\{"code":"(\w+)"/.exec(heard)?.[1] ?? 'passes'
      const is = refusals.includes(code) ? 'refused' : code
      expect([caller, is]).toEqual([caller, row && expectedOf(row, 'plain', caller)])
      expect([caller, /"seq":/.test(heard)]).toEqual([caller, is === 'passes'])
    }
  })

  it('AC-11 what another site sends, as a form or by a script, reaches no procedure', async () => {
    const server = await openServer(await open())
    const { cookies } = await openMatrix(server)
    const cross = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
    const multipart = '--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n{}\r\n--x--\r\n'
    for (const name of names) {
      for (const [type, body] of [
        ['multipart/form-data; boundary=x', multipart],
        ['text/plain', '{}'],
        ['application/x-www-form-urlencoded', 'a=b'],
        ['application/json', '{}'],
      ] as const) {
        const answer = await fetch(`${server.url}/api/trpc/${name}`, {
          method: 'POST',
          headers: { ...cross, 'content-type': type, cookie: cookies.administrator },
          body,
        })
        expect([name, type, answer.status]).toEqual([name, type, 403])
      }
    }
  })

  it('AC-11 every route but pieces of code carries the same headers against what others could run or frame', async () => {
    const server = await openServer(await open())
    const { cookies } = await openMatrix(server)
    const paths = [...Object.keys(routes), '/api/trpc/auth.me', '/api/trpc/desk.map']
    const sets = new Map<string, string[]>()
    for (const path of paths) {
      const isCall = path.startsWith('/api/trpc/') && !path.endsWith('live')
      const answer = await fetch(`${server.url}${path}`, {
        headers: { cookie: cookies.analyst, 'content-type': 'application/json' },
        ...(isCall ? { method: 'POST', body: '{}' } : {}),
      })
      await answer.body?.cancel()
      const kept = [...answer.headers].filter(([name]) => guarding.includes(name))
      const text = kept.map(([name, value]) => `${name}: ${value}`).join('\n')
      sets.set(text, [...(sets.get(text) ?? []), path])
    }
    const [piece = [], ...others] = [...sets.values()].toSorted((a, b) => a.length - b.length)
    expect(piece.every((path) => path.startsWith('/assets/'))).toBe(true)
    expect(others.flat().filter((path) => path.startsWith('/assets/'))).toEqual([])
    expect([...sets.keys()]).toMatchSnapshot()
  })
})

const guarding = [
  'content-security-policy',
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'origin-agent-cluster',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
]

const session = (open: number) => (caller: Caller) =>
  ['anonymous', 'revoked', 'other_mission'].includes(caller) ? 401 : open
/** Every address that is not a procedure, with what a GET gives. */
const routes: Readonly<Record<string, number | ((caller: Caller) => number)>> = {
  '/': 200,
  '/index.html': 200,
  '/desk/map': 200,
  '/assets/main-abcd1234.js': 200,
  '/assets/other-abcd1234.js': 404,
  '/healthz': 200,
  '/readyz': 200,
  '/api/nothing': 404,
  '/api/packs': session(200),
  '/api/packs/nothing/tiles.pmtiles': session(404),
  '/api/packs/nothing/places.json': session(404),
  '/api/trpc/auth.me': 405,
  '/api/exchange': 405,
}

type Layer = {
  name: string
  route?: { path: string; methods: Record<string, boolean> }
  handle: RequestHandler & { stack?: Layer[] }
}

/** The layers of an application in their order, routers unfolded. */
function stackOf(app: Server['app']): string[] {
  // as: Express keeps its layers without types.
  const unfold = (layers: readonly Layer[]): string[] =>
    layers.flatMap(({ name, route, handle }) => {
      if (route) return [`${Object.keys(route.methods).join('|')} ${route.path}`]
      return handle.stack ? unfold(handle.stack) : [name]
    })
  return unfold((app.router as unknown as { stack: Layer[] }).stack)
}

/** The order is part of it: headers and the check of the origin come before whatever answers. */
const declaredStack: readonly string[] = [
  // the log of requests, the headers, the compression
  '<anonymous>',
  'setHeaders',
  'compression',
  'get /healthz',
  'get /readyz',
  'get /api/trpc/desk.live',
  // procedures: origin, body, tRPC
  'sameOriginOnly',
  'decodeBody',
  '<anonymous>',
  // the exchange in bytes: origin, then the same procedure
  'sameOriginOnly',
  '<anonymous>',
  // packs: a session, then its routes
  '<anonymous>',
  'get /api/packs',
  'get /api/packs/:name/tiles.pmtiles',
  'get /api/packs/:name/places.json',
  // a file that lies packed beside itself
  'choosePacked',
  'serveStatic',
  'get /{*path}',
  // nothing there, and what failed
  '<anonymous>',
  '<anonymous>',
]
