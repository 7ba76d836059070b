import type { Problem } from '@tocsin/schema/problem'
import { useWords } from '../i18n/use-words.tsx'
import { Notice } from '../ui/notice.tsx'

/** A problem as it speaks to a person: what happened, and what to do. */
export function ProblemNotice({ problem, live = true }: { problem: Problem; live?: boolean }) {
  const { problemWords } = useWords()
  const { said, todo } = problemWords(problem)
  return (
    <Notice kind="urgent" icon="warn" title={said} live={live}>
      {todo}
    </Notice>
  )
}
