import type { Place } from '@tocsin/schema/primitives/place'
import { useWords } from '../i18n/use-words.tsx'
import { formatMgrs } from '../map/mgrs.ts'
import { Button } from '../ui/button.tsx'
import { Code } from '../ui/code.tsx'
import { Wrong } from '../ui/wrong.tsx'
import { placeWords } from '../words/place-words.ts'

type Props = {
  label: string
  place: Place | null
  wrong?: string | undefined
  /** What is said while no place is chosen. */
  hint?: string | undefined
  onPick: (begin: 'map' | 'village') => void
}

/** The place of a form: what is known of it, and the two ways to say it. */
export function PlaceField({ label, place, wrong, hint, onPick }: Props) {
  const words = useWords()
  return (
    <fieldset>
      <legend className="label">{label}</legend>
      {hint && !place && <p className="hint">{hint}</p>}
      {wrong && <Wrong>{wrong}</Wrong>}
      <div className="stack stack--tight">
        {place && (
          <p>
            <b className="strong">{placeWords(words, place)}</b>
            {place.kind === 'point' && (
              <>
                {' '}
                <Code>{formatMgrs(place)}</Code>
              </>
            )}
          </p>
        )}
        <div className="line">
          <Button icon="pin" label={words.t('flash.onTheMap')} onPress={() => onPick('map')} />
          <Button
            icon="search"
            label={words.t('flash.village')}
            onPress={() => onPick('village')}
          />
        </div>
      </div>
    </fieldset>
  )
}
