import type { Messages } from '@lingui/core'

export const catalog = import.meta.glob<Messages>(
  ['./locales/ar/*.json', '!**/{alerts,desk,summary}.json'],
  { eager: true, import: 'default' },
)
