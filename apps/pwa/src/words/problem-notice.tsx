import type { Problem } from '@tocsin/schema/problem'
import { wordsOf } from '@tocsin/schema/problem-words/words-of'
import { useWords } from '../i18n/use-words.tsx'
import { Notice } from '../ui/notice.tsx'

/** A problem as it speaks to a person: what happened, and what to do. */
export function ProblemNotice({ problem, live = true }: { problem: Problem; live?: boolean }) {
  const { locale } = useWords()
  const { said, todo } = wordsOf(problem, locale)
  return (
    <Notice kind="urgent" icon="warn" title={said} live={live}>
      {todo}
    </Notice>
  )
}
