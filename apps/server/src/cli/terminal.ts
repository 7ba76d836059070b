import type { Problem } from '@tocsin/schema/problem'
import { deskProblems } from '@tocsin/schema/problem-words/desk-en'
import { englishProblems } from '@tocsin/schema/problem-words/en'
import { operatorProblems } from '@tocsin/schema/problem-words/operator-en'
import { wordsOf } from '@tocsin/schema/problem-words/words-of'

/** Where the command line speaks; a test listens here. */
export type Terminal = {
  /** Results: the standard output. */
  say(line: string): void
  /** Progress and what went wrong: the standard error, so that a pipe gets only results. */
  note(line: string): void
  now(): number
  /** Asks for what nobody may read over a shoulder, in a list of processes or in a shell's history. */
  secret(question: string): Promise<string>
}

/** One clear line: what happened, what to do. */
export function problemLine(problem: Problem): string {
  const { said, todo } = wordsOf(problem, {
    ...englishProblems,
    ...deskProblems,
    ...operatorProblems,
  })
  return `${said} ${todo}`
}

/** Says how far something is, from two seconds on and then every two. */
export function progressLine(
  { note, now }: Terminal,
  what: string,
): (progress: { done: number; of: number | null }) => void {
  let saidAt = now()
  return ({ done, of }) => {
    if (now() - saidAt < 2_000) return
    saidAt = now()
    note(of ? `${what}: ${Math.floor((done / of) * 100)} %` : `${what}: ${done} so far`)
  }
}

/** Rows under headings, columns aligned. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  return [headings, ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** `2026-11-22 06:19Z`, or a dash. */
export function moment(ms: number | null): string {
  return ms === null ? '–' : `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')}Z`
}
