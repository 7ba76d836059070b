import { classes } from './classes.ts'

export type Sureness = 'verified' | 'unverified' | 'pending'

type Props = {
  of: Sureness
  block?: boolean | undefined
  /** What may happen is a diamond, as on the map. */
  threat?: boolean | undefined
}

/** Solid is verified, hatched is unverified, a ring is pending: the same everywhere. */
export function Mark({ of, block, threat }: Props) {
  return (
    <span
      className={classes(
        'mark',
        of !== 'pending' && `mark--${of}`,
        block && 'mark--block',
        threat && 'mark--threat',
      )}
      aria-hidden="true"
    />
  )
}
