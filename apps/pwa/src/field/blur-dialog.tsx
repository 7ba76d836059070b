import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Files } from '../attachments/create-files.ts'
import type { FileForm } from '../attachments/file-form.ts'
import type { Box } from '../attachments/worker-messages.ts'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { boxBetween, movedBox } from './blur-boxes.ts'

type Props = {
  form: FileForm
  files: Files
  onClose: () => void
  onBlur: (boxes: Box[]) => void
}

/** Frames over a picture, drawn with a finger or moved with the keyboard. What lies under them is blurred, for good once the form is saved. */
export function BlurDialog({ form, files, onClose, onBlur }: Props) {
  const { t } = useWords()
  const [src, setSrc] = useState<string>()
  const [boxes, setBoxes] = useState<Box[]>([])
  const [drawn, setDrawn] = useState<Box>()
  const from = useRef<{ x: number; y: number }>(undefined)
  useEffect(() => {
    let url: string | undefined
    let isGone = false
    void files.lookAt(form).then((seen) => {
      if (isGone || !seen.ok) return
      url = URL.createObjectURL(seen.value)
      setSrc(url)
    })
    return () => {
      isGone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [files, form])

  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    return { x: (clientX - left) / width, y: (clientY - top) / height }
  }
  const begin = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = placeOf(event)
  }
  const move = (event: PointerEvent) => {
    if (from.current) setDrawn(boxBetween(from.current, placeOf(event)))
  }
  const end = () => {
    from.current = undefined
    if (drawn && drawn.width > 0.01 && drawn.height > 0.01) setBoxes([...boxes, drawn])
    setDrawn(undefined)
  }
  const onKey = (index: number) => (event: KeyboardEvent) => {
    const box = boxes[index]
    const next = box && movedBox(box, event.key, event.shiftKey)
    if (!next) return
    event.preventDefault()
    setBoxes(boxes.map((one, at) => (at === index ? next : one)))
  }
  return (
    <Dialog
      open
      title={t('files.blurTitle')}
      onClose={onClose}
      closeLabel={t('files.close')}
      actions={
        <>
          <Button
            icon="plus"
            label={t('files.blurAdd')}
            onPress={() => setBoxes([...boxes, { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }])}
          />
          {boxes.length > 0 && (
            <Button
              kind="plain"
              icon="close"
              label={t('files.blurRemove')}
              onPress={() => setBoxes(boxes.slice(0, -1))}
            />
          )}
          <Button
            kind="main"
            icon="tick"
            label={t('files.blurUse')}
            disabledReason={boxes.length === 0 ? t('files.blurNone') : undefined}
            onPress={() => onBlur(boxes)}
          />
        </>
      }
    >
      <p className="hint">{t('files.blurHint')}</p>
      {/* A hand draws here; who has no pointer adds a frame by the button below. */}
      <div
        className="blur"
        dir="ltr"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {src && <img className="blur__picture" alt="" draggable={false} src={src} />}
        {boxes.map((box, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: frames have nothing but their place in the list
            key={index}
            type="button"
            className="blur__frame"
            aria-label={t('files.blurFrame', { number: index + 1 })}
            style={styleOf(box)}
            onKeyDown={onKey(index)}
          />
        ))}
        {drawn && <span className="blur__frame" style={styleOf(drawn)} />}
      </div>
    </Dialog>
  )
}

function styleOf({ x, y, width, height }: Box) {
  const part = (share: number) => `${share * 100}%`
  return { left: part(x), top: part(y), width: part(width), height: part(height) }
}
