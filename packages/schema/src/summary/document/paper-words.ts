import { type Count, countText } from '../../primitives/count.ts'
import { formatDtg } from '../../primitives/dtg.ts'
import { labelOf } from '../../vocabulary/find.ts'
import type { Locale, Vocabulary } from '../../vocabulary/vocabulary.ts'
import type { Piece, Text, Trace } from './document.ts'
import type { Plural } from './messages.ts'
import { ar } from './words-ar.ts'
import { en, type PaperKey } from './words-en.ts'
import { fr } from './words-fr.ts'

export const paperCatalogs: Record<Locale, Record<PaperKey, string | Plural>> = { en, fr, ar }

type Value = string | number | Trace

/** How a paper is said in one language. Digits are western in all three, as grids and radio use them. */
export type PaperWords = {
  locale: Locale
  direction: 'ltr' | 'rtl'
  /** With numbers that can be opened. */
  say: (key: PaperKey, values?: Readonly<Record<string, Value>>) => Text
  text: (key: PaperKey, values?: Readonly<Record<string, string | number>>) => string
  /** "6 (4–11)", "4–11", "at least 4": the best estimate first, and the range never hidden. Null = withheld. */
  count: (count: Count | null) => string
  /** "4 | 7": verified, then unverified, in the order of reading. */
  split: (verified: Count | null, unverified: Count | null) => string
  /** `YYYY-MM-DD` in words. */
  date: (date: string) => string
  moment: (ms: number) => string
  minutes: (minutes: number) => string
  /** What a code is called; null is what nobody said. */
  label: (list: Vocabulary, code: string | null) => string
  /** A code, number or span that keeps its own order in a line of the other direction. */
  code: (text: string) => string
}

const leftToRight = '\u200e'
const rightToLeft = '\u200f'

export function paperWords(locale: Locale): PaperWords {
  const catalog = paperCatalogs[locale]
  const isRtl = locale === 'ar'
  const plurals = new Intl.PluralRules(locale)
  // Marks and not isolates: word processors know them all (UAX #9, §2.6).
  const code = (text: string) => (isRtl ? `${leftToRight}${text}${leftToRight}` : text)
  const range = (from: number, to: number) =>
    isRtl ? `${from}${leftToRight}–${leftToRight}${to}` : `${from}–${to}`
  const say: PaperWords['say'] = (key, values = {}) =>
    filled(formOf(catalog[key], values.n, plurals), values)
  const text: PaperWords['text'] = (key, values) => plain(say(key, values))
  const count: PaperWords['count'] = (given) => {
    if (given === null) return text('withheld')
    const said = countText(given)
    switch (said.form) {
      case 'unknown':
        return text('notKnown')
      case 'exact':
        return String(said.n)
      case 'between': {
        const limits = range(said.min, said.max)
        return said.best === null ? limits : `${said.best} (${limits})`
      }
      case 'at_least': {
        const least = text('atLeast', { min: said.min })
        return said.best === null ? least : `${said.best} (${least})`
      }
    }
  }
  return {
    locale,
    direction: isRtl ? 'rtl' : 'ltr',
    say,
    text,
    count,
    split: (verified, unverified) => {
      const bar = isRtl ? `${rightToLeft} | ${rightToLeft}` : ' | '
      return `${count(verified)}${bar}${count(unverified)}`
    },
    date: (date) => {
      const [year = '', month = '', day = ''] = date.split('-')
      const name = text('months').split(' ')[Number(month) - 1] ?? month
      return text('date', { year, month: name.replaceAll('_', ' '), day: Number(day) })
    },
    moment: (ms) => {
      const group = formatDtg(ms, { year: true })
      // In one line, as it is read out; among Arabic LibreOffice then breaks it within a word.
      return isRtl ? code(group) : group.replaceAll(' ', '\u00a0')
    },
    minutes: (minutes) => {
      if (minutes < 60) return text('minutes', { minutes })
      const two = String(minutes % 60).padStart(2, '0')
      return text('hours', { hours: Math.floor(minutes / 60), minutes: two })
    },
    label: (list, given) => (given === null ? text('nobodySaid') : labelOf(list, given, locale)),
    code,
  }
}

/** What a text says, without what opens. */
export function plain(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
}

function formOf(message: string | Plural, n: Value | undefined, rules: Intl.PluralRules): string {
  if (typeof message === 'string') return message
  return (typeof n === 'number' ? message[rules.select(n)] : undefined) ?? message.other
}

function filled(message: string, values: Readonly<Record<string, Value>>): Text {
  const pieces = message.split(/\{(\w+)\}/).map((part, at): Piece => {
    if (at % 2 === 0) return part
    const value = values[part] ?? `{${part}}`
    return typeof value === 'object' ? value : String(value)
  })
  return joined(pieces)
}

/** Strings beside each other become one. */
function joined(pieces: readonly Piece[]): Text {
  const text: Piece[] = []
  for (const piece of pieces) {
    const last = text.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') text.splice(-1, 1, last + piece)
    else if (piece !== '') text.push(piece)
  }
  return text
}
