import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { addPasskey, type KeyFailure } from '../../sync/online-passkey.ts'
import { called } from '../../sync/server-client.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Table } from '../../ui/table.tsx'
import { NewKeyForm } from '../../words/online-new-key-form.tsx'
import type { OwnFactorsShown, OwnKey, Wanted } from './own-account.tsx'

type Props = {
  factors: OwnFactorsShown
  onWanted: (act: Wanted) => void
  onChanged: () => void
}

/** What is shown beside the password: whether an app is set up, and the keys by their names. */
export function OwnFactors({ factors, onWanted, onChanged }: Props) {
  const { t } = useWords()
  const { server } = useSeat()
  const { code, keys, newPasskey } = factors
  const isLast = !code && keys.length === 1
  const remove = (id: string) =>
    onWanted(async () => {
      const removed = await called(server.passkey.remove.mutate({ id }))
      if (removed.ok) onChanged()
      return removed.ok ? null : removed.error
    })
  return (
    <Panel title={t('accounts.second')}>
      <p>{t(code ? 'accounts.secondCode' : 'accounts.secondNoCode')}</p>
      <h3>{t('accounts.keys')}</h3>
      {keys.length === 0 ? (
        <p className="quiet">{t('accounts.keysNone')}</p>
      ) : (
        <Table
          caption={t('accounts.keys')}
          hideCaption
          columns={[
            {
              key: 'name',
              head: t('factor.keyName'),
              rowHead: true,
              cell: ({ name }: OwnKey) => <bdi>{name}</bdi>,
            },
            {
              key: 'made',
              head: t('accounts.keyMade'),
              cell: ({ madeAt }: OwnKey) => <Code>{formatDtg(madeAt)}</Code>,
            },
            {
              key: 'used',
              head: t('accounts.keyUsed'),
              cell: ({ usedAt }: OwnKey) =>
                usedAt === null ? null : <Code>{formatDtg(usedAt)}</Code>,
            },
            {
              key: 'remove',
              head: <span className="hidden">{t('accounts.keyRemove')}</span>,
              cell: ({ id, name }: OwnKey) => (
                <Button
                  label={t('accounts.keyRemove')}
                  name={`${t('accounts.keyRemove')} ${name}`}
                  disabledReason={isLast ? t('accounts.keyLast') : undefined}
                  onPress={() => remove(id)}
                />
              ),
            },
          ]}
          rows={keys}
          rowKey={({ id }) => id}
        />
      )}
      {/* Begins anew with every key that was added. */}
      {newPasskey && <AddKey key={keys.length} onWanted={onWanted} onChanged={onChanged} />}
    </Panel>
  )
}

function AddKey({ onWanted, onChanged }: Pick<Props, 'onWanted' | 'onChanged'>) {
  const { t } = useWords()
  const { server } = useSeat()
  const [failed, setFailed] = useState<KeyFailure | null>(null)
  const add = async (name: string) => {
    const added = await addPasskey(server, navigator.credentials, name)
    setFailed(added.ok ? null : added.error)
    if (added.ok) onChanged()
    return null
  }
  return (
    <NewKeyForm
      act={t('accounts.keyAdd')}
      failed={failed}
      onName={(name) => onWanted(() => add(name))}
    />
  )
}
