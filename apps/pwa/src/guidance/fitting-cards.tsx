import { Suspense } from 'react'
import type { Card } from './card.ts'
import { CardButton } from './card-button.tsx'
import { useGuidance } from './use-guidance.ts'

/** What a form says so far, in codes. */
type Said = {
  flash?: string | null | undefined
  threat?: string | null | undefined
  violations?: readonly string[] | undefined
}

/** Cards that fit what is written, at most three; those that a care notice opens are not among them. */
export function FittingCards({ said }: { said: Said }) {
  return (
    <Suspense fallback={null}>
      <Buttons said={said} />
    </Suspense>
  )
}

const most = 3
const inNotices = ['sexual_violence', 'child_talks']

function Buttons({ said }: { said: Said }) {
  const fitting = (useGuidance()?.cards ?? []).filter(
    (card) => !inNotices.includes(card.code) && fits(card, said),
  )
  if (fitting.length === 0) return null
  return (
    <div className="line">
      {fitting.slice(0, most).map(({ code, words }) => (
        <CardButton key={code} code={code} label={words.title} />
      ))}
    </div>
  )
}

function fits({ fits }: Card, { flash, threat, violations = [] }: Said): boolean {
  return (
    (flash ? fits.flash.includes(flash) : false) ||
    (threat ? fits.threats.includes(threat) : false) ||
    violations.some((type) => fits.violations.includes(type))
  )
}
