import type { Locator } from '@playwright/test'

/**
 * How long a person takes, beside what the app takes: silent reading at 238 words a minute (Brysbaert
 * 2019, meta-analysis), 1.35 s to make up one's mind before each touch (keystroke-level model, Card,
 * Moran and Newell 1980), and the way of the finger by Fitts's law in Shannon's form with the constants
 * of touch screens (0.1 s + 0.15 s a bit). A swipe to what is not on the screen takes 0.8 s.
 */
const wordsPerS = 238 / 60
const decideS = 1.35
const [reachS, bitS] = [0.1, 0.15]
const swipeS = 0.8

/** What one task took: touches, words that were read, seconds of the person and of the app. */
export type Taken = {
  touches: number
  words: number
  firstUse: number
  practised: number
  app: number
}

export type PersonAtWork = {
  touch(target: Locator): Promise<void>
  /** Waits for what answers, on the app's account. */
  see(answer: Locator): Promise<void>
  taken(): Taken
}

/** Somebody who has never seen the app reads everything down to what they touch, once; somebody practised nothing. */
export function personAt(): PersonAtWork {
  const read = new Set<string>()
  const taken: Taken = { touches: 0, words: 0, firstUse: 0, practised: 0, app: 0 }
  let finger = { x: 400, y: 900 }
  const ofApp = async (work: () => Promise<void>) => {
    const began = performance.now()
    await work()
    const s = (performance.now() - began) / 1000
    taken.app += s
    taken.firstUse += s
    taken.practised += s
  }
  return {
    async touch(target) {
      await ofApp(() => target.waitFor())
      const isInView = await target.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return top >= 0 && bottom <= window.innerHeight
      })
      const swiped = isInView ? 0 : swipeS
      const texts = await target.evaluate(textsDownTo)
      const fresh = texts.filter((text) => !read.has(text))
      for (const text of fresh) read.add(text)
      const words = fresh.join(' ').split(/\s+/).filter(Boolean).length
      const box = await target.boundingBox()
      if (!box) throw new Error('nobody can touch what has no place on the screen')
      const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      const way = Math.hypot(to.x - finger.x, to.y - finger.y)
      const moved = reachS + bitS * Math.log2(way / Math.min(box.width, box.height) + 1)
      finger = to
      taken.touches += 1
      taken.words += words
      taken.firstUse += words / wordsPerS + decideS + swiped + moved
      taken.practised += decideS + swiped + moved
      await ofApp(() => target.click())
    },
    see: (answer) => ofApp(() => answer.waitFor()),
    taken: () => ({ ...taken }),
  }
}

/** Runs in the page: every text that stands before the element's end, as far as it can be seen. */
function textsDownTo(element: Element): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const follows = element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING
    if (follows && !element.contains(node)) break
    const text = node.nodeValue?.trim()
    if (text && node.parentElement?.checkVisibility()) texts.push(text)
  }
  return texts
}
