import { expect, test } from 'vitest'
import {
  type AutoLock,
  type AutoLockEvent,
  autoLockFrom,
  msToLock,
  stepAutoLock,
  usualAutoLock,
} from './auto-lock.ts'

const at = (seconds: number) => ({
  wall: 1_700_000_000_000 + seconds * 1000,
  steady: seconds * 1000,
})

function after(...events: [AutoLockEvent, number][]): AutoLock {
  return events.reduce(
    (state, [event, seconds]) => stepAutoLock(state, event, at(seconds), usualAutoLock),
    autoLockFrom(at(0)),
  )
}
const left = (state: AutoLock, seconds: number) => msToLock(state, at(seconds), usualAutoLock)

test('VA-11 five minutes without a touch lock, a touch starts them again', () => {
  expect(left(after(), 0)).toBe(300_000)
  expect(left(after(), 299)).toBe(1000)
  expect(left(after(), 300)).toBe(0)
  expect(left(after(['touched', 299]), 300)).toBe(299_000)
})

test('VA-11 sixty seconds off the screen lock, coming back before stops only that', () => {
  expect(left(after(['hidden', 10]), 10)).toBe(60_000)
  expect(left(after(['hidden', 10]), 70)).toBe(0)
  expect(left(after(['hidden', 10], ['shown', 69]), 70)).toBe(230_000)
  expect(left(after(['hidden', 290]), 295)).toBe(5000)
})

test('hidden twice counts from the first time', () => {
  expect(left(after(['hidden', 10], ['hidden', 60]), 69)).toBe(1000)
})

test('a time that is over cannot be brought back by a late touch or by showing the page', () => {
  expect(left(after(['touched', 301]), 301)).toBe(0)
  expect(left(after(['hidden', 0], ['shown', 61], ['touched', 61]), 61)).toBe(0)
  expect(left(after(['looked', 300], ['touched', 1]), 1)).toBe(0)
})

test('a clock set back does not keep it open, nor does a steady clock that stood still in sleep', () => {
  const state = autoLockFrom(at(0))
  const setBack = { wall: at(-3600).wall, steady: 300_000 }
  const asleep = { wall: at(300).wall, steady: 5 }
  expect(msToLock(state, setBack, usualAutoLock)).toBe(0)
  expect(msToLock(state, asleep, usualAutoLock)).toBe(0)
})
