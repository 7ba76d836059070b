import type { Drawing, Ink, Tone } from '@tocsin/schema/summary/document/drawing'
import { keyed } from './keyed.ts'

const tones: Record<Tone, string> = {
  ink: 'var(--ink)',
  paper: 'var(--surface)',
  faint: 'var(--line)',
  quiet: 'var(--ink-3)',
}

/** A picture of the paper in the colours of the screen. `name` says it in words. */
export function DrawingView({ drawing, name }: { drawing: Drawing; name: string }) {
  const { width, height, ink } = drawing
  return (
    <svg className="paper__drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      {keyed(ink).map(({ key, part }) => (
        <Shape key={key} ink={part} />
      ))}
    </svg>
  )
}

function Shape({ ink }: { ink: Ink }) {
  const colour = tones[ink.tone]
  switch (ink.kind) {
    case 'box':
      return <rect x={ink.x} y={ink.y} width={ink.width} height={ink.height} fill={colour} />
    case 'disc':
      return <circle cx={ink.x} cy={ink.y} r={ink.radius} fill={colour} />
    case 'stroke':
      return (
        <polyline
          points={ink.points.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          stroke={colour}
          strokeWidth={ink.width}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )
  }
}
