import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { untraced } from '../../ui/field.tsx'

type Props = { value: string; onChange: (value: string) => void; onLeave: () => void }

/** Narrows queue and map to titles and places that hold these letters. What is typed goes nowhere. */
export function SearchBox({ value, onChange, onLeave }: Props) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div className="desk-search">
      <input
        {...untraced}
        ref={input}
        className="input"
        type="search"
        dir="auto"
        aria-label={t('desk.search')}
        placeholder={t('desk.searchHint')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave()
          if (event.key === 'Enter') input.current?.blur()
        }}
      />
    </div>
  )
}
