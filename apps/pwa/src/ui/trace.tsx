import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A dotted underline: this number or sentence opens the incidents behind it. */
export function Trace({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="trace" href={href}>
      {children}
    </Link>
  )
}
