import type { CardWords } from './card.ts'

export const words = import.meta.glob<CardWords>('./words/en/*.json', {
  eager: true,
  import: 'default',
})
