import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'

type Props = {
  open: boolean
  title: ReactNode
  /** Also called by Escape. */
  onClose: () => void
  closeLabel: string
  actions?: ReactNode | undefined
  children: ReactNode
}

/** The browser's own modal dialog: it keeps the focus and gives it back. */
export function Dialog({ open, title, onClose, closeLabel, actions, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {open && (
        <>
          <header className="dialog__head">
            <h2 className="section" id={titleId}>
              {title}
            </h2>
            <Button square kind="plain" icon="close" label={closeLabel} onPress={onClose} />
          </header>
          <div className="dialog__body">{children}</div>
          {actions && <footer className="dialog__actions">{actions}</footer>}
        </>
      )}
    </dialog>
  )
}
