/** What the page for unsupported browsers says. `lang` and `dir` let all languages stand together. */
export type TooOldWords = {
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  said: string
  todo: string
  kept: string
}

const tooOld = 'tocsin-too-old'

/** What only the app can find missing: it asks the early script for the page, which has its words. */
export function sayTooOld(page: Document, missing: readonly string[]): void {
  page.dispatchEvent(new CustomEvent(tooOld, { detail: missing }))
}

/** Shows the page when the app finds something missing. */
export function hearTooOld(page: Document, show: (missing: readonly string[]) => void): void {
  page.addEventListener(tooOld, (event) => {
    if (event instanceof CustomEvent) show(event.detail)
  })
}

/**
 * Replaces the page by a plain one that says why Tocsin does not start here and what to do. Written
 * with the oldest calls there are, because it runs where the app cannot.
 */
export function showTooOldPage(
  page: Document,
  words: readonly TooOldWords[],
  missing: readonly string[],
): void {
  const main = page.createElement('main')
  main.className = 'too-old'
  for (const each of words) {
    const section = page.createElement('section')
    section.lang = each.lang
    section.dir = each.dir
    const title = page.createElement('h1')
    title.textContent = each.title
    section.appendChild(title)
    for (const sentence of [each.said, each.todo, each.kept]) {
      const paragraph = page.createElement('p')
      paragraph.textContent = sentence
      section.appendChild(paragraph)
    }
    main.appendChild(section)
  }
  if (missing.length > 0) {
    const list = page.createElement('p')
    list.className = 'code'
    list.dir = 'ltr'
    list.textContent = missing.join(', ')
    main.appendChild(list)
  }
  page.body.textContent = ''
  page.body.appendChild(main)
}
