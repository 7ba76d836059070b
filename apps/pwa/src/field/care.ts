import type { Violation } from '@tocsin/schema/events/bodies'
import { startingBand } from '@tocsin/schema/events/starting-band'

/** Which do-no-harm notices a form shows. */
export type Care = { child: boolean; crsv: boolean }

/** Whose mandate it is, by component; ours. Everybody else records the minimum and refers (SPEC CA-1). */
export const careMandates: Readonly<Record<keyof Care, readonly string[]>> = {
  child: ['child_protection'],
  crsv: ['women_protection', 'human_rights'],
}

/** Whether whoever writes records the minimum only: something is named that is another component's to hear. */
export function isMinimum(care: Care, component: string | null | undefined): boolean {
  const about = (['child', 'crsv'] as const).filter((each) => care[each])
  return about.some((each) => !careMandates[each].some((code) => code === component))
}

type Said = {
  what?: string | undefined
  kind?: string | undefined
  violations?: readonly Violation[]
}

/** By the same data that puts a record into the stricter band; what is not sexual violence concerns children. */
export function careOf({ what, kind, violations = [] }: Said): Care {
  const said: Said[] = [{ what }, { kind }, ...violations.map((each) => ({ violations: [each] }))]
  const sensitive = said.filter((each) => startingBand(each) === 'restricted')
  const crsv = sensitive.filter(namesSexualViolence)
  const withoutType = crsv.filter(({ violations: [first] = [] }) => {
    return (
      first !== undefined && startingBand({ violations: [{ ...first, type: '' }] }) === 'restricted'
    )
  })
  return { crsv: crsv.length > 0, child: sensitive.length > crsv.length || withoutType.length > 0 }
}

function namesSexualViolence({ what, kind, violations: [first] = [] }: Said): boolean {
  return [what, kind, first?.type].includes('sexual_violence')
}
