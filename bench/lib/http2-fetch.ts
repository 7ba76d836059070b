import { once } from 'node:events'
import { type ClientHttp2Session, connect } from 'node:http2'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

const unpackers: { [encoding: string]: typeof gunzipSync } = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
}

/** `fetch` over one warm connection that speaks HTTP/2 in the clear. Bodies are texts or bytes. */
export function http2Fetch(port: number): typeof fetch {
  let session: ClientHttp2Session | undefined
  return async (input, init) => {
    const { pathname, search, host } = new URL(String(input))
    if (!session || session.closed || session.destroyed) {
      session = connect(`http://localhost:${port}`)
      session.on('error', () => {})
    }
    const { body, method = 'GET' } = init ?? {}
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    if (bytes && !(bytes instanceof Uint8Array)) throw new TypeError('neither text nor bytes')
    const stream = session.request({
      ':method': method,
      ':authority': host,
      ':path': pathname + search,
      ...(bytes && { 'content-length': `${bytes.length}` }),
      ...Object.fromEntries(new Headers(init?.headers)),
      priority: 'u=1, i',
    })
    stream.end(bytes ?? undefined)
    // as: what an answer in HTTP/2 begins with.
    const [said] = (await once(stream, 'response')) as [Record<string, string | string[]>]
    const headers = new Headers()
    for (const [name, values] of Object.entries(said)) {
      if (name.startsWith(':')) continue
      for (const value of [values].flat()) headers.append(name, value)
    }
    const unpack = unpackers[headers.get('content-encoding') ?? '']
    const packed = await buffer(stream)
    const status = Number(said[':status'])
    return new Response(unpack ? unpack(packed) : packed, { status, headers })
  }
}
