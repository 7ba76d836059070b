import './online-scan-code.css'
import { readEnrolmentCode } from '@tocsin/schema/trust/enrolment-code'
import { useId, useRef, useState } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { readQr } from './read-qr.ts'
import { type CameraState, useCamera } from './use-camera.ts'

const troubles: Partial<Record<CameraState, 'scan.refused' | 'scan.missing' | 'scan.busy'>> = {
  refused: 'scan.refused',
  missing: 'scan.missing',
  busy: 'scan.busy',
}

type Said = 'scan.other' | 'scan.none' | 'scan.notPicture' | 'scan.read'

/** Reads an enrolment code with the tablet's camera, or from a picture of it. */
export function ScanCode({ onCode }: { onCode: (text: string) => void }) {
  useRooms('online')
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [said, setSaid] = useState<Said>()
  const hintId = useId()
  const take = (text: string) => {
    const isCode = readEnrolmentCode(text).ok
    setSaid(isCode ? 'scan.read' : 'scan.other')
    if (!isCode) return
    stop()
    onCode(text)
  }
  const { state, start, stop } = useCamera(video, take)
  const readPicture = async (file: File) => {
    stop()
    try {
      const picture = await createImageBitmap(file)
      const canvas = document.createElement('canvas')
      const text = readQr(picture, picture, { canvas, effort: 8 })
      picture.close()
      if (text === null) setSaid('scan.none')
      else take(text)
    } catch {
      setSaid('scan.notPicture')
    }
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
      {said && !trouble && (
        <Notice
          icon={said === 'scan.read' ? 'tick' : 'ask'}
          kind={said === 'scan.read' ? undefined : 'care'}
          title={t(said)}
          live
        />
      )}
      <div className="line">
        {state === 'on' ? (
          <Button icon="close" label={t('scan.stop')} onPress={stop} />
        ) : (
          <Button
            kind="solid"
            icon="photo"
            label={t('scan.scan')}
            onPress={() => {
              setSaid(undefined)
              void start()
            }}
          />
        )}
        <label className="btn scan__file">
          {t('scan.picture')}
          <input
            type="file"
            accept="image/*"
            className="hidden"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              event.currentTarget.value = ''
              if (file) void readPicture(file)
            }}
          />
        </label>
      </div>
    </div>
  )
}
