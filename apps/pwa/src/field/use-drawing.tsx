import type { Place } from '@tocsin/schema/primitives/place'
import { type ReactNode, useState } from 'react'
import { DrawScreen } from './draw-screen.tsx'
import type { DrawingForm } from './drawing-form.ts'
import type { FieldTools } from './field-tools.ts'

/**
 * The drawing of a form: `draw` opens the screen on which it is drawn, which is `drawer` until it is
 * left. The form draws nothing else meanwhile, as with a place (`use-picking.tsx`).
 */
export function useDrawing(
  tools: FieldTools,
  asked: {
    drawing: DrawingForm
    /** What the map shows until something is drawn. */
    place: Place | null
    onDraw: (drawing: DrawingForm) => void
  },
): { draw: () => void; drawer: ReactNode } {
  const [isOpen, setOpen] = useState(false)
  const drawer = isOpen && (
    <DrawScreen
      tools={tools}
      drawing={asked.drawing}
      place={asked.place}
      onDraw={asked.onDraw}
      onBack={() => setOpen(false)}
    />
  )
  return { draw: () => setOpen(true), drawer }
}
