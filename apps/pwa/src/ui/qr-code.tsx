import { encodeQR } from 'qr'
import { useMemo } from 'react'
import './qr-code.css'

/** Modules of white round the code (ISO/IEC 18004, 6.3.8). */
const quiet = 4

/**
 * A QR code, black on white in every light: a camera reads no code in night colours. Error correction
 * "quartile", because paper gets folded.
 */
export function QrCode({ text, name }: { text: string; name: string }) {
  const rows = useMemo(() => encodeQR(text, 'raw', { ecc: 'quartile', border: quiet }), [text])
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
