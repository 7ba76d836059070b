import './device-code.css'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles as roleWords } from '@tocsin/schema/vocabulary/roles'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { type InvitableRole, InvitedFields, useInvited } from './invited-fields.tsx'
import type { AccountLine, DeviceAsked } from './people-types.ts'

type Props = {
  settings: MissionSettings
  /** Those whose tablets this person may enrol. */
  roles: readonly InvitableRole[]
  accounts: readonly AccountLine[]
  /** Where this desk found its server. */
  origin: string
  onAsk: (asked: DeviceAsked) => void
}

/** Whose tablet it is, where it finds the server, and how long its code is good. */
export function EnrolForm({ settings, roles, accounts, origin, onAsk }: Props) {
  const { t, locale } = useWords()
  const { typed, set, invited } = useInvited()
  const [isHere, setHere] = useState(false)
  const [account, setAccount] = useState('')
  const [server, setServer] = useState(origin)
  const [hours, setHours] = useState<'1' | '24' | '72'>('1')
  const tablets = accounts.filter(
    ({ role, disabled }) => !disabled && roles.some((each) => each === role),
  )
  const whom = isHere ? tablets.find(({ id }) => id === account) : invited
  const ask = () => {
    if (!whom || !URL.canParse(server)) return
    const { name, personName, role, component, areas } = whom
    const hoursGood = hours === '1' ? 1 : hours === '24' ? 24 : 72
    onAsk({ name, personName, role, component, areas, server, hours: hoursGood })
  }
  return (
    <Form className="enrol-form" onSend={ask}>
      {tablets.length > 0 && (
        <Choices
          legend={t('devices.whose')}
          columns={2}
          size="slim"
          options={[
            { value: 'new', label: t('devices.somebodyNew') },
            { value: 'here', label: t('devices.somebodyHere') },
          ]}
          value={isHere ? 'here' : 'new'}
          onChange={(value) => setHere(value === 'here')}
        />
      )}
      {isHere ? (
        <SelectField
          label={t('devices.person')}
          none={t('accounts.choose')}
          value={account}
          options={tablets.map(({ id, personName, role }) => ({
            value: id,
            label: `${personName} (${labelOf(roleWords, role, locale)})`,
          }))}
          onChange={setAccount}
        />
      ) : (
        <InvitedFields settings={settings} roles={roles} typed={typed} set={set} />
      )}
      <Field
        label={t('devices.server')}
        hint={t('devices.serverHint')}
        dir="ltr"
        type="url"
        value={server}
        onChange={setServer}
        maxLength={200}
      />
      <Choices
        legend={t('devices.goodFor')}
        columns={3}
        size="slim"
        options={[
          { value: '1', label: t('devices.goodHour') },
          { value: '24', label: t('devices.goodDay') },
          { value: '72', label: t('devices.goodThree') },
        ]}
        value={hours}
        onChange={setHours}
      />
      <Button kind="main" type="submit" label={t('devices.show')} />
    </Form>
  )
}
