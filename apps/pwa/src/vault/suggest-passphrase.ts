import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Random } from './random.ts'

const wordsInPhrase = 5

/** Five words drawn from 2,048 (the BIP-39 English list): 55 bits, 2^55 guesses of the full cost. */
export function suggestPassphrase(random: Random): string {
  const drawn = random(2 * wordsInPhrase)
  const view = new DataView(drawn.buffer, drawn.byteOffset)
  // 2,048 divides 65,536, so every word is equally likely.
  const words = Array.from(
    { length: wordsInPhrase },
    (_, i) => wordlist[view.getUint16(2 * i) % wordlist.length],
  )
  return words.join(' ')
}
