import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import { assessHostState, reassessHostState } from '@tocsin/schema/host-state/decide'
import { needsCheck } from '@tocsin/schema/host-state/select'
import type { HostState } from '@tocsin/schema/host-state/state'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { AreaId } from '@tocsin/schema/primitives/ids'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { AssessmentForm } from './begun-assessment.ts'

export type WrongField = 'area' | 'on' | 'will' | 'hrddp'

/** What still has to be said, in the order of the form. */
export function wrongFields(form: AssessmentForm, today: string): WrongField[] {
  const isDay = LocalDate.safeParse(form.on).success && form.on <= today
  return [
    ...(AreaId.safeParse(form.area).success ? [] : (['area'] as const)),
    ...(isDay ? [] : (['on'] as const)),
    ...(form.will || form.capacity ? [] : (['will'] as const)),
    ...(needsCheck(form.levers) && !form.hrddp ? (['hrddp'] as const) : []),
  ]
}

/** `host`: what is assessed once more, with what its author had seen of it. */
export function decideForm(
  form: AssessmentForm,
  actor: Actor,
  today: string,
  host: { state: HostState; base: Header['base'] } | null,
): Result<Draft, Problem> {
  const area = AreaId.safeParse(form.area)
  if (!area.success) return err(problem('bad_input'))
  const { on, will, capacity, evidence, levers, hrddp, text, forces, unit, instead } = form
  const facts = {
    on,
    ...(will && { will }),
    ...(capacity && { capacity }),
    ...(evidence.length > 0 && { evidence }),
    ...(levers.length > 0 && { levers }),
    ...(needsCheck(levers) && hrddp && { hrddp }),
  }
  const said = { facts, text, today }
  if (!host) return assessHostState(actor, { area: area.data, forces, unit }, said)
  const { state, base } = host
  return reassessHostState(state, actor, base, { ...said, ...(instead && { instead }) })
}
