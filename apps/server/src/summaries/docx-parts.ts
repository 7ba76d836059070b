import type { PaperDocument } from '@tocsin/schema/summary/document/document'
import type { Drawing } from '@tocsin/schema/summary/document/drawing'
import { svgOf } from '@tocsin/schema/summary/document/svg-of'
import { ImageRun, type IParagraphOptions, TextRun } from 'docx'
import { pngOf } from './drawing-png.ts'

/** What every part of a DOCX is made with: the direction of its language, and numbers for pictures. */
export type DocxParts = {
  base: Pick<IParagraphOptions, 'bidirectional' | 'shading'>
  run: (text: string, style?: { bold?: boolean }) => TextRun
  /** As SVG, and as the same picture in pixels for what shows none. */
  picture: (drawing: Drawing, words: string) => ImageRun
}

export function docxParts({ direction }: PaperDocument): DocxParts {
  const isRtl = direction === 'rtl'
  let pictures = 0
  return {
    base: isRtl ? { bidirectional: true } : {},
    run: (text, { bold = false } = {}) =>
      new TextRun({
        text,
        ...(bold && { bold, boldComplexScript: true }),
        ...(isRtl && { rightToLeft: true }),
      }),
    picture: (drawing, words) => {
      pictures += 1
      const size = { width: drawing.width, height: drawing.height }
      return new ImageRun({
        type: 'svg',
        data: new TextEncoder().encode(svgOf(drawing, words)),
        transformation: size,
        // The library counts pictures over all files of a process: their numbers are given instead.
        altText: { id: String(pictures), name: `picture-${pictures}`, description: words },
        fallback: { type: 'png', data: pngOf(drawing) },
      })
    },
  }
}
