import { fromBase64Url, fromHex, isBase64Url, toBase64Url, toHex } from '../../primitives/bytes.ts'
import { utcMinute, utcMs } from '../../primitives/utc-minute.ts'
import { Malformed } from './budget.ts'

/** Texts that are numbers or bytes, and travel as such; each only where it is written back to the letter. */

const eventShape = /^([0-9a-f]{32})-([1-9][0-9]{0,9})$/

/** A text of the form of an event's id: its seat in hex and its number. */
export function eventIdIn(text: string): { seat: string; seatSeq: number } | undefined {
  const [, seat, seatSeq] = eventShape.exec(text) ?? []
  return seat === undefined ? undefined : { seat, seatSeq: Number(seatSeq) }
}

/** Minutes since 1970 of a text as `UtcMinute` writes it. */
export function minutesIn(text: string): number | undefined {
  const ms = utcMs(text)
  return !Number.isNaN(ms) && utcMinute(ms) === text ? ms / 60_000 : undefined
}

export function minutesText(minutes: number): string {
  const text = utcMinute(minutes * 60_000)
  if (utcMs(text) !== minutes * 60_000) throw new Malformed()
  return text
}

/** Shorter ones cost no less as letters. */
const fewestDigits = 16

export function hexIn(text: string): Uint8Array | undefined {
  if (text.length < fewestDigits || !/^(?:[0-9a-f]{2})+$/.test(text)) return undefined
  return fromHex(text)
}

export const hexText = toHex

/** Bytes in base64url, if the text looks random: codes of a vocabulary are of the same letters. */
export function base64UrlIn(text: string): Uint8Array | undefined {
  if (text.length < fewestDigits || !/[A-Z]/.test(text) || !/^[A-Za-z0-9_-]+$/.test(text)) {
    return undefined
  }
  return isBase64Url(text, Math.floor((text.length * 3) / 4)) ? fromBase64Url(text) : undefined
}

export const base64UrlText = toBase64Url

/** Powers of ten that are exact; `10 ** n` need not be (ECMA-262 §6.1.6.1.3). */
const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9] as const
const largestMantissa = 2 ** 51

/** The number as a whole one over a power of ten. */
export function decimalIn(value: number): { digits: number; whole: number } | undefined {
  for (const [digits, power] of powers.entries()) {
    const whole = Math.round(value * power)
    if (Math.abs(whole) > largestMantissa) return undefined
    if (digits > 0 && whole / power === value && !Object.is(whole, -0)) return { digits, whole }
  }
  return undefined
}

export function decimalOf(digits: number, whole: number): number {
  const power = powers[digits]
  if (power === undefined || digits === 0) throw new Malformed()
  return whole / power
}
