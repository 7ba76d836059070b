import type { CardWords } from './card.ts'

export const words = import.meta.glob<CardWords>('./words/fr/*.json', {
  eager: true,
  import: 'default',
})
