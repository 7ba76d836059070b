import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

export type ReportState = 'draft' | 'here' | 'part' | 'hq' | 'held'

const icons: Record<ReportState, IconName> = {
  draft: 'pencil',
  here: 'tablet',
  part: 'part',
  hq: 'ticks',
  held: 'hold',
}

type Props = { state: ReportState; strong: ReactNode; children?: ReactNode }

/** Where a report is, in words. `hq` only after a signed receipt, with its time and number. */
export function State({ state, strong, children }: Props) {
  return (
    <span className={`state state--${state}`}>
      <Icon name={icons[state]} />
      <span>
        <b>{strong}</b> {children}
      </span>
    </span>
  )
}
