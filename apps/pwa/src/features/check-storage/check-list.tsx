import type { ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'

export type Check = { key: string; isDone: boolean; says: ReactNode; action?: ReactNode }

/** What has to be so before leaving the base: done with a tick, open with what to do. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul className="checks">
      {checks.map(({ key, isDone, says, action }) => (
        <li key={key} className={isDone ? 'is-done' : undefined}>
          <Icon name={isDone ? 'tick' : 'clock'} />
          <span>{says}</span>
          {action}
        </li>
      ))}
    </ul>
  )
}
