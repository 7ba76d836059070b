import type { Place } from '@tocsin/schema/primitives/place'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import type { PositionSearch } from '../../map/use-position.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { type IconName, iconNames } from '../../ui/icon-names.ts'
import { placeWords } from '../../words/place-words.ts'
import type { FlashForm } from './flash-form.ts'

type Props = {
  form: FlashForm
  /** What is known of the place; null while nobody said and no satellite was seen. */
  place: Place | null
  search: PositionSearch
  wrongWhat: string | undefined
  notices: ReactNode
  onChange: (patch: Partial<FlashForm>) => void
  onHere: () => void
  onPick: (begin: 'map' | 'village') => void
}

export function FlashQuestions(props: Props) {
  const { form, place, onChange } = props
  const words = useWords()
  const { t, label } = words
  const found = (where: FlashForm['where']) =>
    form.where === where && place ? placeWords(words, place) : undefined
  return (
    <div className="flash-form">
      <Choices
        className="flash-what"
        step={1}
        legend={t('flash.what')}
        wrong={props.wrongWhat}
        size="tall"
        columns={3}
        value={form.what}
        onChange={(what) => onChange({ what })}
        options={flashKinds.items.map((kind) => ({
          value: kind.code,
          label: label(kind),
          icon: glyphOf(kind.glyph),
        }))}
      />
      <div className="flash-rest">
        {props.notices}
        <div className="stack stack--tight">
          <Choices
            className="flash-where"
            step={2}
            legend={t('flash.where')}
            size="tall"
            columns={3}
            value={form.where}
            onChange={(where) => (where === 'here' ? props.onHere() : props.onPick(where))}
            options={[
              {
                value: 'here',
                label: t('flash.here'),
                detail: hereDetail(props, words),
                icon: 'here',
              },
              {
                value: 'map',
                label: t('flash.onTheMap'),
                detail: found('map') ?? t('flash.onTheMapHint'),
                icon: 'pin',
              },
              {
                value: 'village',
                label: t('flash.village'),
                detail: found('village') ?? t('flash.villageHint'),
                icon: 'search',
              },
            ]}
          />
          {form.where !== 'here' && (
            <Button
              kind="plain"
              icon="pencil"
              label={t('flash.changePlace')}
              onPress={() => props.onPick(form.where === 'village' ? 'village' : 'map')}
            />
          )}
        </div>
        <Choices
          className="flash-when"
          step={3}
          legend={t('flash.when')}
          hint={form.when === 'earlier' ? t('flash.earlierHint') : undefined}
          size="big"
          columns={4}
          value={form.when}
          onChange={(when) => onChange({ when })}
          options={[
            { value: 'now', label: t('flash.now') },
            { value: 'hour', label: t('flash.thisHour') },
            { value: 'today', label: t('flash.earlierToday') },
            { value: 'earlier', label: t('flash.earlier') },
          ]}
        />
        <Choices
          className="flash-soon"
          step={4}
          legend={t('flash.howSoon')}
          size="big"
          columns={2}
          value={form.soon}
          onChange={(soon) => onChange({ soon })}
          options={imminence.items.map((item) => ({
            value: item.code,
            label: label(item),
            ...(item.code === 'happening_now' && {
              danger: true,
              detail: t('common.livesInDanger'),
            }),
          }))}
        />
      </div>
    </div>
  )
}

function hereDetail({ form, place, search }: Props, words: Words): string {
  const { t } = words
  if (form.where === 'here' && place?.kind === 'point') {
    const accuracy = t('flash.hereAccuracy', { accuracy: words.plusMinus(place.radiusM) })
    return place.name ? `${place.name} · ${accuracy}` : accuracy
  }
  if (search.state === 'refused') return t('flash.hereRefused')
  return search.state === 'nothing' ? t('flash.hereNone') : t('flash.hereWaiting')
}

/** The glyph of a kind from a newer code list may not be in this sprite. */
function glyphOf(name: string): IconName {
  return iconNames.find((each) => each === name) ?? 'other'
}
