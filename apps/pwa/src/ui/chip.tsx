import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

export function Chip({ icon, children }: { icon?: IconName | undefined; children: ReactNode }) {
  return (
    <span className="chip">
      {icon && <Icon name={icon} size="small" />}
      {children}
    </span>
  )
}

type ToggleProps = { label: string; on: boolean; onChange: (on: boolean) => void }

/** A filter that is on or off. */
export function ToggleChip({ label, on, onChange }: ToggleProps) {
  return (
    <button type="button" className="chip" aria-pressed={on} onClick={() => onChange(!on)}>
      {label}
    </button>
  )
}
