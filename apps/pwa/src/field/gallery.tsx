import './attachments.css'
import type { ToldAttachment } from '@tocsin/schema/events/told-attachments'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { thumbUrl } from './thumb-url.ts'
import { useBlobUrl } from './use-blob-url.ts'

type Props = {
  file: ToldAttachment
  name: string
  /** Left out while it cannot be opened here. */
  onOpen: (() => void) | undefined
  /** Where it is, in words. */
  children: ReactNode
}

/** One file of a saved record, with its small picture where its reader may see it. */
export function GalleryItem({ file, name, onOpen, children }: Props) {
  const { t, bytes } = useWords()
  const { kind, copy, original, media } = file
  const picture =
    media?.thumb !== undefined ? (
      <img className="attached__thumb" alt={name} src={thumbUrl(media.type, media.thumb)} />
    ) : (
      <span className="attached__thumb attached__thumb--none">
        <Icon name={kind === 'photo' ? 'photo' : kind === 'sound' ? 'mic' : 'doc'} />
      </span>
    )
  return (
    <li className="attached__one">
      {onOpen ? (
        <button
          type="button"
          className="attached__open"
          aria-label={t('files.open', { name })}
          onClick={onOpen}
        >
          {picture}
        </button>
      ) : (
        picture
      )}
      <div className="attached__says">
        <p>
          <b>{name}</b> {copy && <span className="quiet num">{bytes(copy.bytes)}</span>}
        </p>
        {children}
        {original && (
          <p className="small quiet">{t('files.sealedFor', { size: bytes(original.bytes) })}</p>
        )}
      </div>
    </li>
  )
}

/** A picture as large as the screen allows; its bytes are let go when it is closed. */
export function PictureDialog(props: { blob: Blob; name: string; onClose: () => void }) {
  const { blob, name, onClose } = props
  const { t } = useWords()
  const src = useBlobUrl(blob)
  return (
    <Dialog open title={name} closeLabel={t('files.close')} onClose={onClose}>
      {src && <img className="attached__large" alt={name} src={src} />}
    </Dialog>
  )
}
