import { type Bytes, toHex } from '@tocsin/schema/primitives/bytes'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { rowNonceBytes } from '@tocsin/seal/row'
import {
  askIdBytes,
  type ForwardKeys,
  openAnswer,
  openAsk,
  sealAnswer,
  sealAsk,
} from './forward-entry.ts'
import type { Journal } from './journal.ts'
import type { VaultChannel } from './vault-channel.ts'

/** Where appends of this tab go while another one leads, and from the moment when it leads itself. */
export type ForwardedJournal = {
  /** As {@link Journal}: answered once the leader has flushed it. */
  append(bytes: Uint8Array, since: number, envelope?: Bytes): Promise<Result<number, Problem>>
  /** This tab leads: what is not answered yet goes to its own journal, and that of others too. */
  leadWith(journal: Journal): void
  /** Ends the waiting of everything that is not answered. */
  end(problem: Problem): void
}

/** How long an answer is waited for before it is asked again, and before the save has to do without. */
export type Patience = { askAgainMs: number; giveUpMs: number }

const usualPatience: Patience = { askAgainMs: 400, giveUpMs: 8000 }

type Waiting = {
  bytes: Uint8Array
  since: number
  envelope: Bytes | undefined
  settle: (result: Result<number, Problem>) => void
}

/**
 * Appends of a tab that follows: sealed, sent to the tab that leads, and repeated until they are
 * answered. A repetition is recognised by its content, so that none is doubled.
 */
export function forwardJournal(
  keys: ForwardKeys,
  channel: VaultChannel,
  patience: Patience = usualPatience,
): ForwardedJournal {
  const waiting = new Map<string, Waiting>()
  let own: Journal | undefined

  const appendHere = async (journal: Journal, { bytes, since, envelope, settle }: Waiting) =>
    settle(await journal.append(bytes, keys.random(rowNonceBytes), since, envelope))

  const send = async (id: string, { bytes, since, envelope }: Waiting) => {
    const ask = await sealAsk(keys, id, since, bytes, envelope)
    if (waiting.has(id) && !own) channel.post(ask)
  }
  const sendAll = () => {
    for (const [id, each] of waiting) void send(id, each)
  }

  channel.onMessage(async (message) => {
    if ('leads' in message) return sendAll()
    if ('answer' in message) {
      const asked = waiting.get(message.answer)
      const answer = asked && (await openAnswer(keys, message))
      if (answer?.ok) asked?.settle(answer.value)
    }
    if ('ask' in message && own) {
      const entry = await openAsk(keys, message)
      if (!entry.ok) return
      const done = await own.append(
        entry.value.bytes,
        keys.random(rowNonceBytes),
        message.since,
        entry.value.envelope,
      )
      channel.post(await sealAnswer(keys, message.ask, done))
    }
  })

  return {
    append: (bytes, since, envelope) => {
      if (own) return own.append(bytes, keys.random(rowNonceBytes), since, envelope)
      const id = toHex(keys.random(askIdBytes))
      return new Promise((resolve) => {
        const again = setInterval(sendAll, patience.askAgainMs)
        const last = setTimeout(
          () => each.settle(err(problem('open_in_other_tab'))),
          patience.giveUpMs,
        )
        const each: Waiting = {
          bytes,
          since,
          envelope,
          settle: (result) => {
            waiting.delete(id)
            clearInterval(again)
            clearTimeout(last)
            resolve(result)
          },
        }
        waiting.set(id, each)
        void send(id, each)
      })
    },
    leadWith: (journal) => {
      own = journal
      for (const each of waiting.values()) void appendHere(journal, each)
      channel.post({ leads: true })
    },
    end: (because) => {
      for (const { settle } of waiting.values()) settle(err(because))
    },
  }
}
