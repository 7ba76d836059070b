import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'

const page = join(import.meta.dirname, '../../docs/figures.md')

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2
}

/** Day, commit, machine and load: what a figure means nothing without. */
export function circumstances(): string {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim()
  const commit = `${git('rev-parse', '--short=10', 'HEAD')}${git('status', '--porcelain') && ' and changes'}`
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`
  const load = loadavg()[0]?.toFixed(1) ?? '?'
  const day = new Date().toISOString().slice(0, 10)
  return `${day}, commit ${commit}, Node ${process.versions.node}, ${machine}, load ${load}`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export const bytes = (count: number) => count.toLocaleString('en-US')
export const times = (ratio: number) => `× ${ratio.toFixed(ratio < 10 ? 2 : 0)}`

/**
 * Says it, and with `--keep` among the words puts it between the marks of `name` in docs/figures.md, in
 * the place of what the run before left there.
 */
export function tell(name: string, text: string): void {
  console.log(text)
  if (!process.argv.includes('--keep')) return
  const from = `<!-- ${name}: written by npm run bench -- ${name} --keep -->`
  const to = `<!-- end of ${name} -->`
  const before = readFileSync(page, 'utf8')
  const [head, rest] = before.split(from)
  const tail = rest?.split(to)[1]
  if (head === undefined || tail === undefined) throw new Error(`docs/figures.md has no ${from}`)
  writeFileSync(page, `${head}${from}\n${text}\n${to}${tail}`)
}
