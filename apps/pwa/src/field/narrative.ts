type Texts = { title: string; text: string }

/** The words of a record for its event; nothing where nothing was written. */
export function narrativeOf({ title, text }: Texts): { narrative?: Partial<Texts> } {
  const short = title.trim()
  const said = { ...(short && { title: short }), ...(text && { text }) }
  return Object.keys(said).length > 0 ? { narrative: said } : {}
}

/** Only what differs from what was said before. */
export function changedTexts(form: Texts, first: Texts): Texts {
  return {
    title: form.title === first.title ? '' : form.title,
    text: form.text === first.text ? '' : form.text,
  }
}
