import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Locale } from '../../src/i18n/locale.ts'

const folder = fileURLToPath(new URL('../../src/i18n/locales/', import.meta.url))

/** What the app says, so that one test reads in three languages. */
export type Says = {
  locale: Locale
  /** The sentence of a message. */
  t(id: string, values?: Record<string, string | number>): string
  /** A message of whose blanks only the words between them are known. */
  like(id: string): RegExp
  /** The words of a code list's item, `{ en, fr, ar }`. */
  label(item: { label: Record<Locale, string> }): string
}

export function wordsIn(locale: Locale): Says {
  const messages: Record<string, string> = {}
  for (const room of readdirSync(`${folder}${locale}`)) {
    Object.assign(messages, JSON.parse(readFileSync(`${folder}${locale}/${room}`, 'utf8')))
  }
  const i18n = setupI18n({ locale, messages: { [locale]: messages } })
  i18n.setMessagesCompiler(compileMessage)
  const message = (id: string) => {
    const found = messages[id]
    if (found === undefined) throw new Error(`no message ${id} in ${locale}`)
    return found
  }
  return {
    locale,
    t: (id, values) => message(id) && i18n._(id, values),
    like: (id) =>
      new RegExp(
        message(id)
          .split(/\{\w+\}/)
          .map(RegExp.escape)
          .join('.+?'),
      ),
    label: (item) => item.label[locale],
  }
}
