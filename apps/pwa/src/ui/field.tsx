import { type HTMLAttributes, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import { Wrong } from './wrong.tsx'

export type FieldWords = {
  label: ReactNode
  /** With an example. */
  hint?: ReactNode | undefined
  /** What is wrong and what to do. */
  wrong?: ReactNode | undefined
}

type Described = {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** Label, hint, what is wrong, then the control, in this order, tied together for screen readers. */
export function FieldFrame({
  label,
  hint,
  wrong,
  children,
}: FieldWords & { children: (described: Described) => ReactNode }) {
  const id = useId()
  const describedBy = classes(Boolean(hint) && `${id}-hint`, Boolean(wrong) && `${id}-wrong`)
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
      {children({
        id,
        'aria-invalid': wrong ? true : undefined,
        'aria-describedby': describedBy || undefined,
      })}
    </div>
  )
}

/**
 * Typed text must leave no trace outside the vault: no form memory of the browser, and no spelling
 * service, which may send what is typed to its maker.
 */
export const untraced = {
  autoComplete: 'off',
  autoCorrect: 'off',
  autoCapitalize: 'off',
  spellCheck: false,
} as const

type Props = FieldWords & {
  value: string
  onChange: (value: string) => void
  onLeave?: (() => void) | undefined
  type?: 'text' | 'search' | 'password' | 'date' | 'time' | 'datetime-local' | 'url' | undefined
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  placeholder?: string | undefined
  maxLength?: number | undefined
  /** For codes and grids, which read left to right in every language. */
  dir?: 'ltr' | 'auto' | undefined
  /** A button at the end of the input, for instance "Show". */
  end?: ReactNode | undefined
}

export function Field({
  label,
  hint,
  wrong,
  onChange,
  onLeave,
  end,
  type = 'text',
  ...input
}: Props) {
  return (
    <FieldFrame label={label} hint={hint} wrong={wrong}>
      {(described) => {
        const control = (
          <input
            {...untraced}
            {...described}
            {...input}
            type={type}
            className={classes('input', Boolean(wrong) && 'input--wrong')}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={onLeave}
          />
        )
        return end ? (
          <div className="ends">
            {control}
            {end}
          </div>
        ) : (
          control
        )
      }}
    </FieldFrame>
  )
}

type TextAreaProps = FieldWords & {
  value: string
  onChange: (value: string) => void
  onLeave?: (() => void) | undefined
  rows?: number | undefined
  maxLength?: number | undefined
}

export function TextArea({ label, hint, wrong, onChange, onLeave, ...area }: TextAreaProps) {
  return (
    <FieldFrame label={label} hint={hint} wrong={wrong}>
      {(described) => (
        <textarea
          {...untraced}
          {...described}
          {...area}
          dir="auto"
          className={classes('input', Boolean(wrong) && 'input--wrong')}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={onLeave}
        />
      )}
    </FieldFrame>
  )
}
