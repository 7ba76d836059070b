import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import type { Gazetteer, Hit } from '../../map/gazetteer.ts'
import { formatMgrs, type LatLon } from '../../map/mgrs.ts'
import { parsePosition } from '../../map/parse-position.ts'
import { untraced } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Candidate, measured, radiusOf } from './candidate.ts'
import { listedUnitPoint } from './unit-point.ts'

type Props = {
  gazetteer: Gazetteer
  near: LatLon | undefined
  /** Begins in the field. */
  opened: boolean
  onFind: (candidate: Candidate) => void
}

type Found = { key: string; name: string; detail: string; candidate: Candidate }

/** A village, a P-code, a grid or coordinates: typed, found without a network. */
export function FindPlace({ gazetteer, near, opened, onFind }: Props) {
  const words = useWords()
  const { t } = words
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  useEffect(() => {
    if (opened) input.current?.focus()
  }, [opened])
  const typed = text.trim()
  const found = typed ? findPlaces(typed, { gazetteer, near, words }) : []
  const use = ({ candidate }: Found) => {
    setText('')
    onFind(candidate)
  }
  return (
    <div className="floating place__find">
      <label className="hidden" htmlFor={id}>
        {t('map.find')}
      </label>
      <Icon name="search" />
      <input
        {...untraced}
        ref={input}
        id={id}
        className="input"
        type="search"
        dir="auto"
        placeholder={t('map.find')}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = found[0]
          if (event.key === 'Enter') event.preventDefault()
          if (event.key === 'Enter' && first) use(first)
          if (event.key === 'Escape') setText('')
        }}
      />
      <p className="hidden" id={`${id}-hint`}>
        {t('map.findHint')}
      </p>
      {typed && (
        <ul className="place__found" aria-label={t('map.find')}>
          {found.map((each) => (
            <li key={each.key}>
              <button type="button" onClick={() => use(each)}>
                <b className="strong">{each.name}</b>
                <span className="small quiet">{each.detail}</span>
              </button>
            </li>
          ))}
          {found.length === 0 && (
            <li className="place__none" role="status">
              {/\d{3}/.test(typed) ? t('map.gridWrong') : t('map.findNone')}
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

/** A village before a unit that only begins like it: who types a name means the place. */
function byKind(text: string) {
  const rank = (hit: Hit) => {
    if (hit.kind === 'place') return 0
    const wanted = text.toLowerCase()
    const whole = [hit.matched, hit.unit.code].some((name) => name.toLowerCase() === wanted)
    return whole ? 0 : 1
  }
  return (a: Hit, b: Hit) => rank(a) - rank(b)
}

type Search = { gazetteer: Gazetteer; near: LatLon | undefined; words: Words }

/** "SS 0102" is a grid and SS0102 a P-code of South Sudan: both are offered, the whole code first. */
function findPlaces(text: string, { gazetteer, near, words }: Search): Found[] {
  const hits = gazetteer.search(text, near ? { near } : {}).toSorted(byKind(text))
  const position = parsePosition(text, near)
  if (!position.ok) return hits.flatMap((hit) => foundOf(hit, gazetteer))
  const { radiusM, ...at } = position.value
  const detail = `${words.number(at.lat)}, ${words.number(at.lon)} ${words.plusMinus(radiusM)}`
  const candidate = measured(at, radiusM, 'grid')
  const typed = { key: 'typed', name: formatMgrs(at) || text, detail, candidate }
  const wanted = text.toLowerCase()
  const byCode = hits.filter((hit) => codeOf(hit).toLowerCase().startsWith(wanted))
  const isWhole = (hit: Hit) => codeOf(hit).toLowerCase() === wanted
  return [
    ...byCode.filter(isWhole).flatMap((hit) => foundOf(hit, gazetteer)),
    typed,
    ...byCode.filter((hit) => !isWhole(hit)).flatMap((hit) => foundOf(hit, gazetteer)),
  ]
}

function codeOf(hit: Hit): string {
  return hit.kind === 'unit' ? hit.unit.code : (hit.place.pcode ?? '')
}

function foundOf(hit: Hit, gazetteer: Gazetteer): Found[] {
  if (hit.kind === 'unit') {
    const at = listedUnitPoint(hit.unit)
    const { code, name, parent } = hit.unit
    const within = parent === null ? undefined : gazetteer.unit(parent)?.name
    const detail = [within, code].filter(Boolean).join(' · ')
    const candidate = {
      at,
      source: 'village',
      exactness: 'area',
      measuredM: null,
      named: null,
      unit: code,
    } as const
    return at ? [{ key: `u${code}`, name, detail, candidate: { ...candidate, at } }] : []
  }
  const { place, matched } = hit
  const unit = gazetteer.unit(place.unit)?.name ?? place.unit
  const also = matched === place.name ? [] : [matched]
  return [
    {
      key: `p${place.pcode ?? ''}${place.lat},${place.lon}`,
      name: place.name,
      detail: [...also, unit, place.pcode].filter(Boolean).join(' · '),
      candidate: {
        at: { lat: place.lat, lon: place.lon },
        source: 'village',
        exactness: 'locality',
        measuredM: radiusOf.locality,
        named: { name: place.name, pcode: place.pcode },
      },
    },
  ]
}
