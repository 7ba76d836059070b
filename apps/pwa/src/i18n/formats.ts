/** Numbers, dates and lists as the language writes them. Digits are western in every language. */
export type Formats = {
  number: (value: number) => string
  /** A signed change: "+3", "−2", "0". */
  change: (value: number) => string
  percent: (share: number) => string
  /** "2 to 3" is never shown as one number: "2–3"; "2" when both are equal. */
  range: (min: number, max: number) => string
  /** "600 bytes", "41 kB", "1.8 MB", "10.7 GB". */
  bytes: (value: number) => string
  /** "100 m", "1 km": how far from the point it may have happened. */
  distance: (metres: number) => string
  /** "±100 m", the sign kept before its number in a sentence that runs the other way. */
  plusMinus: (metres: number) => string
  /** "20 Nov", and "20 Nov 2025" with a year. */
  date: (at: number, timeZone?: string) => string
  dateYear: (at: number, timeZone?: string) => string
  /** "Friday 20 November 2026". */
  dateLong: (at: number, timeZone?: string) => string
  /** "07:05", always 24 hours. */
  time: (at: number, timeZone?: string) => string
  /** The calendar day in that zone, for comparing: "2026-11-20". Not for showing. */
  dayKey: (at: number, timeZone?: string) => string
  /** "a, b and c". */
  list: (parts: readonly string[]) => string
}

type DateOptions = Intl.DateTimeFormatOptions

/**
 * Formatters are costly to make (the first four milliseconds each, before anything is on the screen) and
 * are asked for in lists of hundreds: each is made once, when it is first asked for.
 */
function later<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function dateFormatter(
  tag: string,
  options: DateOptions,
  home: string | undefined,
): (at: number, timeZone?: string) => string {
  const made = new Map<string | undefined, Intl.DateTimeFormat>()
  return (at, timeZone = home) => {
    let format = made.get(timeZone)
    if (!format) {
      format = new Intl.DateTimeFormat(tag, { ...options, timeZone })
      made.set(timeZone, format)
    }
    return format.format(at)
  }
}

/** `home` = the zone of every time for which none is named; the device's own when left out. */
export function createFormats(tag: string, home?: string): Formats {
  const number = later(() => new Intl.NumberFormat(tag))
  const change = later(() => new Intl.NumberFormat(tag, { signDisplay: 'exceptZero' }))
  const percent = later(
    () => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }),
  )
  const list = later(() => new Intl.ListFormat(tag, { type: 'conjunction' }))
  const rightToLeft = tag.startsWith('ar')
  /** Signed numbers and ranges read left to right in every language. */
  const isolate = (text: string) => (rightToLeft ? `\u2066${text}\u2069` : text)
  const unit = (name: string, maximumFractionDigits: number, unitDisplay: 'short' | 'long') =>
    later(
      () =>
        new Intl.NumberFormat(tag, {
          style: 'unit',
          unit: name,
          unitDisplay,
          maximumFractionDigits,
        }),
    )
  // Arabic shortens bytes to letters that few people know.
  const byteDisplay = rightToLeft ? 'long' : 'short'
  const units = {
    byte: unit('byte', 0, 'long'),
    kilobyte: unit('kilobyte', 0, byteDisplay),
    megabyte: unit('megabyte', 1, byteDisplay),
    gigabyte: unit('gigabyte', 1, byteDisplay),
    metre: unit('meter', 0, 'short'),
    kilometre: unit('kilometer', 1, 'short'),
  }
  const lengthOf = (metres: number): [Intl.NumberFormat, number] =>
    metres < 1000 ? [units.metre(), metres] : [units.kilometre(), metres / 1000]
  return {
    number: (value) => number().format(value),
    change: (value) => change().format(value).replace('-', '−'),
    percent: (share) => percent().format(share),
    range: (min, max) =>
      min === max
        ? number().format(min)
        : isolate(`${number().format(min)}–${number().format(max)}`),
    bytes: (value) => {
      if (value < 1000) return units.byte().format(value)
      if (value < 999_500) return units.kilobyte().format(value / 1000)
      if (value < 999_950_000) return units.megabyte().format(value / 1_000_000)
      return units.gigabyte().format(value / 1_000_000_000)
    },
    distance: (metres) => {
      const [format, value] = lengthOf(metres)
      return format.format(value)
    },
    plusMinus: (metres) => {
      const [format, value] = lengthOf(metres)
      const parts = format.formatToParts(value)
      const figure = parts.filter((part) => /integer|group|decimal|fraction/.test(part.type))
      const said = figure.map((part) => part.value).join('')
      // A number and its unit stay on one line.
      const whole = format.format(value).replace(' ', '\u00a0')
      return whole.replace(said, isolate(`±${said}`))
    },
    date: dateFormatter(tag, { day: 'numeric', month: 'short' }, home),
    dateYear: dateFormatter(tag, { day: 'numeric', month: 'short', year: 'numeric' }, home),
    dateLong: dateFormatter(
      tag,
      { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
      home,
    ),
    time: dateFormatter(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, home),
    dayKey: dateFormatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }, home),
    list: (parts) => list().format(parts),
  }
}
