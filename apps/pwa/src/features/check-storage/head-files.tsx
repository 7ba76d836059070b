import type { SignedHead } from '@tocsin/schema/sync/log-word'
import type { PinnedLog } from '@tocsin/schema/sync/pinned-log'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/save-file.ts'

/** The last signed state of headquarters' log, and those of before a restore, as files (SPEC PF-18). */
export function HeadFiles({ log }: { log: PinnedLog }) {
  useRooms('ready')
  const { t } = useWords()
  return (
    <>
      <p className="quiet">{t('secure.headHint')}</p>
      <p className="line">
        <Button icon="pack" label={t('secure.headSave')} onPress={() => saveHead(log.seen)} />
      </p>
      {log.former.map((signed) => (
        <p className="line" key={signed.signature}>
          <Button
            icon="pack"
            label={t('secure.headFormer', { seq: signed.head.seq })}
            onPress={() => saveHead(signed)}
          />
        </p>
      ))}
    </>
  )
}

/** What `tocsin verify --head` takes. */
function saveHead(signed: SignedHead): void {
  const { mission, seq } = signed.head
  const text = `${JSON.stringify(signed, null, 2)}\n`
  saveFile(document, { name: `head-${mission}-${seq}.json`, text, type: 'application/json' })
}
