import type { ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import { untraced } from './field.tsx'

type Props = {
  /** Enter, or the button that sends. */
  onSend: () => void
  /** Beside what every form is: a stack. */
  className?: string | undefined
  /** Anything in it was changed. */
  onChange?: (() => void) | undefined
  ref?: Ref<HTMLFormElement>
  children: ReactNode
}

/** A form that the browser neither remembers nor judges: both would leave words of its own. */
export function Form({ onSend, className, onChange, ref, children }: Props) {
  return (
    <form
      ref={ref}
      className={classes('stack', className)}
      autoComplete={untraced.autoComplete}
      noValidate
      onChange={onChange}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
    </form>
  )
}
