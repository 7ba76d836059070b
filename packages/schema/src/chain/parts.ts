import {
  type Header,
  isPartLabel,
  type Part,
  type PartBody,
  type Parts,
} from '../events/envelope.ts'
import { isSealedLabel } from '../events/sealed.ts'
import { fromBase64Url, isBase64Url, toBase64Url, utf8 } from '../primitives/bytes.ts'
import { canonicalJson, canonicalJsonBytes } from '../primitives/canonical-json.ts'
import { cleanJson } from '../primitives/clean-json.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import {
  commitPart,
  eventSaltBytes,
  partSalt,
  partSaltBytes,
  partsRoot,
} from './part-commitment.ts'
import { commitSealed, isSealedText } from './sealed-part.ts'

type SealedParts = { partsRoot: string; parts: Parts }

/** A clear part as it was hashed: its canonical JSON, and its commitment in hex. */
export type WrittenPart = { json: string; commitment: string }

function seal(
  bodies: Readonly<Record<string, unknown>>,
  saltOf: (label: string) => Uint8Array | undefined,
  committedTo: Parts,
) {
  const parts: [string, Part][] = []
  const commitments: [string, string][] = []
  const written: [string, WrittenPart][] = []
  for (const [label, part] of Object.entries(committedTo)) {
    const commitment = committed(label, part)
    if (commitment === undefined || part.state === 'clear') return err('label')
    if (!isPartLabel(label) || Object.hasOwn(bodies, label)) return err('label')
    parts.push([label, part])
    commitments.push([label, commitment])
  }
  for (const [label, foreign] of Object.entries(bodies)) {
    if (!isPartLabel(label) || isSealedLabel(label)) return err('label')
    const body = cleanJson(foreign)
    if (!body.ok) return body
    if (!isObject(body.value)) return err('not_an_object')
    const salt = saltOf(label)
    if (!salt) return err('salt')
    parts.push([label, { state: 'clear', salt: toBase64Url(salt), body: body.value }])
    const json = canonicalJson(body.value)
    const commitment = commitPart(salt, utf8(json))
    written.push([label, { json, commitment }])
    commitments.push([label, commitment])
  }
  return ok({
    partsRoot: partsRoot(Object.fromEntries(commitments)),
    parts: Object.fromEntries(parts),
    written: new Map(written),
  })
}

function isObject(value: unknown): value is PartBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Turns what an author says into parts with their salts, and the root that its header commits to.
 * Bodies are cleaned first (SPEC CH-2): go on with the returned ones. `eventSalt` = 12 random bytes,
 * used for no other event; `identities` = the parts that are sealed already (SPEC SE-1). Throws a
 * TypeError on a body that is no JSON object or a bad label.
 */
export function sealParts(
  bodies: Readonly<Record<string, object>>,
  eventSalt: Uint8Array,
  identities: Parts = {},
): SealedParts {
  if (eventSalt.length !== eventSaltBytes) {
    throw new TypeError(`an event's salt has ${eventSaltBytes} bytes, not ${eventSalt.length}`)
  }
  if (!Object.keys(identities).every(isSealedLabel)) throw new TypeError('no label of an identity')
  const sealed = seal(bodies, (label) => partSalt(eventSalt, label), identities)
  if (!sealed.ok) throw new TypeError(`part cannot be sealed: ${sealed.error}`)
  return { partsRoot: sealed.value.partsRoot, parts: sealed.value.parts }
}

/**
 * What makes a pushed event's clear parts into commitments: its one salt, or, once a part of it was
 * erased, the salt of each part that is left and what the erased ones were committed to (SPEC ER-3).
 * All in base64url and hex as they travel.
 */
export type Salting = {
  salt?: string | undefined
  salts?: Readonly<Record<string, string>> | undefined
  erased?: Readonly<Record<string, string>> | undefined
}

/**
 * The parts of a pushed event as a log keeps them, when they are the ones its header commits to.
 * `salting` = its salt alone, or as it lies in the event; `identities` = its sealed parts, whole or as
 * commitments. Never throws.
 */
