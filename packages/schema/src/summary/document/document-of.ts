import type { AreaId } from '../../primitives/ids.ts'
import type { Locale } from '../../vocabulary/vocabulary.ts'
import { type PaperSection, paperSections } from '../paper/sections.ts'
import type { PaperModel } from '../paper/state.ts'
import { type Block, type Labels, labelKeys, type PaperDocument } from './document.ts'
import type { Ground } from './ground.ts'
import { breakdown, children, figures, sexualViolence } from './harm-sections.ts'
import { bottomLine, method, unknowns } from './knowledge-sections.ts'
import type { PlacedRecord } from './map-block.ts'
import { type PaperWords, paperWords } from './paper-words.ts'
import { hostState, openAlerts, outlook, recommendations, response } from './response-sections.ts'

/** What a model of codes does not hold, and a paper shows. */
export type PaperSetting = {
  locale: Locale
  missionName: string
  areaNames: ReadonlyMap<AreaId, string>
  classification: string
  /** Incidents of the week with their places: the map. */
  places: readonly PlacedRecord[]
  /** What lies under the signs of the map; null where nobody has drawn it, undefined where it is not known. */
  ground?: Ground | null | undefined
  /** The places are as they are known now, and the numbers are those of the model. */
  arePlacesOfNow?: boolean
  /** Which version it is; what is not released is called a draft on every page (SPEC SD-10). */
  issue?: { version: number; isReleased: boolean; content: string }
  /** What the analyst wrote, under the section to which it belongs. */
  written?: Readonly<Partial<Record<PaperSection, readonly string[]>>>
}

/** What every section takes. */
export type Wording = { words: PaperWords; setting: PaperSetting }

const sectionBlocks: Record<PaperSection, (model: PaperModel, wording: Wording) => Block[]> = {
  bottom_line: bottomLine,
  open_alerts: openAlerts,
  figures,
  breakdown,
  children,
  sexual_violence: sexualViolence,
  outlook,
  response,
  host_state: hostState,
  unknowns,
  recommendations,
  method,
}

/** The weekly paper in words: all twelve sections always, whatever the week held (SPEC SD-2). */
export function documentOf(model: PaperModel, setting: PaperSetting): PaperDocument {
  const words = paperWords(setting.locale)
  const { text, date, code, moment } = words
  const { week, asOf } = model
  const { issue, classification } = setting
  const written = (key: PaperSection): Block[] =>
    (setting.written?.[key] ?? []).map((line) => ({
      kind: 'paragraph',
      text: words.say('written', { text: line }),
    }))
  return {
    locale: setting.locale,
    direction: words.direction,
    title: text('title'),
    classification: issue ? markingOf(words, issue, classification) : classification,
    facts: [
      `${text('week', { label: code(week.label), from: date(week.firstDate), to: date(week.lastDate) })} · ${setting.missionName}`,
      text('asKnown', { at: moment(asOf.at), seq: asOf.seq }),
      ...(issue ? [issueFact(issue, words)] : []),
    ],
    sections: paperSections.map((key) => ({
      key,
      title: text(`section.${key}`),
      ...(key === 'unknowns' && { tone: 'unknown' }),
      blocks: [...sectionBlocks[key](model, { words, setting }), ...written(key)],
    })),
    labels: labelsOf(words),
    at: asOf.at,
  }
}

/** What stands in the head of every page: the classification, and that it is a draft as long as it is one (SPEC SD-10). */
export function markingOf(
  { text }: PaperWords,
  { isReleased }: { isReleased: boolean },
  classification = text('classification'),
): string {
  return isReleased ? classification : `${text('issue.mark')} · ${classification}`
}

function issueFact(
  { version, isReleased, content }: NonNullable<PaperSetting['issue']>,
  { text, code }: PaperWords,
): string {
  return isReleased
    ? text('issue.released', { version, content: code(content) })
    : text('issue.draft', { version })
}

export function labelsOf({ text }: PaperWords): Labels {
  // as: one entry for every key that the type is made of.
  return Object.fromEntries(labelKeys.map((key) => [key, text(`label.${key}`)])) as Labels
}
