import type { Messages } from '@lingui/core'

export const catalog = import.meta.glob<Messages>(
  './locales/ar/{care,flash,home,map,record}.json',
  {
    eager: true,
    import: 'default',
  },
)
