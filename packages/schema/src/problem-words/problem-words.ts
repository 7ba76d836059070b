import type { DeskCode, OperatorCode, ProblemCode } from '../problem.ts'

/**
 * What a person reads: what happened, and what to do. `[…]` stands only when the problem's detail
 * names every `{placeholder}` in it, so that a sentence is whole with and without detail. Known
 * placeholders: `port`, `folder`, `pid`, `host`, `setting`, `reason` (a sentence for the operator),
 * `migration`, `file`, `line`, `column`, `batch`, `seconds`, `minutes`, `limit`,
 * `megabytes`.
 */
export type ProblemWords = Readonly<
  Record<Exclude<ProblemCode, OperatorCode | DeskCode>, ProblemSaid> &
    Partial<Record<OperatorCode | DeskCode, ProblemSaid>>
>

export type ProblemSaid = { readonly said: string; readonly todo: string }
