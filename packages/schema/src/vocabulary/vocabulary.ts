/** The languages in which every label exists. */
export const locales = ['en', 'fr', 'ar'] as const
export type Locale = (typeof locales)[number]

/** One wording in every language of the product. */
export type Words = Readonly<Record<Locale, string>>

export function words(en: string, fr: string, ar: string): Words {
  return { en, fr, ar }
}

/** `published`: taken from the named text. `working default`: practice of the field, not checked against a text. `ours`: our own choice. */
export type Standing = 'published' | 'working default' | 'ours'

/** Where a list comes from. The product shows it wherever the list is explained (SPEC VO-2). */
export type VocabularySource = {
  readonly title: string
  readonly reference: string
  readonly standing: Standing
}

export type VocabularyItem = {
  readonly code: string
  readonly label: Words
  readonly hint?: Words
  /** Added by us to a list that is otherwise taken from its source. */
  readonly ours?: true
}

/** A code list as data, with a version of its own (SPEC VO-1). */
export type Vocabulary<Item extends VocabularyItem = VocabularyItem, C extends string = string> = {
  readonly name: string
  readonly version: number
  readonly source: VocabularySource
  readonly items: readonly (Item & { readonly code: C })[]
}

/** The codes that this version of a vocabulary knows. */
export type CodeIn<V extends Vocabulary> = V['items'][number]['code']

/** Keeps the codes of a list as literal types. */
export function defineVocabulary<Item extends VocabularyItem = VocabularyItem>() {
  return <const C extends string>(vocabulary: Vocabulary<Item, C>): Vocabulary<Item, C> =>
    vocabulary
}