export function acceptParts(
  header: Pick<Header, 'partsRoot'>,
  bodies: Readonly<Record<string, unknown>>,
  salting: string | Salting,
  identities: Parts = {},
): Result<Parts, 'bad_parts'> {
  const given = typeof salting === 'string' ? { salt: salting } : salting
  const sealed = pushedParts(bodies, given, identities)
  return sealed.ok && sealed.value.partsRoot === header.partsRoot
    ? ok(sealed.value.parts)
    : err('bad_parts')
}

/** The parts of a pushed event with the root to which its header has to commit, which therefore need not travel (SPEC SY-1). Never throws. */
export function pushedParts(
  bodies: Readonly<Record<string, unknown>>,
  salting: Salting,
  identities: Parts = {},
): Result<SealedParts & { written: ReadonlyMap<string, WrittenPart> }, 'bad_parts'> {
  const saltOf = saltsOf(salting)
  const { erased = {} } = salting
  const gone = Object.entries(erased).map(([label, commitment]) => {
    return [label, { state: 'erased', commitment }] as const
  })
  const isMisplaced =
    gone.some(([label]) => isSealedLabel(label)) || !Object.keys(identities).every(isSealedLabel)
  if (!saltOf || isMisplaced) return err('bad_parts')
  const sealed = seal(bodies, saltOf, { ...identities, ...Object.fromEntries(gone) })
  return sealed.ok ? sealed : err('bad_parts')
}

/** The salt of each part. An event that has parts erased no longer has the salt from which theirs would follow. */
function saltsOf({ salt, salts, erased }: Salting) {
  if (salt !== undefined) {
    if (salts || erased || !isBase64Url(salt, eventSaltBytes)) return undefined
    const eventSalt = fromBase64Url(salt)
    return (label: string) => partSalt(eventSalt, label)
  }
  return (label: string) => {
    const own = salts && Object.hasOwn(salts, label) ? salts[label] : undefined
    return own !== undefined && isBase64Url(own, partSaltBytes) ? fromBase64Url(own) : undefined
  }
}

/**
 * The commitment to a part: recomputed when it is readable, otherwise the one kept in its place;
 * `undefined` when a readable part cannot be what any author sealed.
 */
export function commitmentOf(part: Part): string | undefined {
  if (part.state === 'sealed') {
    return isSealedText(part.bytes) ? commitSealed(fromBase64Url(part.bytes)) : undefined
  }
  if (part.state !== 'clear') return part.commitment
  if (!isBase64Url(part.salt, partSaltBytes)) return undefined
  try {
    return commitPart(fromBase64Url(part.salt), canonicalJsonBytes(part.body))
  } catch {
    return undefined
  }
}

/** Whether stored or pulled parts are those the header commits to, erased and withheld ones included (SPEC CH-8). Never throws. */
export function checkParts(
  header: Pick<Header, 'partsRoot'>,
  parts: Parts,
): Result<undefined, 'bad_parts'> {
  return rootOfParts(parts) === header.partsRoot ? ok(undefined) : err('bad_parts')
}

/** The root over stored or pulled parts; undefined when one of them cannot be what any author sealed. */
export function rootOfParts(parts: Parts): string | undefined {
  const commitments: [string, string][] = []
  for (const [label, part] of Object.entries(parts)) {
    const commitment = committed(label, part)
    if (commitment === undefined) return undefined
    commitments.push([label, commitment])
  }
  return partsRoot(Object.fromEntries(commitments))
}

/** The commitment to a part under its label: sealed ones have labels of their own, and no others (SPEC SE-1). */
function committed(label: string, part: Part): string | undefined {
  const isMisplaced = part.state === (isSealedLabel(label) ? 'clear' : 'sealed')
  const commitment = isMisplaced ? undefined : commitmentOf(part)
  return commitment !== undefined && /^[0-9a-f]{64}$/.test(commitment) ? commitment : undefined
}
