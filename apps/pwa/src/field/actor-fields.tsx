import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { attribution } from '@tocsin/schema/vocabulary/attribution'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import type { ActorForm } from './actor-form.ts'

const mostActors = 20

type Props = { actors: readonly ActorForm[]; onChange: (actors: ActorForm[]) => void }

/** Who, as alleged: what kind of actor, which group, and on whose word. */
export function ActorFields({ actors, onChange }: Props) {
  const { t, label } = useWords()
  const change = (key: string, patch: Partial<ActorForm>) =>
    onChange(actors.map((actor) => (actor.key === key ? { ...actor, ...patch } : actor)))
  const add = () => {
    const key = `n${actors.length}-${actors.map((actor) => actor.key).join('')}`
    onChange([...actors, { key, type: 'unknown', name: '', attribution: 'alleged' }])
  }
  return (
    <div className="stack">
      {actors.map((actor, index) => (
        <fieldset key={actor.key} className="stack stack--tight">
          <legend className="label">{t('full-report.actorNumber', { number: index + 1 })}</legend>
          <div className="pair">
            <SelectField
              label={t('full-report.actorType')}
              value={actor.type}
              options={actorTypes.items.map((item) => ({ value: item.code, label: label(item) }))}
              onChange={(type) => change(actor.key, { type: type || 'unknown' })}
            />
            <SelectField
              label={t('full-report.attribution')}
              value={actor.attribution}
              options={attribution.items.map((item) => ({ value: item.code, label: label(item) }))}
              onChange={(said) => change(actor.key, { attribution: said || 'alleged' })}
            />
            {actor.type !== 'unknown' && (
              <Field
                label={t('full-report.actorName')}
                maxLength={120}
                dir="auto"
                value={actor.name}
                onChange={(name) => change(actor.key, { name })}
              />
            )}
          </div>
          <div>
            <Button
              kind="plain"
              icon="close"
              label={t('full-report.removeActor')}
              onPress={() => onChange(actors.filter(({ key }) => key !== actor.key))}
            />
          </div>
        </fieldset>
      ))}
      {actors.length < mostActors && (
        <div>
          <Button icon="plus" label={t('full-report.addActor')} onPress={add} />
        </div>
      )}
    </div>
  )
}
