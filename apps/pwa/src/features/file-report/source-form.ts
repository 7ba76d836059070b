import type { SourceLink } from '@tocsin/schema/events/bodies'
import * as z from 'zod/mini'

/** One source as typed. `heardFrom` is the card of the source it goes back to: both then count as one origin. */
export const SourceForm = z.object({
  key: z.string(),
  type: z.string(),
  reliability: z.string(),
  credibility: z.string(),
  heardFrom: z.string(),
  // Of drafts from before these were asked.
  language: z._default(z.string(), ''),
  interpreter: z._default(z.string(), ''),
})
export type SourceForm = z.infer<typeof SourceForm>

/** Sources of one origin carry the same word; sources that stand alone carry none. */
export function sourceLinks(sources: readonly SourceForm[]): SourceLink[] {
  const roots = new Set(sources.map(({ heardFrom }) => heardFrom).filter((key) => key !== ''))
  return sources.map(({ key, type, reliability, credibility, language, interpreter }) => {
    const origin = rootOf(sources, key)
    return {
      type,
      ...(reliability && { reliability }),
      ...(credibility && { credibility }),
      ...((origin !== key || roots.has(key)) && { origin }),
      ...(language && { language }),
      ...(interpreter && { interpreter }),
    }
  })
}

/** How many origins there are: two people who go back to one are one. */
export function originCount(sources: readonly SourceForm[]): number {
  return new Set(sources.map(({ key }) => rootOf(sources, key))).size
}

/** Follows "heard it from" to its end; people who name each other in a circle end at the first seen twice. */
function rootOf(sources: readonly SourceForm[], start: string): string {
  const passed = new Set<string>()
  let key = start
  while (!passed.has(key)) {
    passed.add(key)
    const next = sources.find((source) => source.key === key)?.heardFrom
    if (!next || !sources.some((source) => source.key === next)) return key
    key = next
  }
  return [...passed].sort()[0] ?? key
}

export function sourcesOf(links: readonly SourceLink[]): SourceForm[] {
  return links.map((link, index) => {
    const first = links.findIndex(({ origin }) => origin !== undefined && origin === link.origin)
    return {
      key: `s${index}`,
      type: link.type,
      reliability: link.reliability ?? '',
      credibility: link.credibility ?? '',
      heardFrom: first >= 0 && first !== index ? `s${first}` : '',
      language: link.language ?? '',
      interpreter: link.interpreter ?? '',
    }
  })
}
