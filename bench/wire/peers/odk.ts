import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { type Peer, persist } from '../peer.ts'
import type { Doc } from '../records.ts'

/** Of a client and a server of this kind as they usually are; not captured from one. */
const spoken = {
  'X-OpenRosa-Version': '1.0',
  'User-Agent': 'org.odk.collect.android/v2025.2.3 Dalvik/2.1.0 (Linux; U; Android 14)',
  Accept: '*/*',
  'Accept-Encoding': 'gzip',
}
const answered = {
  'Content-Type': 'text/xml; charset=utf-8',
  'X-OpenRosa-Version': '1.0',
  'X-OpenRosa-Accept-Content-Length': '100000000',
  'Content-Language': 'en',
  'Strict-Transport-Security': 'max-age=31536000',
  Vary: 'Accept-Language, Cookie',
}
const thanks =
  '<OpenRosaResponse xmlns="http://openrosa.org/http/response" items="0"><message nature="submit_success">full submission upload was successful!</message></OpenRosaResponse>'

function xmlOf(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `<item>${xmlOf(item)}</item>`).join('')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, inner]) => `<${name}>${xmlOf(inner)}</${name}>`)
      .join('')
  }
  return String(value ?? '').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function submission({ id, ...fields }: Doc): { body: Buffer; boundary: string } {
  const boundary = `--------${id.replaceAll('-', '').slice(0, 24)}`
  const xml = `<?xml version='1.0' ?><data id="incident" version="2026112601" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">${xmlOf(fields)}<orx:meta><orx:instanceID>uuid:${id}</orx:instanceID></orx:meta></data>`
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="incident_${id}.xml"\r\nContent-Type: text/xml\r\n\r\n`
  return { body: Buffer.from(`${head}${xml}\r\n--${boundary}--\r\n`), boundary }
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * One POST of XML for each record, as ODK Collect sends them, after two HEADs; a change sends the whole
 * record again; who wants to read fetches an export of everything.
 */
export const odk: Peer = {
  name: 'ODK, one XML POST a record (emulated)',
  async open() {
    const kept = new Map<string, string>()
    const server = createServer(async (asked, answer) => {
      if (asked.method === 'HEAD') return answer.writeHead(204, answered).end()
      if (asked.method === 'POST') {
        const text = String(await bodyOf(asked))
        kept.set(/uuid:([^<]+)/.exec(text)?.[1] ?? '', text)
        return answer.writeHead(201, answered).end(thanks)
      }
      const all = gzipSync(JSON.stringify([...kept.values()]))
      answer.writeHead(200, { ...answered, 'Content-Encoding': 'gzip' }).end(all)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')

    const ask = async (port: number, agent: Agent, method: string, doc?: Doc) => {
      const made = doc && submission(doc)
      const headers = {
        ...spoken,
        ...(made && { 'Content-Type': `multipart/form-data; boundary=${made.boundary}` }),
        ...(made && { 'Content-Length': made.body.length }),
      }
      const sent = request({
        port,
        host: '127.0.0.1',
        method,
        path: '/v1/projects/1/submission',
        agent,
        headers,
      })
      sent.end(made?.body)
      // as: what `response` brings.
      const [response] = (await once(sent, 'response')) as [IncomingMessage]
      return bodyOf(response)
    }
    return {
      // as: a listening TCP server has an address of this form.
      port: (server.address() as AddressInfo).port,
      async client(port) {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 })
        const held = new Map<string, Doc>()
        const send = async (docs: readonly Doc[]) => {
          for (let i = 0; i < 2; i++) await persist(() => ask(port, agent, 'HEAD'))
          for (const doc of docs) {
            held.set(doc.id, doc)
            await persist(() => ask(port, agent, 'POST', doc))
          }
        }
        return {
          push: send,
          edit: (edits) =>
            send(edits.map(({ id, set }) => ({ ...(held.get(id) ?? { id, at: 0 }), ...set }))),
          close: async () => agent.destroy(),
        }
      },
      async pull(port) {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 })
        await ask(port, agent, 'GET')
        agent.destroy()
        return kept.size
      },
      async close() {
        server.close()
        server.closeAllConnections()
      },
    }
  },
}
