import type { ReactNode } from 'react'

/** A date-time group, grid or receipt: isolated from the direction of the sentence round it. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <bdi className="code" dir="ltr">
      {children}
    </bdi>
  )
}
