import { chartDrawing } from '@tocsin/schema/summary/document/chart-drawing'
import type {
  Block,
  PaperDocument,
  SketchMap,
  Text,
} from '@tocsin/schema/summary/document/document'
import { type Drawing, tones } from '@tocsin/schema/summary/document/drawing'
import { mapDrawing } from '@tocsin/schema/summary/document/map-drawing'
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  type Table,
  TextRun,
} from 'docx'
import { type DocxParts, docxParts } from './docx-parts.ts'
import { docxTable } from './docx-table.ts'
import { fixedZip } from './fixed-zip.ts'

const ink = tones.ink.slice(1)
const quiet = '434E59'
const font = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial' }
const size = (points: number) => ({ size: points * 2, sizeComplexScript: points * 2 })
const bold = { bold: true, boldComplexScript: true }

/** The paper as Word takes it, to be worked on further: styles and not looks, so that its outline is real. */
export async function docxFile(document: PaperDocument): Promise<Uint8Array> {
  const parts = docxParts(document)
  const { title, classification, facts, sections, labels, locale } = document
  const children: FileChild[] = [
    new Paragraph({ ...parts.base, heading: HeadingLevel.TITLE, children: [parts.run(title)] }),
    ...facts.map(
      (fact, at) =>
        new Paragraph({
          ...parts.base,
          style: at === facts.length - 1 ? 'LastFact' : 'Normal',
          children: [parts.run(fact)],
        }),
    ),
    ...sections.flatMap(({ title, tone, blocks }, section) => {
      const inside = tone === 'unknown' ? greyed(parts) : parts
      return [
        new Paragraph({
          ...inside.base,
          heading: HeadingLevel.HEADING_1,
          children: [parts.run(title)],
        }),
        ...blocks.flatMap((block) => blockParts(block, { document, parts: inside, list: section })),
      ]
    }),
  ]
  const file = new Document({
    creator: 'Tocsin',
    lastModifiedBy: 'Tocsin',
    title,
    subject: classification,
    description: facts.join('\n'),
    styles: styles(locale),
    numbering: numbering(document.direction),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_300, bottom: 1_100, left: 908, right: 908, header: 560, footer: 480 },
          },
        },
        headers: { default: pageHead(classification, parts) },
        footers: { default: pageFoot(labels.page, parts) },
        children,
      },
    ],
  })
  return fixedZip(await Packer.toBuffer(file), document.at)
}

/** What nobody knows stands on grey, as silence does everywhere. */
function greyed(parts: DocxParts): DocxParts {
  const shading = { type: ShadingType.CLEAR, color: 'auto', fill: 'E4E2DC' }
  return { ...parts, base: { ...parts.base, shading } }
}

type Context = { document: PaperDocument; parts: DocxParts; list: number }

function blockParts(block: Block, { document, parts, list }: Context): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          ...parts.base,
          heading: HeadingLevel.HEADING_2,
          children: [parts.run(block.text)],
        }),
      ]
    case 'paragraph':
    case 'note':
      return [textParagraph(block.text, parts, block.kind === 'note' ? 'Note' : 'Normal')]
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            ...parts.base,
            numbering: {
              reference: block.isOrdered ? 'numbers' : 'points',
              level: 0,
              instance: list,
            },
            children: runs(item, parts),
          }),
      )
    case 'table':
      return docxTable(block, document, parts)
    case 'chart':
      return figureParts(chartDrawing(block, document.direction), block.caption, parts)
    case 'map':
      return mapParts(block, document, parts)
  }
}

function textParagraph(text: Text, parts: DocxParts, style: string): Paragraph {
  return new Paragraph({ ...parts.base, style, children: runs(text, parts) })
}

function runs(text: Text, parts: DocxParts): TextRun[] {
  return text.map((piece) =>
    typeof piece === 'string' ? parts.run(piece) : parts.run(piece.text, { bold: true }),
  )
}

function mapParts(map: SketchMap, document: PaperDocument, parts: DocxParts) {
  return [
    ...figureParts(mapDrawing(map), map.caption, parts),
    ...docxTable(map.legend, document, parts),
    ...map.beside.map((text) => textParagraph(text, parts, 'Note')),
  ]
}

function figureParts(drawing: Drawing, caption: string, parts: DocxParts): Paragraph[] {
  const children = [parts.picture(drawing, caption)]
  return [
    new Paragraph({ ...parts.base, keepNext: true, children }),
    textParagraph([caption], parts, 'Note'),
  ]
}

function pageHead(classification: string, { base, run }: DocxParts): Header {
  const children = [run(classification, { bold: true })]
  return new Header({
    children: [new Paragraph({ ...base, alignment: AlignmentType.CENTER, children })],
  })
}

/** "Page {page} of {pages}", with fields that the word processor counts. */
function pageFoot(words: string, { base }: DocxParts): Footer {
  const fields: Record<string, (typeof PageNumber)[keyof typeof PageNumber]> = {
    page: PageNumber.CURRENT,
    pages: PageNumber.TOTAL_PAGES,
  }
  const isRtl = base.bidirectional === true
  const children = words.split(/\{(\w+)\}/).map((part, at) => {
    const field = at % 2 === 0 ? undefined : fields[part]
    return new TextRun({ children: [field ?? part], ...(isRtl && { rightToLeft: true }) })
  })
  return new Footer({
    children: [new Paragraph({ ...base, alignment: AlignmentType.CENTER, children })],
  })
}

function styles(locale: PaperDocument['locale']) {
  const language = {
    value: { en: 'en-GB', fr: 'fr-FR', ar: 'ar-SA' }[locale],
    bidirectional: 'ar-SA',
  }
  const heading = (points: number, before: number) => ({
    run: { ...size(points), ...bold, color: ink, font },
    paragraph: { spacing: { before, after: 90 }, keepNext: true },
  })
  const own = (id: string, spacing: { before?: number; after: number }, points: number) => ({
    id,
    name: id,
    basedOn: 'Normal',
    quickFormat: true,
    run: { ...size(points), ...(id === 'Note' && { color: quiet }) },
    paragraph: { spacing },
  })
  return {
    default: {
      document: {
        run: { font, ...size(10), color: ink, language },
        paragraph: { spacing: { after: 100, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: heading(20, 0),
      heading1: heading(14, 360),
      heading2: heading(11, 220),
      caption: {
        run: { ...size(9), color: quiet, italics: false, italicsComplexScript: false },
        paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
      },
    },
    paragraphStyles: [
      own('Note', { after: 80 }, 9),
      own('TableText', { after: 0 }, 8.5),
      own('AfterTable', { after: 60 }, 4),
      {
        ...own('LastFact', { after: 200 }, 10),
        paragraph: {
          spacing: { after: 200 },
          border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: ink, space: 6 } },
        },
      },
    ],
  }
}

function numbering(direction: PaperDocument['direction']) {
  const level = (format: 'decimal' | 'bullet', text: string) => [
    {
      level: 0,
      format: format === 'decimal' ? LevelFormat.DECIMAL : LevelFormat.BULLET,
      text,
      alignment: AlignmentType.START,
      style: {
        paragraph: { indent: { start: 400, hanging: 400 } },
        run: direction === 'rtl' ? { rightToLeft: true } : {},
      },
    },
  ]
  return {
    config: [
      { reference: 'numbers', levels: level('decimal', '%1') },
      { reference: 'points', levels: level('bullet', '•') },
    ],
  }
}
