import { expect, test } from 'vitest'
import type { MissionId } from '../primitives/ids.ts'
import { readEnrolmentCode, writeEnrolmentCode } from './enrolment-code.ts'

const code = {
  server: 'https://tocsin.example.org',
  mission: 'ondara' as MissionId,
  fingerprint: '00ff'.repeat(16),
  code: 'abcd-efgh-jkmn-pqrs',
}

test('DV-11 everything lies in the fragment of an address, which no server is ever sent', () => {
  const written = writeEnrolmentCode(code)
  expect(written).toBe(
    'https://tocsin.example.org/#tocsin1.ondara.AP8A_wD_AP8A_wD_AP8A_wD_AP8A_wD_AP8A_wD_AP8.abcd-efgh-jkmn-pqrs',
  )
  const { pathname, search } = new URL(written)
  expect(pathname + search).toBe('/')
  expect(readEnrolmentCode(` ${written}\n`)).toEqual({ ok: true, value: code })
})

test('DV-11 what is cut off, changed or something else is refused whole', () => {
  const written = writeEnrolmentCode(code)
  const others = [
    '',
    'abcd-efgh-jkmn-pqrs',
    written.slice(0, -12),
    written.replace('#', '?'),
    written.replace('tocsin1', 'tocsin2'),
    written.replace('ondara', 'Ondara!'),
    written.replace('.AP8A', '.AP8'),
    written.replace('https:', 'javascript:'),
    `${written}.more`,
    'x'.repeat(401),
  ]
  for (const other of others) {
    expect(readEnrolmentCode(other)).toMatchObject({ ok: false, error: { code: 'bad_input' } })
  }
})
