import { tones } from '@tocsin/schema/summary/document/drawing'

/**
 * Paper and ink: nothing here says anything that the words do not. Boxes of the page's margin carry
 * the classification and the number of the page.
 */
export function printStyle(classification: string, page: readonly string[], of: string): string {
  const [before = '', middle = '', after = ''] = page.map(quoted)
  const number = `${before} counter(page) ${middle} counter(pages) ${after}`
  return `
@page {
  size: A4;
  margin: 20mm 16mm 18mm;
  @top-center { content: ${quoted(classification)}; font: 700 9pt ${fonts}; }
  @bottom-center { content: ${number}; font: 9pt ${fonts}; }
  @bottom-right { content: ${quoted(of)}; font: 9pt ${fonts}; }
}
* { box-sizing: border-box; }
html { font: 10pt/1.45 ${fonts}; color: ${tones.ink}; background: ${tones.paper}; font-variant-ligatures: no-common-ligatures; }
body { margin: 0 auto; max-width: 178mm; }
header { border-block-end: 2pt solid ${tones.ink}; padding-block-end: 3mm; margin-block-end: 6mm; }
header p { margin: 0.5mm 0; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 2mm; }
h2 { font-size: 14pt; line-height: 1.25; margin: 7mm 0 2mm; }
h3 { font-size: 11pt; margin: 4mm 0 1.5mm; }
h2, h3, caption, figcaption { break-after: avoid; }
p, ol, ul { margin: 0 0 2mm; }
ol, ul { padding-inline-start: 6mm; }
.note, figcaption { color: #434e59; font-size: 9pt; }
.classification { font-weight: 700; }
.unknown { border: 1.5pt dashed #5c6166; padding: 1mm 4mm 3mm; margin-block-start: 7mm; }
.unknown h2 { margin-block-start: 3mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 2mm 0 4mm; font-size: 8.5pt; line-height: 1.3; }
caption { text-align: start; font-size: 9pt; color: #434e59; padding-block-end: 1mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: start; vertical-align: top; padding: 1.2mm 1.2mm; overflow-wrap: break-word; hyphens: auto; }
thead th { border-block-end: 1.2pt solid ${tones.ink}; vertical-align: bottom; }
tbody tr > * { border-block-end: 0.5pt solid ${tones.faint}; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
td svg { display: block; max-width: 100%; height: auto; }
figure { margin: 2mm 0 4mm; break-inside: avoid; }
figure svg { display: block; max-width: 100%; height: auto; }
[lang="ar"] { line-height: 1.6; }
`
}

const fonts = "'Noto Sans', 'Noto Sans Arabic', 'Segoe UI', Arial, sans-serif"

/** A CSS string: nothing in it ends it, or the style sheet round it. */
function quoted(text: string): string {
  const hex = (sign: string) => `\\${sign.codePointAt(0)?.toString(16)} `
  return `"${text.replace(/["\\<>\n\r\f]/g, hex)}"`
}
