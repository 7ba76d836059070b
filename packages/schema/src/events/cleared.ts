import * as z from 'zod/mini'
import type { Narrative } from './bodies.ts'

/** Fields that nobody has to fill, and that an amendment may therefore empty again (SPEC RD-14). */
export const emptiable = {
  ReportAmended: [
    'what',
    'drawn',
    'imminence',
    'violations',
    'actors',
    'sources',
    'referrals',
    'title',
    'text',
  ],
  ThreatAmended: [
    'drawn',
    'actors',
    'groupsAtRisk',
    'intent',
    'capability',
    'tactics',
    'sources',
    'title',
    'text',
  ],
} as const

export type Emptiable = (typeof emptiable)[keyof typeof emptiable][number]

/** Names of emptied fields as they are read: one that this version does not know is kept and empties nothing. */
export const Cleared = z.array(z.string().check(z.regex(/^[a-zA-Z]{1,32}$/))).check(z.maxLength(20))

/** What facts of an event say they empty, as far as this version knows it. */
export function clearedIn(facts: unknown): Emptiable[] {
  const read = z.object({ cleared: Cleared }).safeParse(facts)
  const known: readonly Emptiable[] = [...emptiable.ReportAmended, ...emptiable.ThreatAmended]
  return read.success ? [...new Set(known)].filter((name) => read.data.cleared.includes(name)) : []
}

type Amendment = {
  facts: { set: object; cleared?: readonly string[] | undefined }
  narrative?: Narrative | undefined
}

/** Whether an amendment empties only what may be empty, each once, and nothing that it also fills. */
export function isClear(type: keyof typeof emptiable, { facts, narrative }: Amendment): boolean {
  const { set, cleared = [] } = facts
  const known: readonly string[] = emptiable[type]
  return (
    new Set(cleared).size === cleared.length &&
    cleared.every((name) => known.includes(name) && !(name in set) && !fills(narrative, name))
  )
}

/** Everything that an amendment writes over, as access asks it (SPEC AC-8). */
export function writtenOver({ facts, narrative }: Amendment): {
  set: object
  hasNarrative: boolean
} {
  const { set, cleared = [] } = facts
  const emptied = Object.fromEntries(cleared.map((name) => [name, null]))
  const words = cleared.some((name) => name === 'title' || name === 'text')
  return { set: { ...set, ...emptied }, hasNarrative: narrative !== undefined || words }
}

function fills(narrative: Narrative | undefined, name: string): boolean {
  return (name === 'title' || name === 'text') && narrative?.[name] !== undefined
}
