import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openServer } from '../testing/test-server.ts'

describeOnDatabase('behind a proxy', (open) => {
  it('SI-9 guesses are counted by the address that the proxy saw, whatever stands before it', async () => {
    const server = await openServer(await open())
    const guess = async (forwarded: string) => {
      const headers = { 'x-forwarded-for': forwarded }
      const answer = await server.call('invitation.look', { code: 'aaaa-bbbb' }, '', headers)
      return answer.problem?.code
    }
    for (let nth = 0; nth < 100; nth += 1) {
      expect(await guess(`198.51.100.${nth}, 203.0.113.7`)).toBe('invitation_unknown')
    }
    expect(await guess('198.51.100.200, 203.0.113.7')).toBe('rate_limited')
    expect(await guess('203.0.113.7')).toBe('rate_limited')
    expect(await guess('203.0.113.8')).toBe('invitation_unknown')
  }, 120_000)

  it('answers no TRACE with what was sent', async () => {
    const server = await openServer(await open())
    for (const path of ['/', '/api/trpc/auth.me', '/healthz']) {
      const asked = request(`${server.url}${path}`, {
        method: 'TRACE',
        headers: { 'x-told': 'me' },
      })
      asked.end()
      // as: the one argument of the event `response`.
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      const chunks = await answer.toArray()
      expect([path, answer.statusCode]).toEqual([path, expect.toSatisfy((s: number) => s >= 404)])
      expect(Buffer.concat(chunks).toString()).not.toContain('x-told')
    }
  })
})
