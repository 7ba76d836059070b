import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openServer } from '../testing/test-server.ts'

const json = { 'content-type': 'application/json' }

describeOnDatabase('what the server tells nobody', (open) => {
  it('no other site may read an answer, whatever it asks beforehand', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('jpt_member')
    const origin = 'https://elsewhere.example'
    const asks = { 'access-control-request-method': 'POST' }
    for (const path of ['/', '/api/trpc/auth.me', '/api/packs', '/healthz']) {
      for (const method of ['OPTIONS', 'GET', 'POST']) {
        const headers = { ...json, ...asks, origin, cookie }
        const answer = await fetch(`${server.url}${path}`, { method, headers })
        await answer.body?.cancel()
        const allowed = [...answer.headers.keys()].filter((name) => name.startsWith('access-'))
        expect([path, method, allowed]).toEqual([path, method, []])
      }
    }
  }, 120_000)

  it('no cache keeps an answer with data, given or refused', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('jpt_member')
    const kept = async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(`${server.url}${path}`, { headers: { ...json, cookie }, ...init })
      await answer.body?.cancel()
      return [answer.status, answer.headers.get('cache-control')]
    }
    const post = { method: 'POST', body: '{}' }
    expect(await kept('/api/trpc/auth.me', post)).toEqual([200, 'no-store'])
    expect(await kept('/api/trpc/mission.settings', post)).toEqual([200, 'no-store'])
    expect(await kept('/api/trpc/desk.map', post)).toEqual([403, 'no-store'])
    expect(await kept('/api/trpc/auth.me')).toEqual([405, 'no-store'])
    expect(await kept('/api/packs')).toEqual([200, 'no-store'])
    expect(await kept('/healthz')).toEqual([200, 'no-store'])
  })

  it('a failure says nothing of code or database', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('analyst')
    await server.deps.database.db.schema.alterTable('incident_row').renameTo('gone').execute()
    const init = { method: 'POST', headers: { ...json, cookie }, body: '{}' }
    const answer = await fetch(`${server.url}/api/trpc/desk.map`, init)
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({
      error: {
        code: -32_603,
        message: 'server_failed',
        data: {
          code: 'INTERNAL_SERVER_ERROR',
          httpStatus: 500,
          path: 'desk.map',
          problem: { code: 'server_failed' },
        },
      },
    })
  })
})
