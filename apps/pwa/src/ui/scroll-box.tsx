import type { ReactNode } from 'react'

type Props = {
  /** What is in it, for screen readers. */
  label: string
  className: string
  children: ReactNode
}

/** A part of a screen that scrolls by itself, also by the arrow keys when nothing in it can be reached. */
export function ScrollBox({ label, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without focus its end is out of reach of the keyboard (WCAG 2.1.1).
    <section aria-label={label} className={className} tabIndex={0}>
      {children}
    </section>
  )
}
