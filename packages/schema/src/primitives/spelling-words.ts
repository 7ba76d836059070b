/** The words that stand for letters in radiotelephony (ICAO Annex 10, volume II, 5.2.1.3; ITU Radio Regulations, appendix 14), the same in every language. */
const words: Readonly<Record<string, string>> = {
  A: 'Alfa',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  I: 'India',
  J: 'Juliett',
  K: 'Kilo',
  L: 'Lima',
  M: 'Mike',
  N: 'November',
  O: 'Oscar',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  S: 'Sierra',
  T: 'Tango',
  U: 'Uniform',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
  Z: 'Zulu',
}

/** How each letter of a text is said; figures and what has no word stay as they are. */
export function spoken(text: string): string[] {
  return [...text].map((letter) => words[letter] ?? letter)
}
