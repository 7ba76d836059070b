import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { type Role, roles } from '@tocsin/schema/primitives/actor'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles as roleWords } from '@tocsin/schema/vocabulary/roles'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Code } from '../../ui/code.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { Made, PeopleActs } from './people-types.ts'

const people = roles.filter((role): role is Exclude<Role, 'system'> => role !== 'system')

/** An invitation: the code is told once, to whoever hands it over. */
export function InviteForm({
  settings,
  onInvite,
}: {
  settings: MissionSettings
  onInvite: PeopleActs['invite']
}) {
  const { t, locale } = useWords()
  const [name, setName] = useState('')
  const [personName, setPersonName] = useState('')
  const [role, setRole] = useState<Exclude<Role, 'system'> | ''>('')
  const [component, setComponent] = useState<string>('')
  const [areas, setAreas] = useState<AreaId[]>([])
  const [made, setMade] = useState<Made>()
  const [problem, setProblem] = useState<Problem | null>(null)

  const invite = async () => {
    if (role === '' || !name.trim() || !personName.trim()) return
    setProblem(null)
    const invited = { name: name.trim(), personName: personName.trim(), role, areas }
    const answer = await onInvite({ ...invited, component: component || null })
    if (answer.ok) setMade(answer.value)
    else setProblem(answer.error)
  }

  if (made) {
    return (
      <div className="stack">
        <p className="strong">{t('accounts.codeFor', { name: personName })}</p>
        <p className="people-code">
          <Code>{made.code}</Code>
        </p>
        <p>
          {t('accounts.codeOnce')} <Code>{formatDtg(made.expiresAt)}</Code>
        </p>
        {made.needsSecond && <Notice icon="clock" title={t('accounts.needsSecond')} />}
        <Button label={t('accounts.inviteAnother')} onPress={() => setMade(undefined)} />
      </div>
    )
  }
  return (
    <form
      className="stack"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <Field
        label={t('accounts.personName')}
        hint={t('accounts.personHint')}
        value={personName}
        onChange={setPersonName}
        maxLength={120}
      />
      <Field
        label={t('accounts.account')}
        hint={t('accounts.accountHint')}
        dir="ltr"
        value={name}
        onChange={setName}
        maxLength={60}
      />
      <SelectField
        label={t('accounts.role')}
        none={t('accounts.choose')}
        value={role}
        options={people.map((value) => ({ value, label: labelOf(roleWords, value, locale) }))}
        onChange={setRole}
      />
      <SelectField
        label={t('accounts.component')}
        none={t('accounts.noComponent')}
        value={component}
        options={components.items.map(({ code }) => ({
          value: code as string,
          label: labelOf(components, code, locale),
        }))}
        onChange={setComponent}
      />
      {(role === 'jpt_member' || role === 'team_leader') && (
        <Choices
          many
          legend={t('desk.filterArea')}
          options={settings.areas.map(({ id, name }) => ({ value: id, label: name }))}
          value={areas}
          onChange={setAreas}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <Button kind="main" type="submit" label={t('accounts.makeCode')} />
    </form>
  )
}
