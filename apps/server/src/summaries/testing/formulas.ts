import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { PaperDocument } from '@tocsin/schema/summary/document/document'
import { documentOf } from '@tocsin/schema/summary/document/document-of'
import { ondaraSetting } from '@tocsin/schema/summary/document/testing/ondara-week'
import { paperModel } from '@tocsin/schema/summary/paper/paper-model'
import { source } from '@tocsin/schema/summary/paper/testing/source'
import writeWorkbook from 'write-excel-file/node'
import { paperCsvFile } from '../csv-file.ts'

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
const before = ['', ' ', '\t', '\r', '"']

/** 40 beginnings that some spreadsheet takes for a formula, each with one behind it. */
export const formulas = signs.flatMap((sign, at) =>
  before.map((lead) => `${lead}${sign}1+${at + 1}`),
)

const settings = MissionSettings.parse({
  mission: 'ondara',
  name: 'Ondara',
  week: { startsOn: 1, timeZone: 'UTC' },
  areas: formulas.map((_, at) => ({ id: `OD${at}`, name: `x${at}` })),
  ackMinutes: {},
})
// Settings trim and clean names; a file must not depend on that.
const areas = settings.areas.map((area, at) => ({ ...area, name: formulas[at] ?? '' }))
const model = paperModel(source({ areas: areas.map(({ id }) => id) }))

export const formulaCsv = paperCsvFile(model, { ...settings, areas }, 'released').text

const wild = documentOf(
  model,
  ondaraSetting('en', {
    areaNames: new Map(areas.map(({ id, name }) => [id, name])),
    missionName: '=1+1',
    classification: '@SUM(1,1)',
    written: { response: formulas },
  }),
)

/** Names in cells, heads, captions and names of sheets. */
export const formulaDocument: PaperDocument = {
  ...wild,
  sections: wild.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'table'
        ? {
            ...block,
            sheet: `=${block.sheet}`,
            caption: `+${block.caption}`,
            columns: block.columns.map((column) => ({ ...column, head: `=${column.head}` })),
          }
        : block,
    ),
  })),
}

/** What a formula looks like to whoever looks for one. */
export async function openFormulas(): Promise<Uint8Array> {
  const workbook = writeWorkbook([{ sheet: 'open', data: [[{ value: '=1+1', type: 'Formula' }]] }])
  return await workbook.toBuffer()
}
