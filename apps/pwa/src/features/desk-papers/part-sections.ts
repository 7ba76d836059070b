import type { PaperSection } from '@tocsin/schema/summary/paper/sections'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'

const sections: Partial<Record<keyof PaperModel, PaperSection>> = {
  bottomLine: 'bottom_line',
  openAlerts: 'open_alerts',
  figures: 'figures',
  byWeek: 'figures',
  breakdown: 'breakdown',
  children: 'children',
  sexualViolence: 'sexual_violence',
  outlook: 'outlook',
  response: 'response',
  hostState: 'host_state',
  unknowns: 'unknowns',
  recommendations: 'recommendations',
  method: 'method',
}

/** The section that a part of the model stands in; undefined for its frame (week, mission, moment). */
export function sectionOfPart(part: string): PaperSection | undefined {
  return Object.entries(sections).find(([name]) => name === part)?.[1]
}
