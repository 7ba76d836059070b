import type { ReactNode } from 'react'
import { Count } from './count.tsx'
import { type CountRange, withCount } from './count-range.ts'

type Part = 'min' | 'best' | 'max'

export type CountWords = {
  parts: Record<Part, string>
  fewer: (part: string) => string
  more: (part: string) => string
}

type Props = {
  legend: ReactNode
  hint?: ReactNode | undefined
  value: CountRange
  onChange: (value: CountRange) => void
  words: CountWords
}

/** At least, best, at most: three counts that never contradict each other. */
export function RangeCount({ legend, hint, value, onChange, words }: Props) {
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="trio">
        {(['min', 'best', 'max'] as const).map((part) => (
          <Count
            key={part}
            label={words.parts[part]}
            value={value[part]}
            fewer={words.fewer(words.parts[part])}
            more={words.more(words.parts[part])}
            onChange={(given) => onChange(withCount(value, part, given))}
          />
        ))}
      </div>
    </fieldset>
  )
}
