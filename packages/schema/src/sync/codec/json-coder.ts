import { fromHex } from '../../primitives/bytes.ts'
import type { Json } from '../../primitives/canonical-json.ts'
import type { BitCoder } from './bit-coder.ts'
import { type Budget, Malformed } from './budget.ts'
import { codeBytes, codeNumber, type Purpose, purposes, unzigzag, zigzag } from './number-coder.ts'
import { createPredictor, type Predictor } from './predictor.ts'
import { createSlots, memory, type Slot, type Slots, textHash } from './slots.ts'
import {
  base64UrlIn,
  base64UrlText,
  decimalIn,
  decimalOf,
  eventIdIn,
  hexIn,
  hexText,
  minutesIn,
  minutesText,
} from './spellings.ts'
import { createTextCoder, type TextCoder } from './text-coder.ts'

/** Deeper values are not written: who reads them would run out of stack. */
const deepest = 64

/** What stands in a slot; the more frequent ones first. */
const kinds = [
  'known',
  'whole',
  'object',
  'array',
  'text',
  'null',
  'delta',
  'eventId',
  'true',
  'false',
  'decimal',
  'minute',
  'hex',
  'base64url',
  'double',
  'negative',
] as const
type Kind = (typeof kinds)[number]

/** Texts up to here are remembered by their slot. */
const longestRemembered = 64

/** The member whose text tells what its object is about: all that follows is foretold by it too. */
export const topicKey = 'topic'

/**
 * Messages that go on learning from each other, as frames of one body do (SPEC WC-12). Others may be coded
 * in between. Nothing is kept of one that is over.
 */
export type Flow = { isOver: boolean; learned?: Learned | undefined; letGo?: () => void }

export function newFlow(): Flow {
  return { isOver: false }
}

/** Of a message that stands alone. */
export function loneFlow(): Flow {
  return { isOver: true }
}

export function endFlow(flow: Flow) {
  flow.isOver = true
  flow.learned = undefined
  flow.letGo?.()
}

type Learned = {
  chances: ReturnType<Predictor['save']>
  letters: ReturnType<TextCoder['save']>
  changes: ReturnType<Slots['changes']>
}

/** What a flow may have learned when a further message begins, in letters and in names: beyond it begins anew. */
const mostLetters = 1_000_000
const mostNames = 50_000

/** Codes JSON, learning as it goes. What it has learned until {@link JsonCoder.keep} is where each message begins. */
export type JsonCoder = ReturnType<typeof createJsonCoder>

