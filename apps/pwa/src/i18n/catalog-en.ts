import type { Messages } from '@lingui/core'
import { englishProblems } from '@tocsin/schema/problem-words/en'

export const catalog = import.meta.glob<Messages>(
  [
    './locales/en/*.json',
    '!**/{accounts,alerts,carry,certificate,deployment,desk,devices,erasure,factor,files,full-report,guidance,identities,people,rights,scan,secure,storage,summary,teams,threat}.json',
  ],
  { eager: true, import: 'default' },
)

export const problems = englishProblems
