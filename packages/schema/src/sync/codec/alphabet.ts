/**
 * The letters of the field's languages as numbers of eight bits: so an Arabic letter is one symbol as a
 * Latin one is, and its neighbours stand as near. Any other UTF-16 unit follows an escape, lone
 * surrogates included.
 */

/** Ends a text. */
export const ended = 0
/** Two halves of a UTF-16 unit follow. */
export const escaped = 1

const firstLetter = 2

const ascii = String.fromCharCode(10, ...Array.from({ length: 95 }, (_, n) => 32 + n))
const latin = 'àâäçéèêëîïôöùûüÿñæœÀÂÇÉÈÊÎÔÙŒáíóúãõßÖÜÄÑ«»’‘“”–—…°·\u00a0\u202f'
const arabic = String.fromCharCode(
  ...Array.from({ length: 26 }, (_, n) => 0x621 + n),
  ...Array.from({ length: 19 }, (_, n) => 0x640 + n),
  ...Array.from({ length: 10 }, (_, n) => 0x660 + n),
  0x60c,
  0x61b,
  0x61f,
)

const letters = ascii + latin + arabic

const numbers: ReadonlyMap<number, number> = new Map(
  Array.from(letters, (letter, at) => [letter.charCodeAt(0), firstLetter + at]),
)

/** The UTF-16 unit of each number; 0 where there is none. */
const units = Uint16Array.from({ length: 256 }, (_, number) =>
  number < firstLetter ? 0 : letters.charCodeAt(number - firstLetter) || 0,
)

/** Which part of a word a number is: folded letters, or 0 for what stands between words. */
export const inWord = Uint8Array.from(units, (unit) => {
  const letter = String.fromCharCode(unit)
  const folded = numbers.get(letter.toLowerCase().charCodeAt(0)) ?? 0
  return /[\p{L}\p{M}\p{N}]/u.test(letter) ? folded : 0
})

/** The text as numbers, without its end. */
export function numbersOf(text: string): number[] {
  const spelled: number[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const number = numbers.get(unit)
    if (number === undefined) spelled.push(escaped, unit >> 8, unit & 255)
    else spelled.push(number)
  }
  return spelled
}

/** The UTF-16 unit of a number above {@link escaped}; undefined for one that no text has. */
export function unitOf(number: number): number | undefined {
  return units[number] || undefined
}
