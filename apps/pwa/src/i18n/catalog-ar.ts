import type { Messages } from '@lingui/core'
import { arabicProblems } from '@tocsin/schema/problem-words/ar'

export const catalog = import.meta.glob<Messages>(
  [
    './locales/ar/*.json',
    '!**/{accounts,alerts,care,carry,certificate,deployment,desk,devices,erasure,factor,files,flash,full-report,guidance,home,host-state,identities,map,outside,paper,people,record,rights,scan,secure,storage,summary,teams,threat,warnings}.json',
  ],
  { eager: true, import: 'default' },
)

export const problems = arabicProblems
