import type { Problem, ProblemDetail } from '../problem.ts'
import type { ProblemWords } from './problem-words.ts'

/** What happened and what to do, in the words of one language (`en.ts`, `fr.ts`, `ar.ts`). */
export function wordsOf(
  { code, detail = {} }: Problem,
  words: ProblemWords,
): { said: string; todo: string } {
  const { said, todo } = words[code] ?? words.server_failed
  return { said: fill(said, detail), todo: fill(todo, detail) }
}

function fill(template: string, detail: ProblemDetail): string {
  return template.replace(/\[([^\]]*)\]/g, (_, optional: string) => {
    const names = [...optional.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    if (!names.every((name) => Object.hasOwn(detail, name))) return ''
    return optional.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name]))
  })
}
