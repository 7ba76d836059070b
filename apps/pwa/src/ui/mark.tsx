import { classes } from './classes.ts'

export type Sureness = 'verified' | 'unverified' | 'pending'

/** Solid is verified, hatched is unverified, a ring is pending: the same everywhere. */
export function Mark({ of, block }: { of: Sureness; block?: boolean | undefined }) {
  return (
    <span
      className={classes('mark', of !== 'pending' && `mark--${of}`, block && 'mark--block')}
      aria-hidden="true"
    />
  )
}
