import { createGazetteer } from '../src/map/gazetteer.ts'

/**
 * `node apps/pwa/bench/places.ts`: searches a country's place list of 100,000 invented names, 150,000
 * spellings, and prints what one search computes. Processor time of this process, not the clock's.
 */
const syllables = 'ka lo mu be ri ndo sa to wa gi pe ja ku lle dza an ba ro mi ye'.split(' ')
const arabic = [...'ابتثجحخدذرزسشصضطظعغ']
let state = 7
const draw = (count: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31
  return Math.floor((state / 2 ** 31) * count)
}
const spell = (letters: readonly string[], count: number) =>
  Array.from({ length: count }, () => letters[draw(letters.length)]).join('')

const places = Array.from({ length: 100_000 }, (_, i) => ({
  name: spell(syllables, 2 + draw(3)) + (draw(3) === 0 ? ` ${spell(syllables, 2)}` : ''),
  alt: draw(2) === 0 ? [spell(arabic, 4 + draw(3))] : [],
  pcode: `SS${1_000_000 + i}`,
  kind: 'village',
  unit: '',
  lat: 4 + draw(8000) / 1000,
  lon: 24 + draw(12_000) / 1000,
}))
const typed = [
  ...['k', 'ka', 'kal', 'kalo', 'kalomu', 'kalomube', 'klaomu', 'kalmobe ri', 'zzzzzzzz'],
  ...['SS10', 'SS1050000', 'بت', 'بتثج', 'sato wagi'],
]

function computed(act: () => void, times: number): string {
  const before = process.cpuUsage().user
  for (let i = 0; i < times; i++) act()
  return `${((process.cpuUsage().user - before) / 1000 / times).toFixed(1)} ms`
}

const gazetteer = createGazetteer([{ places, units: [] }])
const whole = computed(() => void gazetteer.readAhead(places.length), 1)
console.log(`reading ahead: ${whole} in all`)
const near = { lat: 7, lon: 30 }
for (const text of typed) gazetteer.search(text, { near })
for (const text of typed) {
  console.log(`${text}: ${computed(() => gazetteer.search(text, { near }), 40)}`)
}
console.log(`what is within 2 km: ${computed(() => gazetteer.nearest(near, 2000), 200)}`)
