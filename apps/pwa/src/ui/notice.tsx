import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

type Props = {
  /** care: stop and judge. urgent: act today. danger: beside lives in danger only. quiet: not known. */
  kind?: 'care' | 'urgent' | 'danger' | 'quiet' | 'hq' | undefined
  icon: IconName
  title?: ReactNode | undefined
  children?: ReactNode
  /** Read out when it appears: for an answer to something the person just did. */
  live?: boolean | undefined
}

export function Notice({ kind, icon, title, children, live }: Props) {
  return (
    <div
      className={classes('notice', kind && `notice--${kind}`)}
      role={live ? 'status' : undefined}
    >
      <Icon name={icon} />
      <div className="stack stack--tight">
        {title && <p className="strong">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}
