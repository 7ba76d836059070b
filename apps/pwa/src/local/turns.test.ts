import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('SV-14 who waits for a save goes on before the rest of it begins, and what waits for its turn only after it', async () => {
  const { inTurn, next } = createTurns()
  const heard: string[] = []
  const saving = inTurn(async () => {
    next(async () => {
      heard.push('rest')
    })
  })
  const other = inTurn(async () => {
    heard.push('another')
  })
  await saving
  // As deep as screens wait for it.
  for (let i = 0; i < 50; i++) await undefined
  heard.push('said')
  await other
  expect(heard).toEqual(['said', 'rest', 'another'])
})
