import { grouped } from '../../primitives/grouped.ts'
import { crsvForms } from '../../vocabulary/crsv-forms.ts'
import type { PaperIncident } from './source.ts'
import type { PaperModel } from './state.ts'
import { harmOf, tracedSplit } from './traced.ts'

type Rows = readonly PaperIncident[]

/** Conflict-related sexual violence by its form, in the order of the code list (S/2015/203). */
export function sexualViolenceOf(now: Rows, before: Rows): PaperModel['sexualViolence'] {
  const items = harmOf(now).sexual_violence
  const known: string[] = crsvForms.items.map(({ code }) => code)
  const placeOf = (form: string | null) => {
    if (form === null) return known.length + 1
    return known.includes(form) ? known.indexOf(form) : known.length
  }
  return {
    now: tracedSplit(items),
    before: tracedSplit(harmOf(before).sexual_violence),
    forms: [...grouped(items, ({ violation }) => violation.form ?? null)]
      .sort(([a], [b]) => placeOf(a) - placeOf(b) || ((a ?? '') < (b ?? '') ? -1 : 1))
      .map(([form, found]) => ({ form, now: tracedSplit(found) })),
  }
}
