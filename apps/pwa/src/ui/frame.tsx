import { type ReactNode, useId } from 'react'
import { Link } from 'wouter'
import { useExit } from './exit-context.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'
import { useDensity } from './use-density.ts'

export type Place = { href: string; label: string; icon: IconName; current: boolean }

type Props = {
  /** Name of the navigation for screen readers. */
  label: string
  skip: string
  places: readonly Place[]
  /** Lock is always the last place, one touch away. */
  lock: { label: string; onPress: () => void }
  /** Fills the whole main area without its padding: a map, for instance. */
  bare?: boolean | undefined
  children: ReactNode
}

/** The field frame: a rail on a tablet, a bar under the thumb on a phone. */
export function Frame({ label, skip, places, lock, bare, children }: Props) {
  useDensity('field')
  const mainId = useId()
  const exit = useExit()
  return (
    <div className="field">
      <a className="btn skip" href={`#${mainId}`}>
        {skip}
      </a>
      <nav className="rail" aria-label={label}>
        <span className="rail__mark">
          <Icon name="bell" size="large" />
        </span>
        {places.map((place) => (
          <Link
            key={place.href}
            href={place.href}
            aria-current={place.current ? 'page' : undefined}
          >
            <Icon name={place.icon} />
            {place.label}
          </Link>
        ))}
        {exit && (
          <button type="button" className="rail__push" onClick={exit.onPress}>
            <Icon name="exit" />
            {exit.label}
          </button>
        )}
        <button type="button" className={exit ? undefined : 'rail__push'} onClick={lock.onPress}>
          <Icon name="lock" />
          {lock.label}
        </button>
      </nav>
      <main className={bare ? undefined : 'main'} id={mainId} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
