import type { Messages } from '@lingui/core'
import type { Locale } from './locale.ts'

type Catalog = Record<string, Messages>

/** Every room of one language in one lazy chunk. All three are kept on the device by the shell. */
const load: Record<Locale, () => Promise<{ catalog: Catalog }>> = {
  en: () => import('./catalog-en.ts'),
  fr: () => import('./catalog-fr.ts'),
  ar: () => import('./catalog-ar.ts'),
}

export async function loadMessages(locale: Locale): Promise<Messages> {
  const { catalog } = await load[locale]()
  return Object.assign({}, ...Object.values(catalog))
}
