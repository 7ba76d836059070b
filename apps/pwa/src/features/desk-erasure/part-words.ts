import type { Words } from '../../i18n/words.ts'

/** A part of an event by its label, as people read it. */
export function partWords({ t, number }: Words, label: string): string {
  if (label === 'facts') return t('erasure.partFacts')
  if (label === 'narrative') return t('erasure.partNarrative')
  if (label === 'provenance') return t('erasure.partProvenance')
  const [, at = ''] = label.split('/')
  return t('erasure.partSealed', { n: number(Number(at)) })
}
