import './scan-view.css'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { readQr } from './read-qr.ts'
import { type CameraState, useCamera } from './use-camera.ts'

const troubles: Partial<Record<CameraState, 'scan.refused' | 'scan.missing' | 'scan.busy'>> = {
  refused: 'scan.refused',
  missing: 'scan.missing',
  busy: 'scan.busy',
}

type Props = {
  /** What a code says; true when nothing more is to be read. Called again as long as one is held in front. */
  take: (text: string) => boolean
  /** The camera was started or a picture chosen. */
  onStart?: (() => void) | undefined
  /** What became of what was read. */
  children?: ReactNode
}

/** Reads QR codes with the camera, or from pictures of them. Speaks the room `scan`, which comes with `ready`. */
export function ScanView({ take, onStart, children }: Props) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [picture, setPicture] = useState<'scan.none' | 'scan.notPicture'>()
  const hintId = useId()
  const { state, start, stop } = useCamera(video, (text) => {
    if (take(text)) stop()
  })
  const readPicture = async (file: File, canvas: HTMLCanvasElement) => {
    try {
      const shown = await createImageBitmap(file)
      const text = readQr(shown, shown, { canvas, effort: 8 })
      shown.close()
      if (text === null) setPicture('scan.none')
      else take(text)
    } catch {
      setPicture('scan.notPicture')
    }
  }
  const readPictures = async (files: readonly File[]) => {
    stop()
    setPicture(undefined)
    onStart?.()
    const canvas = document.createElement('canvas')
    for (const file of files) await readPicture(file, canvas)
  }
  const trouble = troubles[state]
  return (
    <div className="stack scan">
      {state === 'on' && (
        <>
          <p id={hintId}>{t('scan.hold')}</p>
          <video
            ref={video}
            className="scan__view"
            aria-label={t('scan.view')}
            aria-describedby={hintId}
            muted
            playsInline
          />
        </>
      )}
      {trouble && <Notice kind="care" icon="warn" title={t(trouble)} live />}
      {picture && <Notice kind="care" icon="ask" title={t(picture)} live />}
      {!trouble && children}
      <div className="line">
        {state === 'on' ? (
          <Button icon="close" label={t('scan.stop')} onPress={stop} />
        ) : (
          <Button
            kind="solid"
            icon="photo"
            label={t('scan.scan')}
            onPress={() => {
              setPicture(undefined)
              onStart?.()
              void start()
            }}
          />
        )}
        <label className="btn scan__file">
          {t('scan.picture')}
          <input
            type="file"
            accept="image/*"
            multiple
            className="hidden"
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])]
              event.currentTarget.value = ''
              void readPictures(files)
            }}
          />
        </label>
      </div>
    </div>
  )
}
