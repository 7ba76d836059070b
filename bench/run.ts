import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Bench, benches } from './benches.ts'

/**
 * `npm run bench`: every bench, one after the other. `npm run bench -- NAME [words]`: one of them, with
 * its own words. `--quick`: the short runs that judge bytes and round trips, as `npm test` plays them.
 */
const root = join(import.meta.dirname, '..')
const [first, ...rest] = process.argv.slice(2)

async function play({ name, measures, goal, program }: Bench, words: readonly string[]) {
  console.log(`\n── ${name}: ${measures} (goal: ${goal})`)
  const child = spawn(process.execPath, [join(root, program), ...words], {
    cwd: root,
    stdio: 'inherit',
  })
  // as: what a child process ends with.
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) process.exitCode = 1
}

/** A bench takes its name as its first word where several share a program. */
const itself = ({ name, words }: Bench) => (words[0] === name ? [name] : [])

if (first === undefined) {
  for (const bench of benches) await play(bench, bench.words)
} else if (first === '--quick') {
  for (const bench of benches) if (bench.quick) await play(bench, bench.quick)
} else {
  const bench = benches.find(({ name }) => name === first)
  if (bench?.writes.endsWith('by hand') && rest.includes('--keep')) {
    console.error(`Figures of ${first} are put into docs/figures.md by hand: it has no --keep.`)
    process.exitCode = 1
  } else if (bench) await play(bench, rest.length > 0 ? [...itself(bench), ...rest] : bench.words)
  else {
    for (const { name, measures } of benches) console.log(`${name.padEnd(8)} ${measures}`)
    process.exitCode = 1
  }
}
