import type { Card, Paper } from './card.ts'
import papersFile from './papers.json'

/** The cards without their words, in their order, and the papers: data that the tests have read with zod. */
const files = import.meta.glob<Card>('./cards/*.json', { eager: true, import: 'default' })

export const cards: readonly Card[] = Object.values(files).sort((a, b) => a.place - b.place)
export const papers: readonly Paper[] = Object.values(papersFile)
