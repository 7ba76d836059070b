import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { readQr } from './read-qr.ts'

export type CameraState = 'off' | 'starting' | 'on' | 'refused' | 'missing' | 'busy'

const everyMs = 150

/**
 * The camera at the back, read several times a second until it is turned off, the screen is left or
 * the page is hidden. No picture is kept.
 *
 * @param onText what a QR code says; called again as long as one is held in front of it.
 */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  onText: (text: string) => void,
): { state: CameraState; start: () => Promise<void>; stop: () => void } {
  const [state, setState] = useState<CameraState>('off')
  const stream = useRef<MediaStream>(undefined)
  const heard = useRef(onText)
  heard.current = onText

  const stop = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop()
    stream.current = undefined
    setState('off')
  }, [])

  const start = async () => {
    stop()
    setState('starting')
    try {
      stream.current = await openCamera()
    } catch (error) {
      return setState(whyNot(error))
    }
    setState('on')
  }

  useEffect(() => {
    const shown = video.current
    if (state !== 'on' || !shown || !stream.current) return
    shown.srcObject = stream.current
    void shown.play().catch(() => setState('busy'))
    const canvas = document.createElement('canvas')
    const timer = setInterval(() => {
      const size = { width: shown.videoWidth, height: shown.videoHeight }
      const text = readQr(shown, size, { canvas, effort: 1 })
      if (text !== null) heard.current(text)
    }, everyMs)
    return () => {
      clearInterval(timer)
      shown.srcObject = null
    }
  }, [state, video])

  useEffect(() => {
    const hide = () => document.hidden && stop()
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      for (const track of stream.current?.getTracks() ?? []) track.stop()
    }
  }, [stop])

  return { state, start, stop }
}

/** Browsers have no camera for pages that were not served securely. Throws as `getUserMedia` does. */
async function openCamera(): Promise<MediaStream> {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) throw new DOMException('no media devices', 'NotFoundError')
  return devices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  })
}

/** By the names of the Media Capture specification (getUserMedia, step 10). */
function whyNot(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy'
}
