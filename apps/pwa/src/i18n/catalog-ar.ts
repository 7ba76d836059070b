import type { Messages } from '@lingui/core'
import { arabicProblems } from '@tocsin/schema/problem-words/ar'

export const catalog = import.meta.glob<Messages>(
  [
    './locales/ar/*.json',
    '!**/{accounts,alerts,carry,certificate,deployment,desk,devices,erasure,factor,files,full-report,guidance,identities,people,rights,scan,secure,storage,summary,teams,threat}.json',
  ],
  { eager: true, import: 'default' },
)

export const problems = arabicProblems
