/** One bench: a program of its own that prints what it measured. */
export type Bench = {
  /** `npm run bench -- NAME`. */
  name: string
  measures: string
  /** As docs/figures.md and the issue have it; what it is measured against is in the same run. */
  goal: string
  /** The program, from the root of the repository. */
  program: string
  /** What it is given where nobody says otherwise; words behind NAME take their place. */
  words: readonly string[]
  /**
   * What `--quick` gives it. Such a run is short, judges only what is exact (bytes, round trips) and ends
   * with 1 when a limit is passed. Left out where only times are measured.
   */
  quick?: readonly string[]
  /** Where its figures are kept. */
  writes: 'docs/figures.md, by hand' | 'docs/figures.md, with --keep'
}

const pwa = 'apps/pwa/bench/run.ts'
const byHand = 'docs/figures.md, by hand'

/** Every bench, in the order in which `npm run bench` plays them. */
export const benches: readonly Bench[] = [
  {
    name: 'wire',
    measures: 'bytes both ways and round trips of 1 to 10,000 reports, of changes and of a pull',
    goal: 'push ≤ 1.2 × floor, one report ≤ 600 bytes, changes ≤ 1.5 × floor, 1 round trip to 200',
    program: 'bench/wire/run.ts',
    words: [],
    quick: ['--quick'],
    writes: 'docs/figures.md, with --keep',
  },
  {
    name: 'codec',
    measures: 'processor time of writing a push of 200 reports in bytes, and of reading it',
    goal: 'four times it ≤ 5 % of what 64 kbit/s take for the bytes',
    program: 'bench/wire/codec-time.ts',
    words: [],
    writes: 'docs/figures.md, with --keep',
  },
  {
    name: 'links',
    measures: '200 reports over 64 kbit/s and 1 Mbit/s with 600 ms and stalls, and with a cut',
    goal: '≤ 1.25 × floor time; sent again after a cut ≤ 16 kB',
    program: 'bench/links/run.ts',
    words: [],
    writes: 'docs/figures.md, with --keep',
  },
  {
    name: 'map',
    measures: 'threat map with 10,000 to 1,000,000 incidents, beside leaflet.markercluster',
    goal: 'at x4, 100,000: load ≤ 1 s, step ≤ 50 ms, blocked ≤ 16 ms; 1,000,000: load ≤ 5 s',
    program: 'apps/pwa/bench/map.ts',
    words: [],
    writes: byHand,
  },
  {
    name: 'visit',
    measures: 'first visit over 64 kbit/s, and starts without a network, in Chromium',
    goal: 'at x4: usable ≤ 16 s; later starts ≤ 0.7 s to the unlock screen',
    program: 'bench/visit/run.ts',
    words: [],
    writes: 'docs/figures.md, with --keep',
  },
  {
    name: 'save',
    measures: 'tap on Save to durable, against a bare strict put and a flushed append',
    goal: 'ratio ≤ 1.5; p95 ≤ 50 ms at a quarter of a core',
    program: pwa,
    words: ['save'],
    writes: byHand,
  },
  {
    name: 'unlock',
    measures: 'keys, and the list of 10,000 records, at full speed and at a quarter of a core',
    goal: 'keys ≤ 1,500 ms, list ≤ 300 ms at a quarter of a core',
    program: pwa,
    words: ['unlock'],
    writes: byHand,
  },
  {
    name: 'start',
    measures: 'the same on a tablet with more and more own events',
    goal: 'nearly flat',
    program: pwa,
    words: ['start'],
    writes: byHand,
  },
  {
    name: 'places',
    measures: 'one search among 150,000 spellings of 100,000 places',
    goal: 'well under a frame (16 ms) at a quarter of the speed',
    program: 'apps/pwa/bench/places.ts',
    words: [],
    writes: byHand,
  },
  {
    name: 'ingest',
    measures: 'reports a second through the append, against raw inserts of the same rows in turn',
    goal: '≥ 60 % of log and projection rows, ≥ 35 % of log rows alone',
    program: 'apps/server/bench/ingest.ts',
    words: [],
    writes: byHand,
  },
  {
    name: 'summary',
    measures: 'weekly summary of 50,000 incidents, of a quiet week, and all read models made anew',
    goal: '≤ 1 s, whatever the length of the history',
    program: 'apps/server/bench/summary.ts',
    words: [],
    writes: byHand,
  },
  {
    name: 'growth',
    measures: 'a push, a pull and a start of the server over a log of 1,000 and of 10,000 reports',
    goal: 'flat; memory ≤ 150 MB',
    program: 'apps/server/bench/growth.ts',
    words: ['1000', '10000'],
    writes: byHand,
  },
  {
    name: 'scan',
    measures: 'replicas of the space-time scan in a worker, beside a plain loop',
    goal: '2,000 cells × 999 replicas ≤ 3 s',
    program: 'bench/scan/run.ts',
    words: [],
    writes: byHand,
  },
  {
    name: 'alarms',
    measures: 'false alarms of scan and EARS in simulated missions where nothing changes',
    goal: '≤ 1.5 × the stated rate',
    program: 'bench/scan/false-alarms.ts',
    words: ['1000'],
    writes: byHand,
  },
  {
    name: 'releases',
    measures: 'small numbers that a solver derives from a year of papers for offices outside',
    goal: '0, none known within less than 4',
    program: 'bench/releases/run.ts',
    words: ['10'],
    writes: 'docs/figures.md, with --keep',
  },
]
