import type { Messages } from '@lingui/core'
import { deskProblems } from '@tocsin/schema/problem-words/desk-fr'

export const catalog = import.meta.glob<Messages>(
  './locales/fr/{accounts,alerts,certificate,desk,devices,erasure,host-state,identities,outside,paper,summary,teams,warnings}.json',
  {
    eager: true,
    import: 'default',
  },
)

export const problems = deskProblems
