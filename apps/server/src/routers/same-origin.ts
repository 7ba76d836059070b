import type { Request, RequestHandler } from 'express'
import { sendProblem } from './send-problem.ts'

/**
 * Lets only our own pages and programs call procedures (ASVS 5.0, 3.5.1 and 3.5.2): a form or a
 * script of another site can neither send JSON here nor hide where it comes from. Only the live
 * connection is a GET, so that no question ever lies in an address.
 */
const fromHere = (type: RegExp): RequestHandler =>
  function sameOriginOnly(request, response, next) {
    const site = request.get('Sec-Fetch-Site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return sendProblem(response, 403, 'foreign_origin')
    }
    const origin = request.get('Origin')
    if (origin !== undefined && hostOf(origin) !== request.get('Host')) {
      return sendProblem(response, 403, 'foreign_origin')
    }
    if (request.method === 'GET') {
      return isLiveConnection(request) ? next() : sendProblem(response, 405, 'bad_input')
    }
    if (request.method !== 'POST') return sendProblem(response, 405, 'bad_input')
    const isOurs = type.test(request.get('Content-Type') ?? '')
    return isOurs ? next() : sendProblem(response, 415, 'bad_input')
  }

/** For procedures. */
export const sameOriginOnly = fromHere(/^application\/json(;|$)/i)

/** For exchanges in bytes: a type that no form can send, and that a script of another site has to ask for. */
export const sameOriginBytes = fromHere(/^application\/x-tocsin$/)

/** A client that connects again may say which number it heard last, and nothing else. */
function isLiveConnection({ path, query }: Request): boolean {
  const { input } = query
  const isResumed = typeof input === 'string' && /^\{"lastEventId":"\d{1,16}"\}$/.test(input)
  return path === '/desk.live' && (input === undefined || isResumed)
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
