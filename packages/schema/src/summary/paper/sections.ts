/** The twelve sections of a weekly summary, in their order (domain.md §3.4). */
export const paperSections = [
  'bottom_line',
  'open_alerts',
  'figures',
  'breakdown',
  'children',
  'sexual_violence',
  'outlook',
  'response',
  'host_state',
  'unknowns',
  'recommendations',
  'method',
] as const
export type PaperSection = (typeof paperSections)[number]
