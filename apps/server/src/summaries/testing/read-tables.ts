/** A cell as another program has read it: a number only where it holds one as a number. */
export type ReadCell = { text: string; number: number | null }
export type ReadTable = ReadCell[][]

/** Tables of an HTML page that LibreOffice made of a file, in their order. */
export function htmlTables(page: string): ReadTable[] {
  return between(page, 'table').map((table) =>
    between(table, 'tr').map((row) =>
      [...row.matchAll(/<t[hd]([^>]*)>([\s\S]*?)<\/t[hd]>/gi)].map(([, head = '', inside = '']) => {
        const number = /sdval="([^"]*)"/.exec(head)?.[1]
        return { text: textIn(inside), number: number === undefined ? null : Number(number) }
      }),
    ),
  )
}

/** Tables of a tagged PDF, from the structure that poppler lists: what stands deeper belongs to it. */
export function pdfTables(structure: string): ReadTable[] {
  const tables: ReadTable[] = []
  let depth = Number.POSITIVE_INFINITY
  for (const line of structure.split('\n')) {
    const [, indent = '', word] = /^( *)([A-Z]\w*)?/.exec(line) ?? []
    if (word === 'Table') {
      tables.push([])
      depth = indent.length
    } else if (indent.length <= depth && word !== undefined) depth = Number.POSITIVE_INFINITY
    if (indent.length <= depth) continue
    const table = tables.at(-1)
    if (word === 'TR') table?.push([])
    if (word === 'TH' || word === 'TD') table?.at(-1)?.push({ text: '', number: null })
    const said = /^ *"(.*)"$/.exec(line)?.[1]
    const cell = table?.at(-1)?.at(-1)
    if (said !== undefined && cell) cell.text = plainly(`${cell.text}${said}`)
  }
  return tables
}

function between(text: string, tag: string): string[] {
  const found = text.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'gi'))
  return [...found].map(([, inside = '']) => inside)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

function textIn(html: string): string {
  const text = html
    .replace(/<br[^>]*>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
  return plainly(text)
}

/** Without marks of direction, and with single spaces: what a reader sees. */
export function plainly(text: string): string {
  return text
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
