import { type ReactNode, useId } from 'react'
import { Link } from 'wouter'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

type Look = {
  /** `main` once a screen; `danger` only sends a flash. */
  kind?: 'main' | 'solid' | 'danger' | 'plain' | undefined
  large?: boolean | undefined
  icon?: IconName | undefined
  /** Shows the glyph alone; `label` becomes its name. */
  square?: boolean | undefined
  className?: string | undefined
}

function lookClass({ kind, large, square, className }: Look): string {
  return classes(
    'btn',
    kind && `btn--${kind}`,
    large && 'btn--large',
    square && 'btn--square',
    className,
  )
}

type ButtonProps = Look & {
  label: ReactNode
  onPress?: (() => void) | undefined
  type?: 'button' | 'submit' | undefined
  /** Why it may not be used now. The button keeps its words, can be reached, and says this. */
  disabledReason?: ReactNode | undefined
  /** Set when a neighbour already shows the reason: its id. Then the reason is not shown twice. */
  reasonId?: string | undefined
  pressed?: boolean | undefined
  expanded?: boolean | undefined
  name?: string | undefined
  shortcut?: string | undefined
}

export function Button(props: ButtonProps) {
  const { label, onPress, type = 'button', disabledReason, reasonId, icon, square } = props
  const ownReasonId = useId()
  const disabled = disabledReason !== undefined
  const describedBy = reasonId ?? (disabled ? ownReasonId : undefined)
  const press = (event: { preventDefault: () => void }) => {
    if (disabled) event.preventDefault()
    else onPress?.()
  }
  return (
    <>
      <button
        type={type}
        className={lookClass(props)}
        aria-disabled={disabled || undefined}
        aria-describedby={describedBy}
        aria-pressed={props.pressed}
        aria-expanded={props.expanded}
        aria-keyshortcuts={props.shortcut}
        aria-label={square && typeof label === 'string' ? label : props.name}
        onClick={press}
      >
        {icon && <Icon name={icon} />}
        {!square && label}
        {props.shortcut && (
          <span className="kbd" aria-hidden="true">
            {props.shortcut}
          </span>
        )}
      </button>
      {disabled && !reasonId && (
        <span className="why" id={ownReasonId}>
          {disabledReason}
        </span>
      )}
    </>
  )
}

type ButtonLinkProps = Look & { label: ReactNode; href: string; download?: string | undefined }

/** Looks like a button, goes to a place of the app (or, with `download`, gives a file). */
export function ButtonLink(props: ButtonLinkProps) {
  const { label, href, icon, square, download } = props
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {!square && label}
    </>
  )
  const shared = {
    className: lookClass(props),
    'aria-label': square && typeof label === 'string' ? label : undefined,
  }
  if (download !== undefined)
    return (
      <a {...shared} href={href} download={download}>
        {content}
      </a>
    )
  return (
    <Link {...shared} href={href}>
      {content}
    </Link>
  )
}
