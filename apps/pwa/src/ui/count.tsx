import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { readCount } from './count-range.ts'
import { untraced } from './field.tsx'

type Props = {
  label: ReactNode
  value: number | null
  onChange: (value: number | null) => void
  /** Names of the two buttons, with the label in them: "One fewer: at least". */
  fewer: string
  more: string
}

/** Minus, a number that can be typed, plus. Empty means not known, where the caller allows it. */
export function Count({ label, value, onChange, fewer, more }: Props) {
  const id = useId()
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  const told = useRef(value)
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setTyped(value === null ? '' : String(value))
  }, [value])
  const give = (next: number | null, text: string) => {
    setTyped(text)
    told.current = next
    onChange(next)
  }
  const step = (by: number) => {
    const next = Math.max(0, (value ?? 0) + by)
    give(next, String(next))
  }
  return (
    <div>
      <label className="label small" htmlFor={id}>
        {label}
      </label>
      <div className="count">
        <button type="button" aria-label={fewer} onClick={() => step(-1)}>
          −
        </button>
        <input
          {...untraced}
          id={id}
          inputMode="numeric"
          dir="ltr"
          value={typed}
          onChange={(event) => {
            const text = event.currentTarget.value
            if (text.trim() === '') give(null, '')
            else if (readCount(text) !== null) give(readCount(text), text)
          }}
          onBlur={() => setTyped(value === null ? '' : String(value))}
        />
        <button type="button" aria-label={more} onClick={() => step(1)}>
          +
        </button>
      </div>
    </div>
  )
}
