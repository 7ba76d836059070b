import { OriginalBody } from '@tocsin/schema/events/attachments'
import type { ToldAttachment } from '@tocsin/schema/events/told-attachments'
import type { EventId, MissionId } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import { type ComponentProps, useState } from 'react'
import { fetchFile } from '../../attachments/fetch-file.ts'
import { Sound } from '../../field/sound.tsx'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { IdentityServer } from '../../identities/identity-server.ts'
import { openForReason } from '../../identities/open-for-reason.ts'
import { saveBlob } from '../../ui/save-file.ts'
import type { OpenVault } from '../../vault/open-vault.ts'
import { WhyDialog } from './why-dialog.tsx'

type Original = NonNullable<ToldAttachment['original']>
type Why = Parameters<ComponentProps<typeof WhyDialog>['onWhy']>[0]

type Props = {
  files: readonly ToldAttachment[]
  server: IdentityServer
  vault: Pick<OpenVault, 'officer'>
  mission: MissionId
}

/** Originals of photos, sounds and files, for an identity officer: each opened for a reason; saved, and sounds heard here, but nothing drawn. */
export function OriginalsPanel(props: Props) {
  const files = props.files.filter(({ original }) => original !== undefined)
  return files.length > 0 && <Originals {...props} files={files} />
}

function Originals({ files, server, vault, mission }: Props) {
  useRooms('ready')
  const { t, bytes } = useWords()
  const [heard, setHeard] = useState<{ of: string; blob: Blob }>()
  const open = async (event: EventId, original: Original, why: Why) => {
    const asked = { mission, event, part: original.part, ...why }
    const opened = await openForReason(server, vault, asked, OriginalBody)
    if (!opened.ok) return opened
    const { key, name, type } = opened.value.original
    const plain = await fetchFile((of) => server.original(of), { event, ...original, key })
    return plain.ok ? ok({ plain: plain.value, name, type }) : plain
  }
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
                const opened = await open(event, original, why)
                if (!opened.ok) return opened
                // Of no type that a browser would open: what is in it came from outside.
                const blob = new Blob([opened.value.plain], { type: 'application/octet-stream' })
                saveBlob(document, opened.value.name ?? original.content, blob)
                return opened
              }}
            />
            {kind === 'sound' && (
              <WhyDialog
                act={t('files.listen')}
                text={t('identities.openText')}
                onWhy={async (why) => {
                  const opened = await open(event, original, why)
                  if (!opened.ok) return opened
                  const { plain, type } = opened.value
                  const blob = new Blob([plain], { type: soundType(type) })
                  setHeard({ of: original.content, blob })
                  return opened
                }}
              />
            )}
            {heard?.of === original.content && (
              <Sound blob={heard.blob} name={t(`files.${kind}`, { number: index + 1 })} />
            )}
          </div>
        )
      })}
    </section>
  )
}

/** What it says of itself is played as a sound or not at all. */
function soundType(type: string): string {
  return /^audio\/[\w.+-]+$/.test(type) ? type : 'audio/mpeg'
}
