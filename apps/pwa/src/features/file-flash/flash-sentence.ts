import type { Place } from '@tocsin/schema/primitives/place'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import type { MessageId } from '../../i18n/message-id.ts'
import type { Words } from '../../i18n/words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { type FlashForm, flashFacts, flashOccurred } from './flash-form.ts'

const whens: Record<FlashForm['when'], MessageId> = {
  now: 'flash.now',
  hour: 'flash.thisHour',
  today: 'flash.earlierToday',
  earlier: 'flash.earlier',
}

/** After this time "now" and "this hour" are said as clock times. */
const staleMs = 15 * 60_000

/** Header, signature and seals of one event, roughly. */
const envelopeBytes = 380

/** What is about to be sent, in one sentence, and how large it is on the wire. */
export function flashSentence(
  { form, place }: { form: FlashForm; place: Place | null },
  words: Words,
  { timeZone, now }: { timeZone: string; now: number },
): { text: string; bytes?: string } {
  const { t, locale } = words
  const { what, soon } = form
  if (!what || !place) return { text: t('flash.open') }
  const facts = flashFacts({ ...form, what, place }, timeZone)
  const size = new TextEncoder().encode(JSON.stringify(facts)).length + envelopeBytes
  const fresh = form.when === 'earlier' || now - form.whenAt < staleMs
  const when = fresh
    ? t(whens[form.when]).toLocaleLowerCase(locale)
    : occurredWords(words, flashOccurred(form, timeZone), now, timeZone)
  return {
    text: t('flash.sentence', {
      what: labelOf(flashKinds, what, locale),
      where: placeWords(words, place),
      when,
      soon: soon ? labelOf(imminence, soon, locale) : t('flash.soonUnsaid'),
    }),
    bytes: words.bytes(size),
  }
}
