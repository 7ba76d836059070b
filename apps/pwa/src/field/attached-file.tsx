import { useState } from 'react'
import type { FileForm } from '../attachments/file-form.ts'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sound } from './sound.tsx'
import { thumbUrl } from './thumb-url.ts'

type Props = {
  form: FileForm
  number: number
  onBlur: () => void
  onUndo: () => void
  listen: () => Promise<Blob | undefined>
  onRemove: () => void
}

/** One file of a form: what it looks like, what it weighs, and what becomes of its original. */
export function AttachedFile({ form, number, onBlur, onUndo, listen, onRemove }: Props) {
  const { t, bytes } = useWords()
  const [heard, setHeard] = useState<Blob>()
  const { kind, copy, original } = form
  const name = t(`files.${kind}`, { number })
  const thumb = copy?.media.thumb
  return (
    <li className="attached__one">
      {copy && thumb ? (
        <img className="attached__thumb" alt={name} src={thumbUrl(copy.media.type, thumb)} />
      ) : (
        <span className="attached__thumb attached__thumb--none">
          <Icon name={kind === 'sound' ? 'mic' : 'doc'} />
        </span>
      )}
      <div className="attached__says">
        <p className="strong">
          {original && !copy && original.called ? <bdi>{original.called}</bdi> : name}
        </p>
        {copy && (
          <p className="num">
            {original
              ? t('files.size', { before: bytes(original.bytes), after: bytes(copy.bytes) })
              : t('files.copyOnly', { after: bytes(copy.bytes) })}
          </p>
        )}
        <p className="small quiet">
          {!original
            ? t('files.noOriginal')
            : copy
              ? t('files.original', { size: bytes(original.bytes) })
              : t('files.sealedOnly', { size: bytes(original.bytes) })}
        </p>
        {kind === 'sound' && original && (
          <p className="small quiet">{t('files.soundSize', { size: bytes(original.bytes) })}</p>
        )}
        {heard && <Sound blob={heard} name={name} />}
        <div className="line">
          {kind === 'sound' && !heard && (
            <Button
              icon="mic"
              label={t('files.listen')}
              onPress={() => void listen().then(setHeard)}
            />
          )}
          {copy && <Button icon="eye" label={t('files.blur')} onPress={onBlur} />}
          {form.unblurred && <Button label={t('files.blurUndo')} onPress={onUndo} />}
          <Button kind="plain" icon="close" label={t('files.remove')} onPress={onRemove} />
        </div>
      </div>
    </li>
  )
}
