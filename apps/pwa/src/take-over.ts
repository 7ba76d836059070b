import type { EarlyScreen } from './early-page.ts'

const inputsIn = (screen: ParentNode) => [
  ...screen.querySelectorAll<HTMLInputElement>('input:not([type="radio"])'),
]

/** Where React draws: over the early screen when that shows the same, else beside it until it stands. */
export function placeFor(early: EarlyScreen, name: string | null): HTMLElement {
  if (early.name === name) return early.root
  const place = document.createElement('div')
  early.root.after(place)
  return place
}

/**
 * Gives the app, whose first screen stands at `place`, what was done before it was there, as the person
 * would do it now: what was typed, with focus and caret, what was pressed, and the form sent.
 */
export async function takeOver(early: EarlyScreen, place: HTMLElement): Promise<void> {
  const acts = early.end()
  const before = inputsIn(early.root)
  const fields = inputsIn(place)
  const isSameForm = before.every(({ type }, at) => fields[at]?.type === type)
  const typed = before.map(readTyped)
  if (place !== early.root) {
    for (const field of before) field.value = ''
    early.root.remove()
    place.id = early.root.id
  }
  if (!isSameForm) return
  // React ends what it is at first, and then before each next act, as between two of a person.
  await Promise.resolve()
  for (const [at, field] of fields.entries()) giveTyped(field, typed[at])
  for (const act of acts) {
    await Promise.resolve()
    if (act.is === 'send') place.querySelector('form')?.requestSubmit()
    else if (place === early.root) pressAgain(act.control)
  }
}

function pressAgain(control: HTMLElement): void {
  // Chosen already as far as the browser goes: chosen again, so that it is heard.
  if (control instanceof HTMLInputElement) control.checked = false
  control.click()
}

type Typed = { text: string; start: number | null; end: number | null; hasFocus: boolean }

function readTyped(field: HTMLInputElement): Typed {
  const { value, selectionStart, selectionEnd, ownerDocument } = field
  const hasFocus = field === ownerDocument.activeElement
  return { text: value, start: selectionStart, end: selectionEnd, hasFocus }
}

function giveTyped(field: HTMLInputElement, typed: Typed | undefined): void {
  if (typed?.text) {
    // React hears of a change where the text is not the one it knows: emptied first, then written past it.
    field.value = ''
    field.setRangeText(typed.text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  if (!typed?.hasFocus) return
  field.focus()
  field.setSelectionRange(typed.start, typed.end)
}
