import { Link } from 'wouter'
import { Icon } from './icon.tsx'

type Props = { name: string; hint: string; href: string }

/** The largest block of the first screen. Ink, not red: it states no danger yet. */
export function FlashAction({ name, hint, href }: Props) {
  return (
    <Link className="flash" href={href}>
      <Icon name="flash" />
      <span>
        <span className="flash__name">{name}</span>
        <span className="flash__hint">{hint}</span>
      </span>
      <Icon name="chevron" />
    </Link>
  )
}