export function createJsonCoder() {
  const predictor = createPredictor()
  const texts = createTextCoder(predictor)
  const slots = createSlots()
  const names = memory()
  const { contexts } = predictor

  let coder: BitCoder
  let budget: Budget
  /** Bytes that nothing foretells are left out: of a dictionary, where they teach nothing. */
  let isBlank = false
  let stamp = 0
  /** Whose learning this coder has at hand. */
  let flow: Flow | undefined
  let [topic, trail, trailBefore, lastMinute] = [0, 0, 0, 0]

  function about(slot: Slot) {
    contexts[0] = slot.id
    contexts[1] = mixed(slot.id, slot.lastHash)
    contexts[2] = mixed(slot.id + 1, trail)
    contexts[3] = mixed(mixed(slot.id + 2, topic), trailBefore)
  }

  function number(purpose: Purpose, value: number): number {
    return codeNumber(predictor, coder, purpose, value)
  }

  function bytes(length: number, given: Uint8Array): Uint8Array<ArrayBuffer> {
    return isBlank ? new Uint8Array(length) : codeBytes(coder, length, given)
  }

  /** A hash, an id or a key in hex: one that came before, anywhere, or its bytes. */
  function name(given: string): string {
    const known = names.numbers.get(given)
    const at = number(purposes.name, known === undefined ? 0 : known + 1)
    if (at > 0) return required(names.list[at - 1])
    const size = number(purposes.length, given.length / 2)
    for (let n = 0; n < size; n += 64) budget.value()
    const read = hexText(bytes(size, coder.isReading ? nothing : fromHex(given)))
    slots.remember(names, read)
    return read
  }

  function object(slot: Slot, given: { [key: string]: Json | undefined }, depth: number): Json {
    const members: [string, Json][] = []
    const keys = coder.isReading ? [] : Object.keys(given).filter((key) => given[key] !== undefined)
    let before = 0
    for (;;) {
      const key = coder.isReading ? undefined : keys[members.length]
      const context = mixed(slot.id + 3, before)
      contexts[0] = context
      contexts[1] = mixed(context, topic)
      contexts[2] = mixed(context + 1, trail)
      contexts[3] = mixed(mixed(context + 2, trail), trailBefore)
      const known = key === undefined ? undefined : slot.keys.numbers.get(key)
      const ends = !coder.isReading && key === undefined
      const at = number(purposes.key, ends ? 0 : known === undefined ? 1 : known + 2)
      if (at === 0) break
      const read =
        at === 1 ? texts.text(coder, 0, key ?? '', budget) : required(slot.keys.list[at - 2])
      slots.remember(slot.keys, read)
      const child = value(slots.member(slot, read), key === undefined ? null : given[key], depth)
      if (read === topicKey && typeof child === 'string') topic = textHash(child)
      members.push([read, child])
      before = textHash(read)
    }
    // A member called __proto__ stays a member.
    return Object.fromEntries(members)
  }

  function array(slot: Slot, given: readonly Json[], depth: number): Json {
    const length = number(purposes.count, given.length)
    const element = slots.element(slot)
    const items: Json[] = []
    for (let at = 0; at < length; at++) items.push(value(element, given[at], depth))
    return items
  }

  function delta(slot: Slot, purpose: Purpose, given: number): number {
    const read = unzigzag(number(purpose, zigzag(given - slot.last)))
    return remembered(slot, slot.last + read)
  }

  function remembered(slot: Slot, whole: number): number {
    slot.last = Math.abs(whole) < 2 ** 50 ? whole : 0
    if (whole > 1e11) lastMinute = Math.floor(whole / 60_000)
    return whole
  }

  function text(slot: Slot, given: string): string {
    const read = texts.text(coder, slot.id, given, budget)
    if (read.length <= longestRemembered) slots.remember(slot.texts, read)
    return read
  }

  function eventId(slot: Slot, given: string): string {
    const { seat, seatSeq } = eventIdIn(given) ?? { seat: '', seatSeq: 0 }
    const read = name(seat)
    const text = `${read}-${delta(slot, purposes.delta, seatSeq)}`
    if (coder.isReading && eventIdIn(text) === undefined) throw new Malformed()
    return text
  }

  function minute(given: string): string {
    const wanted = coder.isReading ? 0 : (minutesIn(given) ?? 0)
    lastMinute += unzigzag(number(purposes.minute, zigzag(wanted - lastMinute)))
    return minutesText(lastMinute)
  }

  function decimal(slot: Slot, given: number): number {
    const { digits, whole } = decimalIn(given) ?? { digits: 0, whole: 0 }
    const read = number(purposes.digits, digits)
    return decimalOf(read, delta(slot, purposes.decimal, whole))
  }

  function base64Url(slot: Slot, given: string): string {
    const given64 = coder.isReading ? nothing : required(base64UrlIn(given))
    const size = number(purposes.length, given64.length)
    for (let n = 0; n < size; n += 64) budget.value()
    const read = base64UrlText(bytes(size, given64))
    // Keys come again, signatures and salts do not.
    if (flow && size === keyBytes) slots.remember(slot.texts, read)
    return read
  }

  function double(given: number): number {
    const view = new DataView(new ArrayBuffer(8))
    view.setFloat64(0, given)
    const read = codeBytes(coder, 8, new Uint8Array(view.buffer))
    const number = new DataView(read.buffer).getFloat64(0)
    if (!Number.isFinite(number)) throw new Malformed()
    return number
  }

  function kindOf(slot: Slot, given: Json | undefined): Kind {
    if (given === null || given === undefined) return 'null'
    if (typeof given === 'boolean') return given ? 'true' : 'false'
    if (typeof given === 'number') return kindOfNumber(slot, given)
    if (typeof given === 'object') return Array.isArray(given) ? 'array' : 'object'
    if (slot.texts.numbers.has(given)) return 'known'
    if (eventIdIn(given)) return 'eventId'
    if (minutesIn(given) !== undefined) return 'minute'
    if (hexIn(given)) return 'hex'
    return base64UrlIn(given) ? 'base64url' : 'text'
  }

  function code(kind: Kind, slot: Slot, given: Json | undefined, depth: number): Json {
    const text_ = typeof given === 'string' ? given : ''
    const number_ = typeof given === 'number' ? given : 0
    switch (kind) {
      case 'known':
        return required(slot.texts.list[number(purposes.known, slot.texts.numbers.get(text_) ?? 0)])
      case 'whole':
        return remembered(slot, number(purposes.whole, number_))
      case 'negative':
        return -number(purposes.whole, -number_ - 1) - 1
      case 'delta':
        return delta(slot, purposes.delta, number_)
      case 'decimal':
        return decimal(slot, number_)
      case 'double':
        return double(number_)
      case 'object':
        return object(slot, isObject(given) ? given : {}, depth + 1)
      case 'array':
        return array(slot, Array.isArray(given) ? given : [], depth + 1)
      case 'text':
        return text(slot, text_)
      case 'eventId':
        return eventId(slot, text_)
      case 'minute':
        return minute(text_)
      case 'hex':
        return name(text_)
      case 'base64url':
        return base64Url(slot, text_)
      case 'null':
        return null
      default:
        return kind === 'true'
    }
  }

  function value(slot: Slot, given: Json | undefined, depth: number): Json {
    if (depth > deepest) throw new Malformed()
    budget.value()
    if (slot.stamp !== stamp) {
      slot.stamp = stamp
      slot.last = 0
      slot.lastHash = 0
    }
    about(slot)
    const wanted = coder.isReading ? 0 : kinds.indexOf(kindOf(slot, given))
    const kind = required(kinds[number(purposes.kind, wanted)])
    const coded = code(kind, slot, given, depth)
    const hash = typeof coded === 'object' ? kind.length : textHash(String(coded))
    slot.lastHash = hash
    trailBefore = trail
    trail = mixed(slot.id, hash)
    return coded
  }

  function forget() {
    for (const part of [predictor, texts, slots]) part.forget()
  }

  function suspend(one: Flow) {
    if (one.isOver) return
    one.learned = { chances: predictor.save(), letters: texts.save(), changes: slots.changes() }
  }

  function resume({ learned }: Flow) {
    if (!learned) return
    predictor.load(learned.chances)
    texts.load(learned.letters)
    slots.load(learned.changes)
  }

  function enter(next: Flow | undefined) {
    if (!next || next !== flow) {
      if (flow) suspend(flow)
      forget()
      if (next) resume(next)
      flow = next
    }
    if (texts.learned() > mostLetters || slots.changes().length > mostNames) forget()
    texts.begin()
    if (next) {
      next.letGo = () => {
        if (flow === next) enter(undefined)
      }
    }
  }

  return {
    /** The next message goes on from those of `next` before it; without one it stands alone. */
    enter,
    /** A whole message in `where`: written when it is given, read otherwise. */
    message(
      io: BitCoder,
      most: Budget,
      where: string,
      given: Json | undefined,
      blank = false,
    ): Json {
      coder = io
      budget = most
      isBlank = blank
      stamp++
      topic = 0
      trail = 0
      trailBefore = 0
      lastMinute = 0
      return value(slots.member(slots.root, where), given, 0)
    },
    /** What both ends know of a message before it is written, in hex. */
    name(known: string) {
      slots.remember(names, known)
    },
    /** The same of the members of the cursors, and of the mission whose head is told. */
    expect(cursors: readonly string[], mission: string) {
      for (const scope of cursors) slots.remember(slots.named('rest', 'cursors').keys, scope)
      slots.remember(slots.named('head', 'mission').texts, mission)
    },
    keep() {
      for (const part of [predictor, texts, slots]) part.keep()
    },
    forget,
  }
}

const nothing = new Uint8Array(0)

const keyBytes = 32

function mixed(a: number, b: number): number {
  const once = Math.imul(a ^ (b >>> 15), 0x2c1b3c6d) + Math.imul(b, 0x297a2d39)
  return once ^ (once >>> 13)
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Malformed()
  return value
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** As itself, or by how much it differs from the one before where that is shorter. */
function kindOfNumber(slot: Slot, value: number): Kind {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    return decimalIn(value) ? 'decimal' : 'double'
  }
  const off = zigzag(value - slot.last)
  if (value >= 0 && (slot.last === 0 || off > value)) return 'whole'
  return off < 2 ** 52 ? 'delta' : value < 0 ? 'negative' : 'whole'
}
