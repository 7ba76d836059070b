import { type Bytes, concatBytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { ProblemForm } from '@tocsin/schema/problem-form'
import { openRow, rowAad, rowNonceBytes, sealRow } from '@tocsin/seal/row'
import * as z from 'zod/mini'
import type { Random } from './random.ts'
import type { VaultMessage } from './vault-channel.ts'

/** What sealing between the tabs of one vault needs: whoever lacks the key can neither read nor answer. */
export type ForwardKeys = { vaultId: string; key: CryptoKey; random: Random }

export type Ask = Extract<VaultMessage, { ask: string }>
export type Answered = Extract<VaultMessage, { answer: string }>

/** Bytes of the random id that ties an answer to what was asked. */
export const askIdBytes = 16

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.int() }),
  z.object({ ok: z.literal(false), error: ProblemForm }),
])

function aadOf({ vaultId }: ForwardKeys, store: 'ask' | 'answer', id: string, rev: number): Bytes {
  return rowAad({
    store: `journal-${store}`,
    id: `${vaultId}-${id}`,
    rev,
    schema: 1,
    keyId: 'journal',
  })
}

/** Bytes of the length before an entry: its envelope lies behind it. */
const lengthBytes = 4

export async function sealAsk(
  keys: ForwardKeys,
  ask: string,
  since: number,
  bytes: Uint8Array,
  envelope?: Bytes,
): Promise<Ask> {
  const nonce = keys.random(rowNonceBytes)
  const aad = aadOf(keys, 'ask', ask, since)
  const length = new Uint8Array(lengthBytes)
  new DataView(length.buffer).setUint32(0, bytes.length)
  const plain = concatBytes(length, bytes, envelope ?? new Uint8Array(0))
  return { ask, since, sealed: await sealRow({ key: keys.key, nonce, aad, plain }) }
}

export async function openAsk(
  keys: ForwardKeys,
  { ask, since, sealed }: Ask,
): Promise<Result<{ bytes: Bytes; envelope: Bytes | undefined }, 'unreadable'>> {
  const plain = await openRow({ key: keys.key, aad: aadOf(keys, 'ask', ask, since), sealed })
  if (!plain.ok) return plain
  const end = lengthBytes + new DataView(plain.value.buffer, plain.value.byteOffset).getUint32(0)
  const envelope = plain.value.slice(end)
  return ok({
    bytes: plain.value.slice(lengthBytes, end),
    envelope: envelope.length > 0 ? envelope : undefined,
  })
}

export async function sealAnswer(
  keys: ForwardKeys,
  answer: string,
  result: Result<number, Problem>,
): Promise<Answered> {
  const nonce = keys.random(rowNonceBytes)
  const aad = aadOf(keys, 'answer', answer, 1)
  const plain = utf8(JSON.stringify(result))
  return { answer, sealed: await sealRow({ key: keys.key, nonce, aad, plain }) }
}

export async function openAnswer(
  keys: ForwardKeys,
  { answer, sealed }: Answered,
): Promise<Result<Result<number, Problem>, 'unreadable'>> {
  const plain = await openRow({ key: keys.key, aad: aadOf(keys, 'answer', answer, 1), sealed })
  if (!plain.ok) return plain
  const read = Answer.safeParse(JSON.parse(new TextDecoder().decode(plain.value)))
  return read.success ? ok(read.data) : err('unreadable')
}
