import './people.css'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles as roleWords } from '@tocsin/schema/vocabulary/roles'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { ChangeRights } from './change-rights.tsx'
import { InviteForm } from './invite-form.tsx'
import type {
  AccountLine,
  InvitationLine,
  PeopleActs,
  ReadLine,
  RoleChangeLine,
} from './people-types.ts'
import { ReadsPanel } from './reads-panel.tsx'
import { WaitingPanel } from './waiting-panel.tsx'

type Props = {
  settings: MissionSettings
  accounts: readonly AccountLine[]
  invitations: readonly InvitationLine[]
  changes: readonly RoleChangeLine[]
  reads: readonly ReadLine[]
  ownName: string | undefined
  acts: PeopleActs
}

/** Who may sign in, with which role, who is invited, and who was shown what is sensitive. */
export function PeopleScreen(props: Props) {
  const { accounts, invitations, changes, settings, acts } = props
  const { t, locale, list } = useWords()
  const [chosen, setChosen] = useState<AccountLine | null>(null)
  const own = accounts.find(({ name }) => name === props.ownName)?.id
  const areaNames = new Map(settings.areas.map(({ id, name }) => [id, name]))
  const columns: Column<AccountLine>[] = [
    {
      key: 'person',
      head: t('desk.tabletName'),
      rowHead: true,
      cell: ({ personName }) => <bdi>{personName}</bdi>,
    },
    {
      key: 'account',
      head: t('accounts.account'),
      cell: ({ name }) => <bdi dir="ltr">{name}</bdi>,
    },
    {
      key: 'role',
      head: t('accounts.role'),
      cell: ({ role, component }) =>
        [labelOf(roleWords, role, locale), component && labelOf(components, component, locale)]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'areas',
      head: t('desk.filterArea'),
      cell: ({ areas }) => list(areas.map((id) => areaNames.get(id) ?? id)),
    },
    {
      key: 'act',
      head: <span className="hidden">{t('accounts.change')}</span>,
      cell: (account) =>
        account.id === own ? null : (
          <Button
            label={t('accounts.change')}
            name={t('common.pair', { name: t('accounts.change'), value: account.personName })}
            onPress={() => setChosen(account)}
          />
        ),
    },
  ]
  return (
    <ScrollBox label={t('accounts.title')} className="desk-page stack">
      <h1 className="title">{t('accounts.title')}</h1>
      <div className="people-columns">
        <div className="stack">
          <WaitingPanel {...{ invitations, changes, accounts, own, acts, areaNames }} />
          <Panel title={t('accounts.accounts')} flush>
            <Table
              caption={t('accounts.accounts')}
              hideCaption
              columns={columns}
              rows={accounts}
              rowKey={({ id }) => id}
            />
          </Panel>
          <ReadsPanel reads={props.reads} accounts={accounts} />
        </div>
        <Panel title={t('accounts.invite')}>
          <InviteForm settings={settings} onInvite={acts.invite} />
        </Panel>
      </div>
      {chosen && (
        <ChangeRights
          account={chosen}
          settings={settings}
          acts={acts}
          onClose={() => setChosen(null)}
        />
      )}
    </ScrollBox>
  )
}
