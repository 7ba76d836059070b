import {
  type DrawnPart,
  drawnSigns,
  type FirstScreen,
  nameOf,
  saysLockedAgain,
} from './first-screen.ts'
import { themes } from './ui/theme-names.ts'

// Until the app is there: the first screen is shown as the build has drawn it, and what is done on it is
// kept.

/** What was done before anything could answer: a press of a button or a choice, or the form sent. */
export type Act = { is: 'press'; control: HTMLElement } | { is: 'send' }

/** The first screen, drawn before the app is there. */
export type EarlyScreen = {
  /** What it shows: the same name, the same screen. */
  name: string
  root: HTMLElement
  /** Stops keeping what is done on it, and gives that. */
  end(): readonly Act[]
}

/** Shows it; undefined where the build has not drawn it, or not in this state. */
export function drawEarly(page: Document, screen: FirstScreen): EarlyScreen | undefined {
  const root = page.getElementById('root')
  const template = page.getElementById(`${screen.is}-${screen.locale}`)
  if (!root || !(template instanceof HTMLTemplateElement)) return undefined
  const drawn = page.importNode(template.content, true)
  if (screen.is === 'unlock' && !fitLock(drawn, screen)) return undefined
  const { theme } = page.documentElement.dataset
  const lights = drawn.querySelectorAll<HTMLInputElement>('input[name="theme"]')
  for (const [at, light] of lights.entries()) light.checked = themes[at] === theme
  root.append(drawn)
  return { name: nameOf(screen), root, end: keepActs(root, template.dataset.sent ?? '') }
}

/** Takes away what this device does not show. */
function fitLock(
  drawn: DocumentFragment,
  { lock, because }: FirstScreen & { is: 'unlock' },
): boolean {
  const parts = readParts(lock)
  if (!parts) return false
  if (!saysLockedAgain(because)) drawn.querySelector('.unlock > .notice')?.remove()
  if (!parts[0]?.key) drawn.querySelector('.unlock__key')?.remove()
  const fieldset = drawn.querySelector('.unlock__parts')
  if (parts.length === 1) fieldset?.remove()
  else {
    const tiles = [...drawn.querySelectorAll('.unlock__parts .choice')]
    const box = tiles[0]?.parentElement
    for (const tile of tiles) tile.remove()
    for (const { sign } of parts) box?.append(tiles[drawnSigns.indexOf(sign ?? '')] ?? '')
    const first = box?.querySelector('input')
    if (first) first.checked = true
  }
  return true
}

function readParts(lock: string): readonly DrawnPart[] | undefined {
  try {
    const parts: unknown = JSON.parse(lock)
    return Array.isArray(parts) && parts.length > 0 ? parts : undefined
  } catch {
    return undefined
  }
}

/** Nothing typed is sent anywhere, nothing pressed is lost. */
function keepActs(root: HTMLElement, sentWords: string): () => readonly Act[] {
  const acts: Act[] = []
  const onClick = ({ target }: Event) => {
    const controls = 'button[type="button"], input[type="radio"]'
    const control = target instanceof Element && target.closest<HTMLElement>(controls)
    if (control) acts.push({ is: 'press', control })
  }
  const said = document.createElement('p')
  said.className = 'early-said'
  said.setAttribute('role', 'status')
  root.after(said)
  const onSubmit = (event: Event) => {
    event.preventDefault()
    if (said.textContent !== '') return
    said.textContent = sentWords
    acts.push({ is: 'send' })
  }
  root.addEventListener('click', onClick)
  root.addEventListener('submit', onSubmit)
  return () => {
    root.removeEventListener('click', onClick)
    root.removeEventListener('submit', onSubmit)
    said.remove()
    return acts
  }
}
