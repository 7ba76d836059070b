import type { Problem, ProblemDetail } from '../problem.ts'
import type { Locale } from '../vocabulary/vocabulary.ts'
import { arabicProblems } from './ar.ts'
import { englishProblems } from './en.ts'
import { frenchProblems } from './fr.ts'
import type { ProblemWords } from './problem-words.ts'

const byLocale: Readonly<Record<Locale, ProblemWords>> = {
  en: englishProblems,
  fr: frenchProblems,
  ar: arabicProblems,
}

/** What happened and what to do, in the reader's language: the one place where a problem speaks. */
export function wordsOf(
  { code, detail = {} }: Problem,
  locale: Locale,
): { said: string; todo: string } {
  const { said, todo } = byLocale[locale][code]
  return { said: fill(said, detail), todo: fill(todo, detail) }
}

function fill(template: string, detail: ProblemDetail): string {
  return template.replace(/\[([^\]]*)\]/g, (_, optional: string) => {
    const names = [...optional.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    if (!names.every((name) => Object.hasOwn(detail, name))) return ''
    return optional.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name]))
  })
}
