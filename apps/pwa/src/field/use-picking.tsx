import type { Place } from '@tocsin/schema/primitives/place'
import { type ReactNode, useState } from 'react'
import type { FieldTools, Joined, PickPlaceProps } from './field-tools.ts'

type Begin = PickPlaceProps['begin']

/**
 * The place of a form: `pick` opens the screen on which it is chosen, which is `picker` until it is
 * left. The form draws nothing else meanwhile.
 */
export function usePicking(
  tools: FieldTools,
  asked: Pick<PickPlaceProps, 'question' | 'start'> & {
    onUse: (place: Place, begin: Begin) => void
    onJoin?: ((joined: Joined, place: Place, begin: Begin) => void) | undefined
  },
): { pick: (begin: Begin) => void; picker: ReactNode } {
  const [begin, setBegin] = useState<Begin>()
  const { question, start, onUse, onJoin } = asked
  const back = () => setBegin(undefined)
  const picker =
    begin &&
    tools.pickPlace({
      tools,
      question,
      start,
      begin,
      onBack: back,
      onUse: (place) => {
        onUse(place, begin)
        back()
      },
      onJoin:
        onJoin &&
        ((joined, place) => {
          onJoin(joined, place, begin)
          back()
        }),
    })
  return { pick: setBegin, picker }
}
