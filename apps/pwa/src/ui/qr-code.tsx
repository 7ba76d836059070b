import { encodeQR } from 'qr'
import { useMemo } from 'react'
import './qr-code.css'

/** Modules of white round the code (ISO/IEC 18004, 6.3.8). */
const quiet = 4

type Props = {
  text: string
  name: string
  /** "quartile" unless it is said otherwise, because paper gets folded; "low" for what a screen shows again and again. */
  ecc?: 'low' | 'quartile' | undefined
}

/** A QR code, black on white in every light: a camera reads no code in night colours. */
export function QrCode({ text, name, ecc = 'quartile' }: Props) {
  const rows = useMemo(() => encodeQR(text, 'raw', { ecc, border: quiet }), [text, ecc])
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg className="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={name}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
