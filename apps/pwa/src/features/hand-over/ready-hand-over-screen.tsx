import { useCallback } from 'react'
import { HandOver } from '../../carry/ready-hand-over.tsx'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useDeps, useSeat } from '../../shell/deps.ts'
import { ButtonLink } from '../../ui/button.tsx'
import './hand-over.css'

/** What this tablet has not sent, for other hands: the own reports of who is in, and what it carries for others. */
export function HandOverScreen() {
  useRooms('ready')
  const { t } = useWords()
  const { delivery } = useDeps()
  const { vault } = useSeat()
  const load = useCallback(
    async () => (await (await delivery())?.takeOut(vault.vaultId)) ?? [],
    [delivery, vault],
  )
  return (
    <div className="hands">
      <header className="topbar">
        <ButtonLink square icon="back" label={t('common.back')} href={paths.storage()} />
        <h1 className="title">{t('carry.handOver')}</h1>
      </header>
      <p>{t('carry.handOverText')}</p>
      <HandOver load={load} />
    </div>
  )
}
