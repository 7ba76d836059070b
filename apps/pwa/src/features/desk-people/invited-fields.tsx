import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Role } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles as roleWords } from '@tocsin/schema/vocabulary/roles'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { Invited } from './people-types.ts'

export type InvitableRole = Exclude<Role, 'system'>

type Typed = {
  name: string
  personName: string
  role: InvitableRole | ''
  component: string
  areas: AreaId[]
}

/** What was typed of a new person, and once nothing is missing the invitation that it makes. */
export function useInvited() {
  const [typed, setTyped] = useState<Typed>({
    name: '',
    personName: '',
    role: '',
    component: '',
    areas: [],
  })
  const name = typed.name.trim()
  const personName = typed.personName.trim()
  const isWhole = typed.role !== '' && name !== '' && personName !== ''
  const invited: Invited | undefined = isWhole
    ? {
        name,
        personName,
        role: typed.role as InvitableRole,
        component: typed.component || null,
        areas: hasAreas(typed.role) ? typed.areas : [],
      }
    : undefined
  return { typed, invited, set: (part: Partial<Typed>) => setTyped({ ...typed, ...part }) }
}

function hasAreas(role: string): boolean {
  return role === 'jpt_member' || role === 'team_leader'
}

type Props = {
  settings: MissionSettings
  /** Those that may be given here. */
  roles: readonly InvitableRole[]
  typed: Typed
  set: (part: Partial<Typed>) => void
}

/** Who is invited: name and function, account name, role, component, areas. */
export function InvitedFields({ settings, roles, typed, set }: Props) {
  const { t, locale } = useWords()
  return (
    <>
      <Field
        label={t('accounts.personName')}
        hint={t('accounts.personHint')}
        value={typed.personName}
        onChange={(personName) => set({ personName })}
        maxLength={120}
      />
      <Field
        label={t('accounts.account')}
        hint={t('accounts.accountHint')}
        dir="ltr"
        value={typed.name}
        onChange={(name) => set({ name })}
        maxLength={60}
      />
      <SelectField
        label={t('accounts.role')}
        none={t('accounts.choose')}
        value={typed.role}
        options={roles.map((value) => ({ value, label: labelOf(roleWords, value, locale) }))}
        onChange={(role) => set({ role })}
      />
      <SelectField
        label={t('accounts.component')}
        none={t('accounts.noComponent')}
        value={typed.component}
        options={components.items.map(({ code }) => ({
          value: code as string,
          label: labelOf(components, code, locale),
        }))}
        onChange={(component) => set({ component })}
      />
      {hasAreas(typed.role) && (
        <Choices
          many
          legend={t('desk.filterArea')}
          options={settings.areas.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.areas}
          onChange={(areas) => set({ areas })}
        />
      )}
    </>
  )
}
