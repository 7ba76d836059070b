import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, 2 passes, 1 lane (ASVS 5.0, 11.4.2). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const shortestPassword = 12
export const longestPassword = 128

export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFC'), cost)
}

export async function isPassword(hashed: string, password: string): Promise<boolean> {
  return await verify(hashed, password.normalize('NFC'))
}

/** Letters and digits that are not misread for each other when a password is copied from paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password made by the server: four groups of four, about 79 bits. */
export function makePassword(random: (length: number) => Uint8Array): string {
  const letters: string[] = []
  while (letters.length < 16) {
    for (const byte of random(32)) {
      // Bytes above the last whole multiple would make the first letters likelier.
      const letter = byte < 248 ? alphabet[byte % alphabet.length] : undefined
      if (letter && letters.length < 16) letters.push(letter)
    }
  }
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-')
}
