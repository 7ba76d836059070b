import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { type RightsReason, rightsReasons } from '@tocsin/schema/desk/rights-reasons'
import { type Role, roles } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles as roleWords } from '@tocsin/schema/vocabulary/roles'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { AccountLine, PeopleActs } from './people-types.ts'
import { RightsPreview } from './rights-preview.tsx'

const people = roles.filter((role) => role !== 'system')

function hasAreas(role: Role | ''): boolean {
  return role === 'jpt_member' || role === 'team_leader'
}

type Props = {
  account: AccountLine
  settings: MissionSettings
  acts: Pick<PeopleActs, 'changeRights' | 'resetSecondFactor'>
  onClose: () => void
}

/** Another role, component or area for somebody, with what it changes before it is done (SPEC RC-9). */
export function ChangeRights({ account, settings, acts, onClose }: Props) {
  const { t, locale } = useWords()
  const [role, setRole] = useState<Role | ''>(account.role)
  const [component, setComponent] = useState<string>(account.component ?? '')
  const [areas, setAreas] = useState<AreaId[]>([...account.areas])
  const [reason, setReason] = useState<RightsReason | ''>('')
  const next = {
    role: role || account.role,
    component: component || null,
    // In the mission's order, so that the same choice is the same rights.
    areas: hasAreas(role)
      ? settings.areas.map(({ id }) => id).filter((id) => areas.includes(id))
      : [],
  }
  const isSame =
    next.role === account.role &&
    next.component === account.component &&
    next.areas.toSorted().join() === account.areas.toSorted().join()
  const whyNot = () => {
    if (isSame) return t('accounts.sameRights')
    if (hasAreas(next.role) && next.areas.length === 0) return t('accounts.noAreaYet')
    return reason === '' ? t('accounts.whyFirst') : undefined
  }
  const words: Record<RightsReason, string> = {
    rotation: t('accounts.whyRotation'),
    duties: t('accounts.whyDuties'),
    correction: t('accounts.whyCorrection'),
    other: t('accounts.whyOther'),
  }
  const change = () => {
    if (reason === '') return
    acts.changeRights(account.id, { ...next, reason })
    onClose()
  }
  return (
    <Dialog
      open
      title={
        <>
          {t('accounts.changeTitle')}: <bdi>{account.personName}</bdi>
        </>
      }
      onClose={onClose}
      closeLabel={t('common.close')}
      actions={
        <Button
          kind="main"
          label={t('accounts.changeNow')}
          disabledReason={whyNot()}
          onPress={change}
        />
      }
    >
      <div className="stack">
        <SelectField
          label={t('accounts.role')}
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
        {hasAreas(role) && (
          <Choices
            many
            legend={t('desk.filterArea')}
            options={settings.areas.map(({ id, name }) => ({ value: id, label: name }))}
            value={areas}
            onChange={setAreas}
          />
        )}
        <SelectField
          label={t('accounts.why')}
          none={t('accounts.choose')}
          value={reason}
          options={rightsReasons.map((value) => ({ value, label: words[value] }))}
          onChange={setReason}
        />
        {!isSame && <RightsPreview account={account} next={next} settings={settings} />}
        <details>
          <summary>{t('accounts.second')}</summary>
          <div className="stack stack--tight">
            <p className="small quiet">{t('accounts.resetHint')}</p>
            <Button
              label={t('accounts.resetFactor')}
              onPress={() => {
                acts.resetSecondFactor(account.id)
                onClose()
              }}
            />
          </div>
        </details>
      </div>
    </Dialog>
  )
}
