import { type Drawing, type Ink, tones } from './drawing.ts'

/** A drawing as SVG: shapes alone, no script, no font, nothing from outside. `name` is what it says in words. */
export function svgOf({ width, height, ink }: Drawing, name?: string): string {
  const said =
    name === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escaped(name)}"`
  const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} ${said}>${ink.map(markup).join('')}</svg>`
}

function markup(ink: Ink): string {
  const colour = tones[ink.tone]
  switch (ink.kind) {
    case 'box':
      return `<rect x="${short(ink.x)}" y="${short(ink.y)}" width="${short(ink.width)}" height="${short(ink.height)}" fill="${colour}"/>`
    case 'disc':
      return `<circle cx="${short(ink.x)}" cy="${short(ink.y)}" r="${short(ink.radius)}" fill="${colour}"/>`
    case 'stroke': {
      const points = ink.points.map(({ x, y }) => `${short(x)} ${short(y)}`).join('L')
      return `<path d="M${points}" fill="none" stroke="${colour}" stroke-width="${ink.width}" stroke-linecap="round" stroke-linejoin="round"/>`
    }
  }
}

function short(n: number): string {
  return String(Math.round(n * 100) / 100)
}

/** Text between tags or quotes of HTML and XML. Characters that XML has no place for are dropped. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
