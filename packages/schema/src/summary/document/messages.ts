/** Forms of a sentence by the plural categories of its language (Unicode CLDR). */
export type Plural = { readonly other: string } & {
  readonly [category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string
}

/** `{name}` is put in; in a plural the form is chosen by `n`. */
export type Messages = { readonly [key: string]: string | Plural }
