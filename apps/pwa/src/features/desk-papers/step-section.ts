import { type PaperSection, paperSections } from '@tocsin/schema/summary/paper/sections'

/** Brings the next heading of the paper, or the one before, under the eyes and the keyboard. */
export function stepSection(by: 1 | -1): void {
  const heads = [...document.querySelectorAll<HTMLElement>('[data-section]')]
  const at = heads.findIndex((head) =>
    head.parentElement?.parentElement?.contains(document.activeElement),
  )
  const next = at < 0 ? (by > 0 ? 0 : heads.length - 1) : at + by
  heads[next]?.focus()
}

/** The section in which the keyboard is; undefined outside of all. */
export function focusedSection(): PaperSection | undefined {
  const section = document.activeElement
    ?.closest('.paper__section')
    ?.querySelector('[data-section]')
  return paperSections.find((key) => key === section?.getAttribute('data-section'))
}
