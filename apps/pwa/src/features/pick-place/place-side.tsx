import type { Place } from '@tocsin/schema/primitives/place'
import { useWords } from '../../i18n/use-words.tsx'
import type { Gazetteer } from '../../map/gazetteer.ts'
import { formatMgrs } from '../../map/mgrs.ts'
import { Choices } from '../../ui/choices.tsx'
import { Code } from '../../ui/code.tsx'
import { placeWords } from '../../words/place-words.ts'
import { type Candidate, type Exactness, radiusOf } from './candidate.ts'

type Props = {
  gazetteer: Gazetteer
  place: Place | undefined
  candidate: Candidate | undefined
  onExactness: (exactness: Exactness) => void
}

/** What is chosen, in words, and how exactly it is known. */
export function PlaceSide({ gazetteer, place, candidate, onExactness }: Props) {
  const words = useWords()
  const { t, plusMinus } = words
  if (!candidate || !place) return <p className="quiet">{t('map.pickHint')}</p>
  const unit = gazetteer.unitsAt(candidate.at)[0]
  const pcode = place.kind === 'point' ? place.pcode : place.kind === 'unit' ? place.code : ''
  return (
    <>
      <div className="place__said" aria-live="polite">
        <p className="strong">{placeWords(words, place)}</p>
        <p className="quiet small">
          {place.kind === 'point' && unit?.name} {pcode && <Code>{pcode}</Code>}
        </p>
        <p className="quiet small">
          {t('map.grid')} <Code>{formatMgrs(candidate.at)}</Code>
        </p>
      </div>
      <Choices
        className="place__scale"
        legend={t('map.howExact')}
        columns={2}
        value={candidate.exactness}
        onChange={onExactness}
        options={[
          {
            value: 'exact',
            label: t('map.exact'),
            detail: t('map.exactHint', { distance: plusMinus(radiusOf.exact) }),
          },
          { value: 'vicinity', label: t('map.vicinity'), detail: plusMinus(radiusOf.vicinity) },
          {
            value: 'locality',
            label: t('map.locality'),
            detail: t('map.localityHint', { distance: plusMinus(radiusOf.locality) }),
          },
          { value: 'area', label: t('map.areaOnly'), detail: t('map.areaOnlyHint') },
        ]}
      />
    </>
  )
}
