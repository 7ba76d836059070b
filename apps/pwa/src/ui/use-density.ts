import { useLayoutEffect } from 'react'

/** The desk is one step denser than the field; each frame says which it is. */
export function useDensity(density: 'field' | 'desk'): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])
}
