import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const catalog = /[\\/]i18n[\\/]locales[\\/][a-z]+[\\/][a-z-]+\.json$/

/**
 * Turns every catalog of ICU messages into Lingui's compiled form at build time, so that no message
 * parser travels to the tablet. A message that does not parse stops the build and names its id.
 */
export function compileCatalogs(): Plugin {
  return {
    name: 'tocsin:compile-catalogs',
    enforce: 'pre',
    transform: {
      filter: { id: catalog },
      handler(source, id) {
        const messages: Record<string, string> = JSON.parse(source)
        const compiled = Object.entries(messages).map(([key, message]) => {
          try {
            return [key, compileMessageOrThrow(message)]
          } catch (cause) {
            throw new Error(`${id}: the message "${key}" does not parse`, { cause })
          }
        })
        return { code: JSON.stringify(Object.fromEntries(compiled)), map: null }
      },
    },
  }
}
