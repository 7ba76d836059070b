import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** What is wrong with an answer and what to do. Thick and said, not red. */
export function Wrong({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p className="wrong" id={id}>
      <Icon name="warn" />
      <span>{children}</span>
    </p>
  )
}
