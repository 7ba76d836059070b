import { classes } from './classes.ts'
import { type IconName, turningIcons } from './icon-names.ts'
import sprite from './icons.svg'

type Props = { name: IconName; size?: 'small' | 'large' | undefined; className?: string }

/** A glyph beside words. It is never the only carrier of a meaning, so it is hidden from readers. */
export function Icon({ name, size, className }: Props) {
  return (
    <svg
      className={classes(
        'icon',
        size && `icon--${size}`,
        turningIcons.has(name) && 'icon--turns',
        className,
      )}
      aria-hidden="true"
      focusable="false"
    >
      <use href={`${sprite}#i-${name}`} />
    </svg>
  )
}
