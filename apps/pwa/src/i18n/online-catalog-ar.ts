import type { Messages } from '@lingui/core'

export const catalog = import.meta.glob<Messages>('./locales/ar/factor.json', {
  eager: true,
  import: 'default',
})
