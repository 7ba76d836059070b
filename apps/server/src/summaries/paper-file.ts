import type { GivenFile, PaperFormat } from '@tocsin/schema/desk/given-files'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { contentHash, paperWords, standingDraft } from '@tocsin/schema/paper/select'
import type { Paper } from '@tocsin/schema/paper/state'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Place } from '@tocsin/schema/primitives/place'
import type { PaperDocument } from '@tocsin/schema/summary/document/document'
import { documentOf } from '@tocsin/schema/summary/document/document-of'
import type { Ground } from '@tocsin/schema/summary/document/ground'
import type { PlacedRecord } from '@tocsin/schema/summary/document/map-block'
import { paperWords as wordsIn } from '@tocsin/schema/summary/document/paper-words'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'
import type { Locale } from '@tocsin/schema/vocabulary/vocabulary'
import { sql } from 'kysely'
import type { Generation, Handle } from '../log/log-deps.ts'
import { paperCsvFile } from './csv-file.ts'
import { documentFile, type MadeFile, textFile } from './document-file.ts'
import { geojsonFile } from './geojson-file.ts'
import { findModel } from './paper-models.ts'
import { readGround } from './read-ground.ts'
import { findPaper } from './read-paper.ts'
import { atOneMoment, located, type PaperDeps } from './work-out.ts'

type Asked = { paper: RecordId; format: PaperFormat; locale: Locale }

type Found = { paper: Paper; model: PaperModel; places: PlacedRecord[]; settings: MissionSettings }

/** Without a folder of packs the map has no ground. */
type DrawnDeps = PaperDeps & { packsDir?: string }

/**
 * A version of a paper as a file: its model in words, and what officers wrote under its sections (SPEC
 * SD-10). Undefined where the paper or the bytes of its model are not here.
 */
export async function paperFile(deps: DrawnDeps, asked: Asked): Promise<GivenFile | undefined> {
  const found = await findDrawn(deps, asked.paper)
  if (!found) return undefined
  const { paper, model, settings } = found
  const ground = await readGround(deps.packsDir, found.places)
  const document = paperDocument(found, ground, asked.locale)
  const { ending, type, bytes } = await madeOf(found, document, asked.format)
  const issue = paper.released ? `v${paper.version}` : `v${paper.version}-draft`
  const name = `tocsin-${settings.mission}-${model.week.label}-${issue}-${asked.locale}.${ending}`
  return { name, type, bytes: Buffer.from(bytes).toString('base64') }
}

/** The ground of a paper's map, for the screen that draws the rest of it; undefined where the paper is not here. */
export async function paperGround(
  deps: DrawnDeps,
  paper: RecordId,
): Promise<{ ground: Ground | null } | undefined> {
  const found = await findDrawn(deps, paper)
  return found && { ground: await readGround(deps.packsDir, found.places) }
}

async function findDrawn(deps: PaperDeps, id: RecordId): Promise<Found | undefined> {
  return await atOneMoment(deps, async (tx) => {
    const paper = await findPaper(tx, deps, id)
    const model = paper && (await findModel(tx, deps.mission, standingDraft(paper)?.model ?? ''))
    if (!model) return undefined
    const { at, mission } = await located(tx, deps)
    return { paper, model, places: await placesOf(tx, at, model), settings: mission.settings }
  })
}

function paperDocument(
  { paper, model, places, settings }: Found,
  ground: Ground | null,
  locale: Locale,
): PaperDocument {
  const written = Object.entries(paperWords(paper)).map(([section, text]) => [
    section,
    text.split(/\n+/).filter((line) => line.trim() !== ''),
  ])
  return documentOf(model, {
    locale,
    missionName: settings.name,
    areaNames: new Map(settings.areas.map(({ id, name }) => [id, name])),
    classification: wordsIn(locale).text('classification'),
    places,
    ground,
    arePlacesOfNow: true,
    issue: {
      version: paper.version,
      isReleased: paper.released !== null,
      content: contentHash(paper),
    },
    written: Object.fromEntries(written),
  })
}

async function madeOf(
  { paper, model, settings }: Found,
  document: PaperDocument,
  format: PaperFormat,
): Promise<MadeFile> {
  switch (format) {
    case 'csv': {
      const standing = paper.released ? 'released' : 'draft'
      return textFile('csv', 'text/csv', paperCsvFile(model, settings, standing).text)
    }
    case 'geojson':
      return textFile('geojson', 'application/geo+json', geojsonFile(document))
    default:
      return await documentFile(document, format)
  }
}

/** The places of the incidents that the model counts, as they are known now; an erased one has none. */
async function placesOf(db: Handle, at: Generation, model: PaperModel): Promise<PlacedRecord[]> {
  const { verified, total } = model.figures.incidents.now
  if (total.ids.length === 0) return []
  const rows = await db
    .selectFrom('incident_row')
    .select(['record_id', 'area', 'place_json'])
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
    .where(sql<boolean>`record_id = any(${[...total.ids] as string[]}::text[])`)
    .execute()
  const known = new Map(rows.map((row) => [row.record_id, row]))
  const isVerified = new Set<string>(verified.ids)
  return total.ids.map((id) => {
    const row = known.get(id)
    return {
      id,
      // as: the columns hold what the row's builder wrote; a record that is gone names no area.
      area: (row?.area ?? '') as PlacedRecord['area'],
      place: JSON.parse(row?.place_json ?? 'null') as Place | null,
      countedAs: isVerified.has(id) ? 'verified' : 'unverified',
    }
  })
}
