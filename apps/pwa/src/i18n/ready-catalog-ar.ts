import type { Messages } from '@lingui/core'

export const catalog = import.meta.glob<Messages>(
  './locales/ar/{enrol,rights,secure,storage}.json',
  {
    eager: true,
    import: 'default',
  },
)
