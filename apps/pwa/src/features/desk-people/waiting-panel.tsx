import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles } from '@tocsin/schema/vocabulary/roles'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Panel } from '../../ui/panel.tsx'
import { isolated } from '../../words/isolated.ts'
import type { AccountLine, InvitationLine, PeopleActs, RoleChangeLine } from './people-types.ts'

type Props = {
  invitations: readonly InvitationLine[]
  changes: readonly RoleChangeLine[]
  accounts: readonly AccountLine[]
  /** The account of who looks. */
  own: string | undefined
  areaNames: ReadonlyMap<string, string>
  acts: PeopleActs
}

/** What was asked for and has not come about: a second administrator, or the invited person. */
export function WaitingPanel({ invitations, changes, accounts, own, areaNames, acts }: Props) {
  const { t, locale } = useWords()
  const personOf = (id: string) => accounts.find((account) => account.id === id)?.personName ?? id
  const areaOf = (id: string) => areaNames.get(id) ?? id
  if (invitations.length + changes.length === 0) return null
  const whyNot = (isOwn: boolean) => (isOwn ? t('accounts.askedByYou') : undefined)
  return (
    <Panel title={t('accounts.waiting')}>
      <ul className="people-waiting">
        {changes.map((change) => (
          <li key={change.id}>
            <p>
              <bdi className="strong">{personOf(change.account)}</bdi> →{' '}
              {[labelOf(roles, change.role, locale), ...change.areas.map(areaOf)].join(', ')}
            </p>
            <p className="small quiet">
              {t('accounts.askedBy', { name: isolated(personOf(change.askedBy)) })}
            </p>
            <div className="line">
              <Button
                icon="tick"
                label={t('accounts.confirm')}
                disabledReason={whyNot(change.askedBy === own)}
                onPress={() => acts.confirmRoleChange(change.id)}
              />
              <Button
                kind="plain"
                label={t('accounts.withdraw')}
                onPress={() => acts.withdrawRoleChange(change.id)}
              />
            </div>
          </li>
        ))}
        {invitations.map((line) => (
          <li key={line.id}>
            <p>
              <bdi className="strong">{line.personName}</bdi>, {labelOf(roles, line.role, locale)}
            </p>
            <p className="small quiet">
              {t(line.confirmedAt === null ? 'accounts.waitsForSecond' : 'accounts.waitsForPerson')}{' '}
              <Code>{formatDtg(line.expiresAt)}</Code>
            </p>
            <div className="line">
              {line.confirmedAt === null && (
                <Button
                  icon="tick"
                  label={t('accounts.confirm')}
                  disabledReason={whyNot(line.isOwn)}
                  onPress={() => acts.confirmInvitation(line.id)}
                />
              )}
              <Button
                kind="plain"
                label={t('accounts.withdraw')}
                onPress={() => acts.withdrawInvitation(line.id)}
              />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
