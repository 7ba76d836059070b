import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEnvelopeFile, writeEnvelopeFile } from './envelope-file.ts'

const envelope = (fill: number, padded = 512) => new Uint8Array(48 + padded).fill(fill)

test('EN-10 what is written is read, also with the line ends of another system', () => {
  const envelopes = [envelope(1), envelope(2, 4096), envelope(3)]
  const text = writeEnvelopeFile(envelopes)
  expect(text.startsWith('tocsin/envelopes/v1\n')).toBe(true)
  expect(readEnvelopeFile(text)).toEqual({ envelopes, unread: 0 })
  expect(readEnvelopeFile(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`)).toEqual({
    envelopes,
    unread: 0,
  })
  expect(readEnvelopeFile(writeEnvelopeFile([]))).toEqual({ envelopes: [], unread: 0 })
})

test('EN-10 a spoilt line takes no other with it; another version is no file of this one', () => {
  const text = writeEnvelopeFile([envelope(1), envelope(2), envelope(3)])
  const lines = text.split('\n')
  lines[2] = `${lines[2]?.slice(0, 100)}?${lines[2]?.slice(101)}`
  expect(readEnvelopeFile(lines.join('\n'))).toEqual({
    envelopes: [envelope(1), envelope(3)],
    unread: 1,
  })
  expect(readEnvelopeFile(text.replace('/v1', '/v2'))).toBeUndefined()
  expect(readEnvelopeFile('')).toBeUndefined()
})

test('EN-10 reading never throws and gives only what has the length of an envelope (seed 20261128)', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('A'.repeat(747), 'A'.repeat(746), '_'.repeat(1430)),
  )
  fc.assert(
    fc.property(fc.array(line), fc.boolean(), (lines, isHeaded) => {
      const read = readEnvelopeFile(
        [...(isHeaded ? ['tocsin/envelopes/v1'] : []), ...lines].join('\n'),
      )
      for (const { length } of read?.envelopes ?? []) expect((length - 48) % 512).toBe(0)
    }),
    { seed: 20261128, numRuns: 500 },
  )
})
