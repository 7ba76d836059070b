import { longestTestimony, mostPeople } from '@tocsin/schema/events/people'
import { problem } from '@tocsin/schema/problem'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { type PersonKindCode, personKinds } from '@tocsin/schema/vocabulary/person-kinds'
import { useWords } from '../i18n/use-words.tsx'
import { useSeat, useStore } from '../shell/deps.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { isolated } from '../words/isolated.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { type Care, isMinimum } from './care.ts'
import { nextKey } from './next-key.ts'
import { freshPerson, isWrittenDown, type PersonForm } from './people-form.ts'

type Props = {
  people: readonly PersonForm[]
  /** What of children and sexual violence the form names. */
  care: Care
  /** As whom a person mostly appears in this form. */
  usual: PersonKindCode
  onChange: (people: PersonForm[]) => void
}

const offered = consentLevels.items.filter(({ code }) => code !== 'consent_withdrawn')

/** Who spoke and whom it happened to. What they agree to comes first and decides what is asked. */
export function PeopleSection({ people, care, usual, onChange }: Props) {
  const { t, label, list } = useWords()
  // A server that named officers whom the mission's root did not sign was refused: those before stand.
  const { trust, local } = useSeat()
  const { bundle, problem: notProven } = useStore(trust)
  const minimum = isMinimum(care, local.actor().component)
  const officers = (bundle?.officers?.statement.officers ?? []).map(({ name }) => isolated(name))
  const change = (key: string, patch: Partial<PersonForm>) =>
    onChange(people.map((person) => (person.key === key ? { ...person, ...patch } : person)))
  const canSeal = officers.length >= 2
  const consents = offered.filter(({ code }) => canSeal || !isWrittenDown(code))
  return (
    <Panel title={t('people.title')}>
      <p className="hint">{t('people.hint')}</p>
      {notProven && people.length > 0 && <ProblemNotice problem={notProven} live={false} />}
      {!canSeal && people.length > 0 && (
        <ProblemNotice problem={problem('no_officers')} live={false} />
      )}
      {canSeal && people.length > 0 && (
        <Notice kind="care" icon="seal" title={t('people.careTitle')}>
          {t('people.careText', { officers: list(officers) })}
        </Notice>
      )}
      {people.map((person, index) => (
        <fieldset key={person.key} className="stack stack--tight">
          <legend className="label">{t('people.person', { number: index + 1 })}</legend>
          <SelectField
            label={t('people.is')}
            value={person.is}
            options={personKinds.items.map((item) => ({ value: item.code, label: label(item) }))}
            onChange={(is) => is && change(person.key, { is })}
          />
          <SelectField
            label={t('people.consent')}
            hint={person.consent === 'keep_on_tablet' ? t('people.stays') : undefined}
            value={person.consent}
            options={consents.map((item) => ({ value: item.code, label: label(item) }))}
            onChange={(consent) => consent && change(person.key, { consent })}
          />
          {canSeal && isWrittenDown(person.consent) ? (
            <Identity
              person={person}
              minimum={minimum}
              onChange={(patch) => change(person.key, patch)}
            />
          ) : (
            <p className="quiet">{t('people.none')}</p>
          )}
          <div>
            <Button
              kind="plain"
              icon="close"
              label={t('people.remove')}
              onPress={() => onChange(people.filter(({ key }) => key !== person.key))}
            />
          </div>
        </fieldset>
      ))}
      {people.length < mostPeople && (
        <div>
          <Button
            icon="plus"
            label={t('people.add')}
            onPress={() => onChange([...people, freshPerson(nextKey(people), usual)])}
          />
        </div>
      )}
    </Panel>
  )
}

type IdentityProps = {
  person: PersonForm
  /** No account is asked for; one that was typed stays. */
  minimum: boolean
  onChange: (patch: Partial<PersonForm>) => void
}

function Identity({ person, minimum, onChange }: IdentityProps) {
  const { t } = useWords()
  return (
    <>
      <Field
        label={t('people.name')}
        maxLength={200}
        dir="auto"
        value={person.name}
        onChange={(name) => onChange({ name })}
      />
      <Field
        label={t('people.contact')}
        hint={t('people.contactHint')}
        maxLength={300}
        dir="auto"
        value={person.contact}
        onChange={(contact) => onChange({ contact })}
      />
      {minimum && !person.testimony ? (
        <p className="hint">{t('people.minimum')}</p>
      ) : (
        <TextArea
          label={t('people.testimony')}
          hint={t('people.testimonyHint')}
          maxLength={longestTestimony}
          rows={4}
          value={person.testimony}
          onChange={(testimony) => onChange({ testimony })}
        />
      )}
    </>
  )
}
