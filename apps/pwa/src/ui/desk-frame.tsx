import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Link } from 'wouter'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'
import { useDensity } from './use-density.ts'

/** `current`: the page itself, or true for the place under which it lies. */
export type DeskPlace = { href: string; label: string; current: 'page' | boolean }
export type DeskFact = { key: string; icon: IconName; text: ReactNode }

type Props = {
  label: string
  skip: string
  home: string
  product: string
  mission: string
  places: readonly DeskPlace[]
  /** How complete the log is, and who has not been heard from. */
  facts: readonly DeskFact[]
  end?: ReactNode | undefined
  /** A page that scrolls as a whole, instead of panes that scroll each. */
  page?: boolean | undefined
  children: ReactNode
}

/** The desk frame: mission, places and facts in one bar, the work under it. */
export function DeskFrame(props: Props) {
  useDensity('desk')
  const mainId = useId()
  const nav = useRef<HTMLElement>(null)
  const current = props.places.find((place) => place.current)?.href
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is current: bring it into sight.
  useEffect(() => {
    const place = nav.current?.querySelector('[aria-current]')
    place?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <div className={classes('desk', props.page && 'desk--page')}>
      <a className="btn skip" href={`#${mainId}`}>
        {props.skip}
      </a>
      <header className="desk__bar">
        <Link className="desk__mark" href={props.home}>
          <Icon name="bell" />
          <b>{props.product}</b>
          <span className="quiet">{props.mission}</span>
        </Link>
        <nav ref={nav} aria-label={props.label}>
          {props.places.map((place) => (
            <Link key={place.href} href={place.href} aria-current={place.current || undefined}>
              {place.label}
            </Link>
          ))}
        </nav>
        <ul className="desk__facts">
          {props.facts.map((fact) => (
            <li key={fact.key}>
              <Icon name={fact.icon} size="small" />
              <span>{fact.text}</span>
            </li>
          ))}
        </ul>
        {props.end && <div className="desk__end">{props.end}</div>}
      </header>
      <main id={mainId} tabIndex={-1}>
        {props.children}
      </main>
    </div>
  )
}
