import type { CardWords } from './card.ts'

export const words = import.meta.glob<CardWords>('./words/ar/*.json', {
  eager: true,
  import: 'default',
})
