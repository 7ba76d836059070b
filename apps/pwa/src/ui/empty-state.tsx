import type { ReactNode } from 'react'

/** An empty list: one sentence that says what will appear here, and one button. */
export function EmptyState({ says, action }: { says: ReactNode; action?: ReactNode | undefined }) {
  return (
    <div className="empty">
      <p>{says}</p>
      {action}
    </div>
  )
}
