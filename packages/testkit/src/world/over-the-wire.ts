import { ok } from '@tocsin/schema/primitives/result'
import { decodeExchangeRequest } from '@tocsin/schema/sync/codec/decode-request'
import { dictionaryOf, newestDictionary } from '@tocsin/schema/sync/codec/dictionaries'
import {
  decodeExchangeReply,
  encodeExchangeReply,
  encodeExchangeRequest,
} from '@tocsin/schema/sync/codec/exchange-codec'
import { ExchangeReply, type ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { WorldServer } from './world-server.ts'

/** The same server, but what goes to it and comes from it has been bytes on the way (SPEC WC-1). */
export function overTheWire(server: WorldServer): WorldServer {
  const dictionary = dictionaryOf(newestDictionary)
  if (!dictionary) throw new Error('the newest dictionary is missing')
  const dictionaries = { get: dictionaryOf }
  const arrived = (request: ExchangeRequest): ExchangeRequest => {
    const read = decodeExchangeRequest(encodeExchangeRequest(request, dictionary), dictionaries)
    if (!read.ok) throw new Error(`a request does not arrive: ${read.error}`)
    return read.value
  }
  return {
    ...server,
    crash: (request) => server.crash(arrived(request)),
    async exchange(request) {
      const answered = await server.exchange(arrived(request))
      if (!answered.ok) return answered
      const bytes = encodeExchangeReply(answered.value, dictionary, request)
      const read = decodeExchangeReply(bytes, dictionaries, request)
      if (!read.ok) throw new Error(`a reply does not arrive: ${read.error}`)
      return ok(ExchangeReply.parse(read.value))
    },
  }
}
