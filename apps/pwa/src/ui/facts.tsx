import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

/** The two facts that stand where others have an online light, always in the same place. */
export function Facts({
  stacked,
  children,
}: {
  stacked?: boolean | undefined
  children: ReactNode
}) {
  return <div className={classes('facts', stacked && 'facts--stacked')}>{children}</div>
}

type FactProps = { icon: IconName; title: ReactNode; detail: ReactNode; action?: ReactNode }

export function Fact({ icon, title, detail, action }: FactProps) {
  return (
    <div className="fact">
      <Icon name={icon} />
      <b>{title}</b>
      <span>{detail}</span>
      {action}
    </div>
  )
}
