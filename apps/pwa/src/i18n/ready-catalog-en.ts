import type { Messages } from '@lingui/core'

export const catalog = import.meta.glob<Messages>(
  './locales/en/{enrol,full-report,guidance,rights,secure,storage,threat}.json',
  {
    eager: true,
    import: 'default',
  },
)
