import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

/** A headed group of rows with its count. */
export function Group(props: { title: ReactNode; count?: ReactNode; children: ReactNode }) {
  return (
    <section className="group">
      <div className="group__head">
        <h2 className="section">{props.title}</h2>
        {props.count !== undefined && <span className="quiet num">{props.count}</span>}
      </div>
      {props.children}
    </section>
  )
}

export function List({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <ul className="list" aria-label={label}>
      {children}
    </ul>
  )
}

type Props = {
  icon: IconName
  /** `danger`: lives are in danger now. `draft`: not finished. */
  kind?: 'danger' | 'draft' | undefined
  name: ReactNode
  /** Place with its precision, and date. */
  meta?: ReactNode | undefined
  /** Level and state, in a column of fixed width so that the eye runs down it. */
  end?: ReactNode | undefined
  chosen?: boolean | undefined
} & ({ href: string; onPress?: undefined } | { href?: undefined; onPress: () => void })

export function Row({ icon, kind, name, meta, end, chosen, href, onPress }: Props) {
  const className = classes('row', !end && 'row--short')
  const content = (
    <>
      <span className={classes('row__kind', kind && `row__kind--${kind}`)}>
        <Icon name={icon} />
      </span>
      <span>
        <span className="row__name">{name}</span>
        {meta && <span className="row__meta">{meta}</span>}
      </span>
      {end && <span className="row__end">{end}</span>}
    </>
  )
  return (
    <li>
      {href !== undefined ? (
        <Link className={className} href={href} aria-current={chosen || undefined}>
          {content}
        </Link>
      ) : (
        <button
          type="button"
          className={className}
          aria-current={chosen || undefined}
          onClick={onPress}
        >
          {content}
        </button>
      )}
    </li>
  )
}
