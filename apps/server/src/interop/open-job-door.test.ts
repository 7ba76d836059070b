import { expect, it } from 'vitest'
import { jobPath, splitFirstLine } from './job-wire.ts'
import { openJobDoor } from './open-job-door.ts'
import type { JobDeps } from './run-job.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
// The door refuses all of this before it looks at anything of the mission.
const deps = { random } as JobDeps

it('the door opens only to the secret, from a program on this machine', async () => {
  const { contact, close } = await openJobDoor(deps)
  const at = `http://127.0.0.1:${contact.port}`
  const authorization = `Bearer ${contact.token}`
  const body = `${JSON.stringify({ job: 'none', asked: {} })}\n`
  const call = async (path: string, init: RequestInit) => (await fetch(at + path, init)).status
  expect(contact.token).toMatch(/^[0-9a-f]{64}$/)
  expect(await call(jobPath, { method: 'POST', body })).toBe(404)
  const wrong = { authorization: `Bearer ${'0'.repeat(64)}` }
  expect(await call(jobPath, { method: 'POST', body, headers: wrong })).toBe(404)
  expect(await call(jobPath, { headers: { authorization } })).toBe(404)
  expect(await call('/', { method: 'POST', body, headers: { authorization } })).toBe(404)
  const browser = { authorization, origin: 'http://localhost:8080' }
  expect(await call(jobPath, { method: 'POST', body, headers: browser })).toBe(404)
  for (const strange of [body, 'no json\n', 'no end', '{"job":"user.password","asked":{}}\n']) {
    const reply = await fetch(at + jobPath, {
      method: 'POST',
      body: strange,
      headers: { authorization },
    })
    expect(await reply.json()).toEqual({ problem: { code: 'bad_input' } })
  }
  await close()
})

it('the first line of a call is taken off, the file behind it stays whole', async () => {
  async function* bytes() {
    yield Buffer.from('{"a"')
    yield Buffer.from(':1}\nfi')
    yield Buffer.from('le\n')
  }
  const split = await splitFirstLine(bytes())
  expect(split?.line).toBe('{"a":1}')
  const rest: Uint8Array[] = []
  for await (const chunk of split?.rest ?? []) rest.push(chunk)
  expect(Buffer.concat(rest).toString()).toBe('file\n')
})
