import { useWords } from '../i18n/use-words.tsx'
import { useBlobUrl } from './use-blob-url.ts'

/** A sound that was opened out of sealed bytes, and how to have it without ears. Its bytes are let go with it, and its player offers no way to save or cast them. */
export function Sound({ blob, name }: { blob: Blob; name: string }) {
  const { t } = useWords()
  const src = useBlobUrl(blob)
  return (
    <>
      {src && (
        // biome-ignore lint/a11y/useMediaCaption: what is said in it is written by whoever hears it, as the line below asks
        <audio
          className="attached__sound"
          controls
          controlsList="nodownload noremoteplayback"
          src={src}
          aria-label={name}
          onContextMenu={(event) => event.preventDefault()}
        />
      )}
      <p className="small">{t('files.soundText')}</p>
    </>
  )
}
