import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { There } from '@tocsin/schema/sync/codec/request-form'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'

/** What the worker of the wire is asked: frames of requests, or what answered them. */
export type WireAsk = { id: number } & (
  | { act: 'write'; requests: readonly ExchangeRequest[]; there: readonly There[] }
  | { act: 'read'; body: Bytes; requests: readonly ExchangeRequest[] }
)

/** One for each frame that was answered; `unread` when the body is none that a server writes. */
export type WireReplies = Result<readonly Result<unknown, Problem>[], 'unread'>

export type WireAnswer = { id: number } & (
  | { body: Bytes }
  | { replies: WireReplies }
  | { failed: string }
)
