import { grouped } from '../../primitives/grouped.ts'
import { crsvForms } from '../../vocabulary/crsv-forms.ts'
import type { Numbered } from './numbered.ts'
import type { PaperModel } from './state.ts'
import { type Harm, tracedSplit } from './traced.ts'

/** Conflict-related sexual violence by its form, in the order of the code list (S/2015/203). */
export function sexualViolenceOf(now: Harm, before: Harm): Numbered<PaperModel>['sexualViolence'] {
  const items = now.sexual_violence
  const known: string[] = crsvForms.items.map(({ code }) => code)
  const placeOf = (form: string | null) => {
    if (form === null) return known.length + 1
    return known.includes(form) ? known.indexOf(form) : known.length
  }
  return {
    now: tracedSplit(items),
    before: tracedSplit(before.sexual_violence),
    forms: [...grouped(items, ({ violation }) => violation.form ?? null)]
      .sort(([a], [b]) => placeOf(a) - placeOf(b) || ((a ?? '') < (b ?? '') ? -1 : 1))
      .map(([form, found]) => ({ form, now: tracedSplit(found) })),
  }
}
