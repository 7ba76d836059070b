import type { MissionArea } from '@tocsin/schema/desk/mission-settings'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { type FilterChoice, firstChoice, type TimeChoice } from './filter-choice.ts'

type Props = {
  choice: FilterChoice
  onChoice: (choice: FilterChoice) => void
  areas: readonly MissionArea[]
  onClose: () => void
}

/** Type, time and area: what of the mission's log the map and the queue show. */
export function FilterPanel({ choice, onChoice, areas, onClose }: Props) {
  const { t } = useWords()
  const change = (part: Partial<FilterChoice>) => onChoice({ ...choice, ...part })
  const times: readonly { value: TimeChoice; label: string }[] = [
    { value: '7', label: t('desk.last7') },
    { value: '30', label: t('desk.last30') },
    { value: '90', label: t('desk.last90') },
    { value: 'all', label: t('desk.filterAll') },
    { value: 'between', label: t('desk.between') },
  ]
  return (
    <section className="desk-filter stack" aria-label={t('desk.filters')}>
      <Choices
        legend={t('desk.filterTime')}
        size="slim"
        columns={2}
        value={choice.time}
        options={times}
        onChange={(time) => change({ time })}
      />
      {choice.time === 'between' && (
        <div className="desk-filter__dates">
          <Field
            type="date"
            label={t('desk.from')}
            value={choice.from}
            onChange={(from) => change({ from })}
          />
          <Field
            type="date"
            label={t('desk.to')}
            value={choice.to}
            onChange={(to) => change({ to })}
          />
        </div>
      )}
      <Choices
        many
        legend={t('desk.filterArea')}
        size="slim"
        columns={2}
        value={choice.areas}
        options={areas.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(chosen) => change({ areas: chosen })}
      />
      <KindChoice choice={choice} onChange={(what) => change({ what })} />
      <div className="line line--apart">
        <Button kind="plain" label={t('desk.filterReset')} onPress={() => onChoice(firstChoice)} />
        <Button label={t('common.close')} onPress={onClose} />
      </div>
    </section>
  )
}

/** Incident codes first, then threats; a code that both lists know is offered once. */
function KindChoice(props: { choice: FilterChoice; onChange: (what: string[]) => void }) {
  const { t, label } = useWords()
  const named = new Map<string, string>()
  for (const list of [violationTypes, flashKinds, threatKinds])
    for (const item of list.items) if (!named.has(item.code)) named.set(item.code, label(item))
  return (
    <details className="desk-filter__kinds" open={props.choice.what.length > 0}>
      <summary>{t('desk.filterKind')}</summary>
      <Choices
        many
        legend={t('desk.filterKind')}
        hideLegend
        size="slim"
        columns={2}
        value={props.choice.what}
        options={[...named].map(([value, name]) => ({ value, label: name }))}
        onChange={props.onChange}
      />
    </details>
  )
}
