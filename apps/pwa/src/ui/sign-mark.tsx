import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

type Props = {
  glyph: IconName
  frame: 'circle' | 'square' | 'diamond'
  large?: boolean | undefined
}

/** The sign that somebody chose to find their part by: a glyph in a frame, in ink alone. */
export function SignMark({ glyph, frame, large }: Props) {
  return (
    <span className={classes('sign-mark', `sign-mark--${frame}`, large && 'sign-mark--large')}>
      <Icon name={glyph} />
    </span>
  )
}
