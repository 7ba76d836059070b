import type { MapSymbol } from '../../src/map/map-types.ts'

/** A country of 300 towns, and incidents around them: the same ones from the same count. */
export function incidents(count: number): MapSymbol[] {
  let state = 7
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x80000000
  }
  const towns = Array.from({ length: 300 }, () => [24 + 12 * random(), 3 + 9 * random()] as const)
  return Array.from({ length: count }, (_, i) => {
    const [lon, lat] = towns[Math.floor(random() * random() * towns.length)] ?? [30, 7]
    // Nearly a normal distribution, some 20 km wide.
    const off = () => (random() + random() + random() - 1.5) * 0.4
    return {
      id: String(i),
      kind: i % 9 === 0 ? 'threat' : 'incident',
      lat: lat + off(),
      lon: lon + off(),
      radiusM: 500,
      fill: i % 3 === 0 ? 'verified' : 'unverified',
      danger: i % 20_000 === 0,
      chosen: false,
      title: `Incident ${i}`,
    }
  })
}

/** Where somebody looks one after the other: in, along, out, elsewhere. */
export const looks: readonly { lat: number; lon: number; zoom: number }[] = [
  { lat: 7.5, lon: 30, zoom: 6 },
  { lat: 7.5, lon: 30, zoom: 7 },
  { lat: 8, lon: 30.5, zoom: 8 },
  { lat: 8.2, lon: 30.8, zoom: 8 },
  { lat: 8.2, lon: 30.8, zoom: 9 },
  { lat: 8.3, lon: 30.9, zoom: 10 },
  { lat: 8.4, lon: 31, zoom: 10 },
  { lat: 8.4, lon: 31, zoom: 12 },
  { lat: 8.4, lon: 31.1, zoom: 11 },
  { lat: 6, lon: 28, zoom: 9 },
  { lat: 6, lon: 28, zoom: 7 },
  { lat: 7.5, lon: 30, zoom: 6 },
]
