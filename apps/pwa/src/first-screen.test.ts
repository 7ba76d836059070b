import { expect, test } from 'vitest'
import { drawnSigns, lockOf, nameOf } from './first-screen.ts'

const part = (sign: string | null, key = false) => ({
  sign,
  is: 'shut' as const,
  authenticator: key ? { credential: 'id of a credential', salt: 'a salt' } : null,
})

test('of the lock is kept what it shows, and no more', () => {
  expect(lockOf([part('sun-circle')])).toBe('[{"sign":null,"key":false}]')
  const two = lockOf([part('moon-square', true), part('sun-circle')])
  expect(two).toBe('[{"sign":"moon-square","key":true},{"sign":"sun-circle","key":false}]')
})

test('a lock that has something to say of its own is left to the app', () => {
  expect(lockOf([])).toBeNull()
  expect(lockOf([part('sun-circle'), { ...part('sun-square'), is: 'wiped' }])).toBeNull()
  expect(lockOf([part('sun-circle'), part(null)])).toBeNull()
  expect(lockOf([part('sun-circle'), part('<b>')])).toBeNull()
})

test('two screens of one name look the same', () => {
  const lock = '[{"sign":null,"key":false}]'
  const unlock = (because: string | null) => nameOf({ is: 'unlock', locale: 'fr', lock, because })
  expect(unlock(null)).toBe(unlock('failed'))
  expect(unlock('asked')).toBe(unlock('other_tab'))
  expect(unlock('asked')).not.toBe(unlock(null))
  expect(new Set(drawnSigns).size).toBe(24)
})
