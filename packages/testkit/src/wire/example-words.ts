import type { Choices } from '../random.ts'

/** What officers write in one language: sentences with gaps `{place}`, `{number}`, `{hour}`, `{side}`, `{day}`. */
export type ExampleWords = {
  titles: readonly string[]
  sentences: readonly string[]
  hours: readonly string[]
  sides: readonly string[]
  days: readonly string[]
}

/** A title and a text of two to six sentences about a place. */
export function exampleNarrative(
  choices: Choices,
  words: ExampleWords,
  place: () => string,
): { title: string; text: string } {
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, gap: string) => {
      if (gap === 'place') return place()
      if (gap === 'number') return String(choices.whole(2, 60))
      return choices.pick(gap === 'hour' ? words.hours : gap === 'side' ? words.sides : words.days)
    })
  const sentences = Array.from({ length: choices.whole(2, 6) }, () => choices.pick(words.sentences))
  return {
    title: filled(choices.pick(words.titles)),
    text: sentences.map(filled).join(' '),
  }
}
