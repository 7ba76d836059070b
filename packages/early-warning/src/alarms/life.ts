import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { ProblemCode } from '@tocsin/schema/problem'
import type { BeforeEnd, Warning, WarningState } from './warning.ts'

/** What can happen to a warning: people act on it, and in the end the world says whether it was right. */
export type WarningAct =
  | { readonly do: 'lookAt'; readonly by: string; readonly ms: number }
  | { readonly do: 'openThreat'; readonly by: string; readonly ms: number; readonly threat: string }
  | { readonly do: 'dismiss'; readonly by: string; readonly ms: number; readonly reason: string }
  /** An incident of what was warned of, in one of its areas, after it was raised. */
  | { readonly do: 'comeTrue'; readonly incidentMs: number }
  /** The time for which it warned is over, complete, and nothing was reported. */
  | { readonly do: 'runOut'; readonly ms: number }

/**
 * The next step of a warning's life: raised → looked at → threat opened or dismissed with a reason →
 * came true or not. A dismissed warning can still come true: that is what is learned from. A threat can
 * be opened after a dismissal, never the other way round: what is open is closed at the threat.
 *
 * @returns `already_closed` once it has ended, `reason_needed` for a dismissal without one, `bad_input`
 *   for an act from before it was raised or out of order (SPEC EW-17)
 */
export function nextStep(warning: Warning, act: WarningAct): Result<Warning, ProblemCode> {
  const { state } = warning
  if (state.at === 'cameTrue' || state.at === 'didNot') return err('already_closed')
  const ms = act.do === 'comeTrue' ? act.incidentMs : act.ms
  if (!(ms >= warning.raisedMs)) return err('bad_input')
  const next = stateAfter(state.at, act)
  return typeof next === 'string' ? err(next) : ok({ ...warning, state: next })
}

function stateAfter(before: BeforeEnd, act: WarningAct): WarningState | ProblemCode {
  switch (act.do) {
    case 'lookAt':
      return before === 'raised' ? { at: 'lookedAt', by: act.by, ms: act.ms } : 'bad_input'
    case 'openThreat':
      if (before === 'threatOpened') return 'bad_input'
      return { at: 'threatOpened', by: act.by, ms: act.ms, threat: act.threat }
    case 'dismiss':
      if (act.reason.trim() === '') return 'reason_needed'
      if (before === 'threatOpened' || before === 'dismissed') return 'bad_input'
      return { at: 'dismissed', by: act.by, ms: act.ms, reason: act.reason.trim() }
    case 'comeTrue':
      return { at: 'cameTrue', incidentMs: act.incidentMs, before }
    case 'runOut':
      return { at: 'didNot', ms: act.ms, before }
  }
}
