import { useCallback, useEffect, useRef, useState } from 'react'

/** A receiver's fix. `accuracyM`: 95 % radius in metres (W3C Geolocation, accuracy). `at`: ms. */
export type Fix = {
  readonly lat: number
  readonly lon: number
  readonly accuracyM: number
  readonly at: number
}

/**
 * `seeking` goes on while the fix gets better; `refused`: the device does not allow it;
 * `nothing`: no satellite was seen in time.
 */
export type PositionSearch =
  | { readonly state: 'idle' }
  | { readonly state: 'seeking'; readonly best?: Fix }
  | { readonly state: 'found'; readonly best: Fix }
  | { readonly state: 'refused' }
  | { readonly state: 'nothing' }

const goodEnoughM = 10
const longestMs = 30_000
const refusedCode = 1

/** Watches the receiver for up to 30 s and keeps the most accurate fix; 10 m ends it early. */
export function watchPosition(
  geolocation: Geolocation | undefined,
  onChange: (search: PositionSearch) => void,
): () => void {
  if (!geolocation) {
    onChange({ state: 'refused' })
    return () => {}
  }
  let best: Fix | undefined
  let ended = false
  const stop = () => {
    ended = true
    clearTimeout(timer)
    geolocation.clearWatch(watch)
  }
  const end = (search: PositionSearch) => {
    if (ended) return
    stop()
    onChange(search)
  }
  const timer = setTimeout(
    () => end(best ? { state: 'found', best } : { state: 'nothing' }),
    longestMs,
  )
  onChange({ state: 'seeking' })
  const watch = geolocation.watchPosition(
    ({ coords, timestamp }) => {
      const fix = {
        lat: coords.latitude,
        lon: coords.longitude,
        accuracyM: coords.accuracy,
        at: timestamp,
      }
      if (ended || (best && best.accuracyM <= fix.accuracyM)) return
      best = fix
      if (fix.accuracyM <= goodEnoughM) end({ state: 'found', best })
      else onChange({ state: 'seeking', best })
    },
    // Anything but a refusal may still pass: the sky opens, the receiver wakes.
    (error) => error.code === refusedCode && end({ state: 'refused' }),
    { enableHighAccuracy: true, maximumAge: 0 },
  )
  return stop
}

/** The tablet's own position, asked for by `seek` and never otherwise. */
export function usePosition(geolocation: Geolocation | undefined): {
  readonly search: PositionSearch
  readonly seek: () => void
  readonly stop: () => void
} {
  const [search, setSearch] = useState<PositionSearch>({ state: 'idle' })
  const running = useRef(() => {})
  const stop = useCallback(() => {
    running.current()
    setSearch((now) =>
      now.state === 'seeking'
        ? now.best
          ? { state: 'found', best: now.best }
          : { state: 'idle' }
        : now,
    )
  }, [])
  const seek = useCallback(() => {
    running.current()
    running.current = watchPosition(geolocation, setSearch)
  }, [geolocation])
  useEffect(() => () => running.current(), [])
  return { search, seek, stop }
}
