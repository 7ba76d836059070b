const tokens = {
  ink: '--ink',
  action: '--action',
  danger: '--danger',
  silence: '--silence',
  solid: '--solid',
  onSolid: '--on-solid',
  land: '--map-land',
  wood: '--map-wood',
  hill: '--map-hill',
  water: '--map-water',
  waterLine: '--map-water-line',
  road: '--map-road',
  roadEdge: '--map-road-edge',
  track: '--map-track',
  border: '--map-border',
  label: '--map-label',
  labelWater: '--map-label-water',
  halo: '--map-halo',
  font: '--font-text',
} as const

/** The colours and the letter of the theme in use, read from the look's custom properties. */
export type MapColours = Readonly<Record<keyof typeof tokens, string>>

export function readMapColours(element: Element): MapColours {
  const style = getComputedStyle(element)
  const read = Object.entries(tokens).map(([name, token]) => [
    name,
    style.getPropertyValue(token).trim(),
  ])
  return Object.fromEntries(read) as MapColours
}

/** Calls back whenever the theme of the page changes; returns how to stop. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-density'],
  })
  const contrast = matchMedia('(prefers-contrast: more)')
  contrast.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    contrast.removeEventListener('change', changed)
  }
}
