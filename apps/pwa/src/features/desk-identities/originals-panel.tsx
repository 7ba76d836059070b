import { OriginalBody } from '@tocsin/schema/events/attachments'
import type { ToldAttachment } from '@tocsin/schema/events/told-attachments'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { fetchFile } from '../../attachments/fetch-file.ts'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { IdentityServer } from '../../identities/identity-server.ts'
import { openForReason } from '../../identities/open-for-reason.ts'
import { saveBlob } from '../../ui/save-file.ts'
import type { OpenVault } from '../../vault/open-vault.ts'
import { WhyDialog } from './why-dialog.tsx'

type Props = {
  files: readonly ToldAttachment[]
  server: IdentityServer
  vault: Pick<OpenVault, 'officer'>
  mission: MissionId
}

/** Originals of photos, sounds and files, for an identity officer: each opened for a reason, and saved, never drawn here. */
export function OriginalsPanel(props: Props) {
  const files = props.files.filter(({ original }) => original !== undefined)
  return files.length > 0 && <Originals {...props} files={files} />
}

function Originals({ files, server, vault, mission }: Props) {
  useRooms('ready')
  const { t, bytes } = useWords()
  return (
    <section className="stack stack--tight" aria-label={t('files.title')}>
      <h2 className="section">{t('files.title')}</h2>
      {files.map(({ kind, event, original }, index) => {
        if (!original) return null
        return (
          <div key={`${event} ${original.part}`} className="stack stack--tight">
            <p>
              <b>{t(`files.${kind}`, { number: index + 1 })}</b> ·{' '}
              {t('files.sealedFor', { size: bytes(original.bytes) })}
            </p>
            <WhyDialog
              act={t('files.save')}
              text={t('identities.openText')}
              onWhy={async (why) => {
                const asked = { mission, event, part: original.part, ...why }
                const opened = await openForReason(server, vault, asked, OriginalBody)
                if (!opened.ok) return opened
                const { key, name } = opened.value.original
                const plain = await fetchFile((of) => server.original(of), {
                  event,
                  ...original,
                  key,
                })
                // Of no type that a browser would open: what is in it came from outside.
                const type = 'application/octet-stream'
                if (plain.ok) {
                  saveBlob(document, name ?? original.content, new Blob([plain.value], { type }))
                }
                return plain
              }}
            />
          </div>
        )
      })}
    </section>
  )
}
