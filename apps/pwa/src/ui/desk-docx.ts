import { zipOf } from './desk-zip.ts'

/** `text` may hold line breaks. `typed` is what a person wrote: its direction is its own. */
export type DocxBlock = {
  as: 'title' | 'section' | 'item' | 'said' | 'quiet' | 'typed' | 'care'
  text: string
}

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * A document that word processors open (ECMA-376, WordprocessingML), with headings that their outline
 * and screen readers know. Nothing is in it but what is given: no author, no time, no machine.
 */
export async function docxOf(
  blocks: readonly DocxBlock[],
  language: { code: string; rtl: boolean },
): Promise<Blob> {
  const zip = await zipOf([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations('word/document.xml', 'officeDocument')],
    ['word/_rels/document.xml.rels', relations('styles.xml', 'styles')],
    ['word/styles.xml', stylesXml(language)],
    ['word/document.xml', documentXml(blocks, language.rtl)],
  ])
  return new Blob([zip], { type })
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageOf = 'http://schemas.openxmlformats.org/package/2006'
const partOf = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const contentTypes = `${head}<Types xmlns="${packageOf}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${partOf}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${partOf}.styles+xml"/></Types>`

function relations(target: string, kind: string): string {
  return `${head}<Relationships xmlns="${packageOf}/relationships"><Relationship Id="r1" Type="${office}/${kind}" Target="${target}"/></Relationships>`
}

/** By the names under which word processors know them: their outline is made of these. */
const styles: Readonly<Record<DocxBlock['as'], { id: string; xml: string }>> = {
  title: { id: 'Heading1', xml: heading(1, 36) },
  section: { id: 'Heading2', xml: heading(2, 28) },
  item: { id: 'Heading3', xml: heading(3, 24) },
  said: { id: 'Normal', xml: '' },
  quiet: { id: 'Quiet', xml: paragraph('Quiet', '<w:color w:val="555555"/><w:sz w:val="20"/>') },
  typed: { id: 'Typed', xml: paragraph('Typed', '') },
  care: { id: 'Dissent', xml: paragraph('Dissent', '<w:b/>') },
}

function heading(level: number, size: number): string {
  return `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`
}

function paragraph(id: string, look: string): string {
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/><w:rPr>${look}</w:rPr></w:style>`
}

function stylesXml({ code, rtl }: { code: string; rtl: boolean }): string {
  const language = rtl ? `<w:lang w:bidi="${code}"/>` : `<w:lang w:val="${code}"/>`
  const all = Object.values(styles).map(({ xml }) => xml)
  return `${head}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>${language}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${all.join('')}</w:styles>`
}

function documentXml(blocks: readonly DocxBlock[], rtl: boolean): string {
  const body = blocks.map(({ as, text }) => {
    const isRight = as === 'typed' || as === 'care' ? (isRightToLeft(text) ?? rtl) : rtl
    const run = isRight ? '<w:rPr><w:rtl/></w:rPr>' : ''
    const texts = text
      .split(/\r?\n/)
      .map((line) => `<w:t xml:space="preserve">${plain(line)}</w:t>`)
    return `<w:p><w:pPr><w:pStyle w:val="${styles[as].id}"/>${isRight ? '<w:bidi/>' : ''}</w:pPr><w:r>${run}${texts.join('<w:br/>')}</w:r></w:p>`
  })
  return `${head}<w:document xmlns:w="${main}"><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="0" w:footer="0" w:gutter="0"/>${rtl ? '<w:bidi/>' : ''}</w:sectPr></w:body></w:document>`
}

/** By the first letter that has a direction (UAX #9, P2); undefined where none has. */
function isRightToLeft(text: string): boolean | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (!letter) return undefined
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter)
}

/** Text as XML. Letters that XML 1.0 does not know are left out. */
function plain(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
      .replace(/[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}
