import { type ComponentType, lazy } from 'react'

/**
 * A part of a screen in a chunk that comes later: where the device does not hold it yet, the screen has
 * `instead`, or stands without it.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  instead: ComponentType<P> = Nothing,
): ComponentType<P> {
  return lazy(async () => {
    try {
      return { default: await load() }
    } catch {
      return { default: instead }
    }
  })
}

function Nothing() {
  return null
}
