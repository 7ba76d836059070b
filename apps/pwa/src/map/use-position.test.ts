import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type PositionSearch, watchPosition } from './use-position.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function receiver() {
  let onFix: PositionCallback = () => {}
  let onError: PositionErrorCallback = () => {}
  const cleared: number[] = []
  const geolocation = {
    watchPosition: (fix: PositionCallback, error: PositionErrorCallback) => {
      onFix = fix
      onError = error
      return 7
    },
    clearWatch: (id: number) => cleared.push(id),
  } as unknown as Geolocation
  const fix = (accuracy: number, lat = 0.8) =>
    onFix({
      coords: { latitude: lat, longitude: 29, accuracy },
      timestamp: 1,
    } as GeolocationPosition)
  const fail = (code: number) => onError({ code } as GeolocationPositionError)
  return { geolocation, fix, fail, cleared }
}

describe('watchPosition', () => {
  test('keeps the most accurate fix of 30 seconds', () => {
    const seen: PositionSearch[] = []
    const r = receiver()
    watchPosition(r.geolocation, (search) => seen.push(search))
    r.fix(80, 0.1)
    r.fix(35, 0.2)
    r.fix(60, 0.3)
    vi.advanceTimersByTime(30_000)
    expect(seen.map((s) => s.state)).toEqual(['seeking', 'seeking', 'seeking', 'found'])
    expect(seen.at(-1)).toMatchObject({ best: { lat: 0.2, accuracyM: 35 } })
    expect(r.cleared).toEqual([7])
  })

  test('ends early at 10 m', () => {
    const seen: PositionSearch[] = []
    const r = receiver()
    watchPosition(r.geolocation, (search) => seen.push(search))
    r.fix(8)
    expect(seen.at(-1)?.state).toBe('found')
    vi.advanceTimersByTime(60_000)
    expect(seen).toHaveLength(2)
  })

  test('a missing signal is waited for, a refusal is not', () => {
    const seen: PositionSearch[] = []
    const r = receiver()
    watchPosition(r.geolocation, (search) => seen.push(search))
    r.fail(2)
    expect(seen.at(-1)?.state).toBe('seeking')
    r.fail(1)
    expect(seen.at(-1)?.state).toBe('refused')
  })

  test('nothing seen in time says so; a device without a receiver refuses', () => {
    const seen: PositionSearch[] = []
    watchPosition(receiver().geolocation, (search) => seen.push(search))
    vi.advanceTimersByTime(30_000)
    watchPosition(undefined, (search) => seen.push(search))
    expect(seen.map((s) => s.state)).toEqual(['seeking', 'nothing', 'refused'])
  })

  test('nothing is told after stop', () => {
    const seen: PositionSearch[] = []
    const r = receiver()
    const stop = watchPosition(r.geolocation, (search) => seen.push(search))
    stop()
    r.fix(5)
    vi.advanceTimersByTime(60_000)
    expect(seen).toHaveLength(1)
  })
})
