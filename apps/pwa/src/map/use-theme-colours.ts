import { useEffect, useState } from 'react'
import { type MapColours, onThemeChange, readMapColours } from './map-colours.ts'

/** The colours of the theme in use; new ones when day turns to sunlight or night. */
export function useThemeColours(): MapColours {
  const [colours, setColours] = useState(() => readMapColours(document.documentElement))
  useEffect(() => onThemeChange(() => setColours(readMapColours(document.documentElement))), [])
  return colours
}
