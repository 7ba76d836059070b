import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'
import { Mark, type Sureness } from './mark.tsx'

export type Tile = {
  label: ReactNode
  detail?: ReactNode | undefined
  icon?: IconName | undefined
  mark?: Sureness | undefined
  /** A sign of its own in place of the glyph. */
  sign?: ReactNode | undefined
  size?: 'big' | 'tall' | 'slim' | undefined
  /** Red when chosen: only for "happening now". */
  danger?: boolean | undefined
  disabledReason?: string | undefined
}

type Props = Tile & {
  type: 'radio' | 'checkbox'
  name: string
  value?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A native radio or checkbox under a tile. Chosen: thick edge, tint and tick. */
export function Choice(props: Props) {
  const { type, name, value, checked, onChange, disabledReason } = props
  const reasonId = useId()
  const disabled = disabledReason !== undefined
  return (
    <label
      className={classes(
        'choice',
        props.size && `choice--${props.size}`,
        props.danger && 'choice--danger',
      )}
    >
      <input
        type={type}
        name={name}
        value={value}
        checked={checked}
        autoComplete="off"
        aria-disabled={disabled || undefined}
        aria-describedby={disabled ? reasonId : undefined}
        onChange={(event) => {
          if (!disabled) onChange(event.currentTarget.checked)
        }}
      />
      <span className="choice__face">
        {props.icon && <Icon name={props.icon} />}
        {props.mark && <Mark of={props.mark} />}
        {props.sign}
        <span>
          {props.label}
          {props.detail && <small className="choice__detail">{props.detail}</small>}
          {disabled && <small id={reasonId}>{disabledReason}</small>}
        </span>
        <Icon name="tick" className="choice__tick" />
      </span>
    </label>
  )
}
