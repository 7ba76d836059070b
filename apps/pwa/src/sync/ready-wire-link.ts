import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { ProblemForm } from '@tocsin/schema/problem-form'
import { wireAddress, wireType } from '@tocsin/schema/sync/codec/frames'
import type { There } from '@tocsin/schema/sync/codec/request-form'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { ExchangeSeveral, ExchangeWithServer } from './exchange-with-server.ts'
import { createWireCoder, type WireCoder } from './wire-coder.ts'

/** What a server answers that does not know the address, or the type of what is posted there. */
const unknownThere = [404, 405, 415]

export type WireLinkDeps = {
  fetch: typeof fetch
  coder: Pick<WireCoder, 'write' | 'read'>
  json: ExchangeWithServer
}

type Answers = Awaited<ReturnType<ExchangeSeveral>>

/** The exchange over a link: one request, or several in one round trip. */
export type WireLink = {
  exchange: ExchangeWithServer
  /** Undefined once it is known that only JSON comes through. */
  several: () => ExchangeSeveral | undefined
}

/**
 * The exchange as bytes, and as JSON where that cannot be: with a server that knows neither it nor this
 * dictionary, or where an event is nested deeper than bytes carry.
 */
export function createWireLink({ fetch, coder, json }: WireLinkDeps): WireLink {
  let isPlain = false

  /** Undefined where it has to go as JSON. */
  const asBytes = async (
    requests: readonly ExchangeRequest[],
    signal: AbortSignal,
    there: readonly There[],
  ): Promise<Answers | undefined> => {
    const body = isPlain ? undefined : await coder.write(requests, there).catch(() => undefined)
    if (!body) return undefined
    const answered = await post(fetch, body, signal)
    if (!answered.ok) return answered
    const { status, bytes } = answered.value
    isPlain = unknownThere.includes(status)
    if (isPlain) return undefined
    if (status !== 200) return err(saidIn(bytes))
    const read = await coder.read(bytes, requests).catch(() => undefined)
    const [first] = read?.ok ? read.value : []
    if (!read?.ok || !first) return err(problem('server_failed'))
    isPlain = !first.ok && first.error.detail?.dictionary !== undefined
    return isPlain ? undefined : ok(read.value)
  }

  /** What a server has after all not got, having been restored from a backup, is sent to it whole. */
  const inBytes = async (
    requests: readonly ExchangeRequest[],
    signal: AbortSignal,
    known: readonly number[] = [],
  ): Promise<Answers | undefined> => {
    const there = requests.map((_, at): There => ({ known: known[at] ?? 0, hasBefore: true }))
    const answers = await asBytes(requests, signal, there)
    if (!answers?.ok) return answers
    const refused = answers.value.findIndex((one) => !one.ok && one.error.code === 'bad_signature')
    if (refused < 0) return answers
    const again = await asBytes(requests.slice(refused), signal, [])
    return again?.ok ? ok([...answers.value.slice(0, refused), ...again.value]) : again
  }

  const exchange: ExchangeWithServer = async (request, signal) => {
    const answers = await inBytes([request], signal)
    if (!answers) return json(request, signal)
    return answers.ok ? (answers.value[0] ?? err(problem('server_failed'))) : answers
  }

  const several: ExchangeSeveral = async (requests, signal, known) => {
    const answers = await inBytes(requests, signal, known)
    if (answers) return answers
    const inJson: Result<unknown, Problem>[] = []
    for (const request of requests) {
      const answered = await json(request, signal)
      inJson.push(answered)
      if (!answered.ok) break
    }
    return ok(inJson)
  }

  return { exchange, several: () => (isPlain ? undefined : several) }
}

/** With a worker of its own, which ends when the vault is locked. */
export function openWireLink(
  fetch: WireLinkDeps['fetch'],
  locked: Promise<unknown>,
  json: ExchangeWithServer,
): WireLink {
  const coder = createWireCoder()
  void locked.then(coder.end)
  return createWireLink({ fetch, coder, json })
}

async function post(
  fetch: WireLinkDeps['fetch'],
  body: Bytes,
  signal: AbortSignal,
): Promise<Result<{ status: number; bytes: Bytes }, Problem>> {
  try {
    const headers = { 'Content-Type': wireType }
    const response = await fetch(wireAddress, { method: 'POST', headers, body, signal })
    return ok({ status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) })
  } catch {
    return err(problem('server_unreachable'))
  }
}

/** The problem of a refusal before any frame was read. An answer that is none of ours is no link either. */
function saidIn(bytes: Bytes): Problem {
  try {
    const said = JSON.parse(new TextDecoder().decode(bytes))
    const read = ProblemForm.safeParse(said?.error?.data?.problem)
    return read.success ? read.data : problem('server_unreachable')
  } catch {
    return problem('server_unreachable')
  }
}
