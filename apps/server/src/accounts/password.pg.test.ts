import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openServer } from '../testing/test-server.ts'
import { hashPassword, isPassword, longestPassword, makePassword } from './password.ts'

const yearMs = 365 * 86_400_000

it('a password is kept under Argon2id with the cost of the OWASP sheet', async () => {
  expect(await hashPassword('violet harbour seven')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('a password counts to its last letter, in its own capitals and spaces, however it was composed', async () => {
  const typed = `${'é'.repeat(longestPassword - 2)} B`
  const hashed = await hashPassword(typed)
  expect(await isPassword(hashed, typed.normalize('NFD'))).toBe(true)
  for (const other of [typed.slice(0, -1), `${typed} `, ` ${typed}`, typed.toLowerCase()]) {
    expect(await isPassword(hashed, other)).toBe(false)
  }
})

it('a made password or code has 16 letters of 31, each as likely: 79 bits', () => {
  const madeOf = (...bytes: number[]) =>
    makePassword((length) => Uint8Array.from({ length }, (_, at) => bytes[at % bytes.length] ?? 0))
  const bytesOf = new Map<string, number>()
  for (let byte = 0; byte < 248; byte += 1) {
    const made = madeOf(byte)
    expect(made).toMatch(/^([a-z2-9])\1{3}(-\1{4}){3}$/)
    bytesOf.set(made, (bytesOf.get(made) ?? 0) + 1)
  }
  expect([...bytesOf.values()]).toEqual(Array.from({ length: 31 }, () => 8))
  for (let byte = 248; byte < 256; byte += 1) expect(madeOf(byte, 0)).toBe(madeOf(0))
  expect(Math.log2(31) * 16).toBeGreaterThan(79)
})

describeOnDatabase('passwords', (open) => {
  it('12 to 128 letters of any kind are taken for a new account, fewer or more are not', async () => {
    const server = await openServer(await open())
    const accept = async (password: string) => {
      const answer = await server.call('invitation.accept', { code: 'aaaa-bbbb-cccc', password })
      return answer.problem?.code
    }
    for (const taken of ['a'.repeat(12), '1'.repeat(64), 'ش'.repeat(128), '            ']) {
      expect(await accept(taken)).toBe('invitation_unknown')
    }
    for (const refused of ['a'.repeat(11), 'a'.repeat(129), `${'a'.repeat(12)}\0`, '']) {
      expect(await accept(refused)).toBe('bad_input')
    }
  }, 120_000)

  it('a password stays good for years', async () => {
    const server = await openServer(await open())
    const { name, password } = await server.enrol('jpt_member')
    server.clock.time += 3 * yearMs
    expect((await server.call('auth.signIn', { name, password })).status).toBe(200)
  })
})
