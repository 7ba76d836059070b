import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type AlertLevel = 'flash' | 'urgent' | 'watch' | 'info'

const shapes: Record<AlertLevel, ReactNode> = {
  flash: <path d="M7 2h10l5 5v10l-5 5H7l-5-5V7z" fill="currentColor" />,
  urgent: <path d="M12 3 22.5 21h-21z" fill="currentColor" />,
  watch: <path d="M12 2 22 12 12 22 2 12z" fill="none" stroke="currentColor" strokeWidth="2.5" />,
  info: <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="2.5" />,
}

/** Shape, word and (for flash) colour: octagon, triangle, diamond, ring. */
export function Level({ level, children }: { level: AlertLevel; children: ReactNode }) {
  return (
    <span className={classes('level', `level--${level}`)}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {shapes[level]}
      </svg>
      {children}
    </span>
  )
}
