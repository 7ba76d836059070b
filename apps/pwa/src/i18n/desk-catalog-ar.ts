import type { Messages } from '@lingui/core'

export const catalog = import.meta.glob<Messages>(
  './locales/ar/{accounts,alerts,desk,devices,identities,summary}.json',
  {
    eager: true,
    import: 'default',
  },
)
