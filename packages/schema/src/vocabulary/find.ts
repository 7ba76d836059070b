import type { Locale, Vocabulary, VocabularyItem, Words } from './vocabulary.ts'

/** The item of a code, or `undefined` for a code of another version of the list. */
export function itemOf<Item extends VocabularyItem, C extends string>(
  vocabulary: Vocabulary<Item, C>,
  code: string,
): (Item & { readonly code: C }) | undefined {
  return vocabulary.items.find((item) => item.code === code)
}

/** What a code is called. A code that this version does not know is shown as it is, and said so (SPEC VO-4). */
export function labelOf(vocabulary: Vocabulary, code: string, locale: Locale): string {
  return itemOf(vocabulary, code)?.label[locale] ?? `${code} (${unknown[locale]})`
}

const unknown: Words = {
  en: 'unknown to this version',
  fr: 'inconnu de cette version',
  ar: 'غير معروف في هذا الإصدار',
}
