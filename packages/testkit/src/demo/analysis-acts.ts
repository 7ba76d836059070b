import type { FactsOf } from '@tocsin/schema/events/registry'
import { startingBand } from '@tocsin/schema/events/starting-band'
import type { Choices } from '../random.ts'
import { about } from './alert-acts.ts'
import type { DemoAct } from './demo-act.ts'

const hour = 3_600_000
const day = 24 * hour

type Filed = Extract<DemoAct, { type: 'ReportFiled' }>

const notes = [
  'Two accounts of different origin agree on place, day and number.',
  'Seen by the patrol on the following day.',
  'One origin so far; the second account repeats the first.',
  'Names of the dead were read out at the burial, to which two of us were invited.',
]

/** The decision of an analyst some days after, for about every second incident. */
export function verify(choices: Choices, opened: Filed): DemoAct[] {
  if (!choices.chance(0.6)) return []
  const at = nextReview(opened.receivedAt + choices.whole(10, 14 * 24) * hour)
  const facts = finding(choices)
  const bodies = { facts, narrative: { text: choices.pick(notes) } }
  return [{ ...about(opened, analystFor(opened), at), type: 'IncidentVerified', bodies }]
}

/** The analysis cell decides together, at 16:00 of mission time. */
function nextReview(at: number): number {
  return Math.ceil((at - 14 * hour) / day) * day + 14 * hour
}

function finding(choices: Choices): FactsOf<'IncidentVerified'> {
  const standard = { standardOfProof: 'reasonable_grounds' }
  const drawn = choices.whole(1, 100)
  if (drawn <= 72) {
    const unEyewitness = choices.chance(0.25)
    const primarySources = unEyewitness ? choices.whole(0, 2) : choices.whole(1, 3)
    const secondarySources = choices.whole(1, 3)
    return { finding: 'verified', ...standard, primarySources, secondarySources, unEyewitness }
  }
  const sources = { primarySources: choices.whole(0, 1), secondarySources: 1, unEyewitness: false }
  if (drawn <= 82) return { finding: 'unverified', ...standard, ...sources }
  if (drawn <= 92) return { finding: 'pending_verification', ...standard, ...sources }
  if (drawn <= 95) return { finding: 'falsely_attributed', ...standard, ...sources }
  return { finding: 'rejected', ...standard, ...sources }
}

/** The two incidents are found to be one. */
export function mergeInto(kept: DemoAct, merged: Filed): DemoAct {
  const at = Math.max(kept.receivedAt, merged.receivedAt) + 5 * hour
  return {
    ...about(kept, 'analyst-hr', at),
    type: 'IncidentMerged',
    bodies: { facts: { merged: placeholder } },
    links: { merged: merged.record },
  }
}

/** Overwritten by the link when the record has an id. */
const placeholder = `${'0'.repeat(32)}-1` as FactsOf<'IncidentMerged'>['merged']

/**
 * An analyst puts down another number while the author's own amendment still waits on the tablet:
 * neither has seen the other, so both are kept.
 */
export function contest(choices: Choices, filed: DemoAct, amended: DemoAct): DemoAct[] {
  if (amended.type !== 'ReportAmended') return []
  const violations = amended.bodies.facts.set.violations
  const first = violations?.find(({ count }) => count !== undefined)
  const waited = amended.receivedAt - amended.saidAt
  if (!violations || !first?.count || waited < 3 * hour) return []
  const min = first.count.min + choices.whole(1, 3)
  const other = {
    type: first.type,
    count: { min, best: min, max: null, status: 'reported' as const },
  }
  const at = amended.saidAt + Math.floor(waited / 2)
  if (filed.receivedAt > at) return []
  const set = { violations: violations.map((said) => (said === first ? other : said)) }
  return [
    {
      ...about(amended, 'analyst-hr', at),
      type: 'ReportAmended',
      bodies: {
        facts: { set },
        narrative: { text: 'The liaison was told another number by telephone.' },
      },
    },
  ]
}

/** The author takes a mistaken report back. */
export function withdraw(choices: Choices, filed: Filed): DemoAct {
  const at = filed.receivedAt + choices.whole(1, 40) * hour
  const reason = choices.pick([
    'by_accident',
    'same_report_twice',
    'did_not_happen',
    'wrong_details',
  ])
  return {
    ...about(filed, filed.officer, at),
    receivedAt: at + hour,
    type: 'ReportWithdrawn',
    bodies: { facts: { reason } },
  }
}

/** Old enough that the desk has had the time to look at it. */
export function isSettled(act: DemoAct, now: number): boolean {
  return now - act.receivedAt > 2 * day
}

function analystFor({ bodies }: Filed): string {
  return startingBand(bodies.facts) === 'restricted' ? 'analyst-cp' : 'analyst-hr'
}
