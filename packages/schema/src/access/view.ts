import type { PartBody } from '../events/envelope.ts'
import { isHostState } from '../events/starting-band.ts'
import { withheldInView } from './reading.ts'

/**
 * Facts as a reader is shown them who may see some fields only: new facts or the `set` of an
 * amendment, their lists without the fields of {@link withheldInView} (SPEC AC-10). A projection for a
 * screen: the signed part itself travels whole or not at all.
 */
export function viewOfFacts(facts: PartBody): PartBody {
  const view: PartBody = { ...facts }
  for (const { list, field, of } of withheldInView) {
    const entries = view[list]
    if (!Array.isArray(entries)) continue
    view[list] = entries.map((entry) => {
      if (!isBody(entry) || (of === 'host_state' && !isHostState(String(entry.type)))) return entry
      const { [field]: _, ...rest } = entry
      return rest
    })
  }
  if (isBody(view.set)) view.set = viewOfFacts(view.set)
  return view
}

function isBody(value: PartBody[string] | undefined): value is PartBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
