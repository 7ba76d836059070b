import type { Messages } from '@lingui/core'

export const catalog = import.meta.glob<Messages>(
  './locales/fr/{carry,deployment,files,full-report,guidance,people,rights,scan,secure,storage,threat}.json',
  {
    eager: true,
    import: 'default',
  },
)
