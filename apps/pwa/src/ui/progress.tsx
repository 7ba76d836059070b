import { type ReactNode, useId } from 'react'
import { Button } from './button.tsx'

type Props = {
  label: ReactNode
  done: number
  /** Null while the size is not known yet. */
  total: number | null
  /** "12 of 40", with bytes where they are known. */
  says: ReactNode
  cancel?: { label: string; onPress: () => void } | undefined
}

/** Work longer than two seconds: a count of the total, and a way out. Never a bare spinner. */
export function Progress({ label, done, total, says, cancel }: Props) {
  const id = useId()
  return (
    <div className="progress">
      <div>
        <label className="strong" htmlFor={id}>
          {label}
        </label>
        <p className="small quiet num">{says}</p>
      </div>
      {cancel && <Button label={cancel.label} onPress={cancel.onPress} />}
      <progress id={id} max={total ?? undefined} value={total === null ? undefined : done} />
    </div>
  )
}
