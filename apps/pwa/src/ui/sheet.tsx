import type { ReactNode } from 'react'
import { Button, ButtonLink } from './button.tsx'
import { classes } from './classes.ts'
import { useExit } from './exit-context.ts'
import { Icon } from './icon.tsx'

type Props = {
  title: ReactNode
  close: { label: string; href: string }
  /** "Saved on this tablet as you tap". */
  note?: ReactNode | undefined
  onSubmit: () => void
  /** What will be sent, in one sentence, and its actions, the main one last. */
  send: { text: ReactNode; detail?: ReactNode; actions: ReactNode; danger?: boolean | undefined }
  children: ReactNode
}

/** A form that takes the whole screen. Nothing is submitted by the browser itself. */
export function Sheet({ title, close, note, onSubmit, send, children }: Props) {
  const exit = useExit()
  return (
    <form
      className="sheet"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <header className="sheet__head">
        <ButtonLink square icon="close" label={close.label} href={close.href} />
        <h1 className="title">{title}</h1>
        {note && (
          <p className="line quiet small sheet__note">
            <Icon name="tick" size="small" />
            {note}
          </p>
        )}
        {exit && (
          <Button
            square
            icon="exit"
            className="sheet__exit"
            label={exit.label}
            onPress={exit.onPress}
          />
        )}
      </header>
      <main className="sheet__body">{children}</main>
      <footer className={classes('send', send.danger && 'send--danger')}>
        <div>
          <p className="strong">{send.text}</p>
          {send.detail && <p className="quiet small">{send.detail}</p>}
        </div>
        <div className="send__actions">{send.actions}</div>
      </footer>
    </form>
  )
}
