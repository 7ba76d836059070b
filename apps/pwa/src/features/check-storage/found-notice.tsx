import { useWords } from '../../i18n/use-words.tsx'
import { useSeat, useStore } from '../../shell/deps.ts'
import { Notice } from '../../ui/notice.tsx'

/** What opening the log had to mend. Nothing to mend, nothing said. */
export function FoundNotice() {
  const { t, bytes } = useWords()
  const { local } = useSeat()
  const { restored, recopied, databaseLost, remade, dropped, damaged, unreadable } = useStore(
    local.found,
  )
  const says = [
    databaseLost && t('storage.databaseLost'),
    restored > 0 && t('storage.restored', { count: restored }),
    recopied > 0 && t('storage.recopied', { count: recopied }),
    remade > 0 && t('storage.remade'),
    dropped > 0 && t('storage.dropped', { bytes: bytes(dropped) }),
    (damaged > 0 || unreadable > 0) && t('storage.damaged'),
  ].filter((sentence) => sentence !== false)
  if (says.length === 0) return null
  return (
    <Notice kind="care" icon="history" title={t('storage.found')}>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}
