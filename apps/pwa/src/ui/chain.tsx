import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type Stop = {
  key: string
  label: ReactNode
  /** When it was reached, or how long it has been waited for. */
  time?: ReactNode | undefined
  state: 'past' | 'now' | 'open'
  /** "done", "waiting", "not started", for screen readers. */
  stateWord: string
}

/** The response clock: event, reported, HQ has it, answered, on site, community told. */
export function Chain({ stops, down }: { stops: readonly Stop[]; down?: boolean | undefined }) {
  return (
    <ol className={classes('chain', down && 'chain--down')}>
      {stops.map((stop) => (
        <li key={stop.key} className={stop.state === 'past' ? undefined : `is-${stop.state}`}>
          {down && <span>{stop.label}</span>}
          {stop.time && <b className="num">{stop.time}</b>}
          {!down && stop.label}
          <span className="hidden">, {stop.stateWord}</span>
        </li>
      ))}
    </ol>
  )
}
