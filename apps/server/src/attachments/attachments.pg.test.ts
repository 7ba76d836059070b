import { sealedChunkLength } from '@tocsin/schema/chain/content'
import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { Draft } from '@tocsin/schema/events/draft'
import { fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import {
  type FileLink,
  type FileStanding,
  type FileStretch,
  type FileToSend,
  sendFile,
} from '@tocsin/schema/sync/send-file'
import { chunkKey, openChunk } from '@tocsin/seal/file-chunks'
import { expect, it } from 'vitest'
import { describeOnDatabase, type OpenDatabase } from '../db/testing/describe-on-databases.ts'
import { mission } from '../erasure/testing/mission-with-erasures.ts'
import { sayWithPeople } from '../identities/testing/officers.ts'
import { officersMission, why } from '../identities/testing/officers-mission.ts'
import { aReport, aThreat, tabletOf } from '../testing/test-mission.ts'
import { beginFile, bytesPerDay, putChunk } from './take-chunks.ts'
import { aFile, aPhoto, type TestFile } from './testing/a-file.ts'

type Server = Awaited<ReturnType<typeof officersMission>>['server']

/** A field officer whose device has a session, and who has reported with a photo. */
async function reporting(
  open: OpenDatabase,
  says: 'report' | 'threat' | 'restricted' = 'report',
  originalBytes = 70_000,
) {
  const at = await officersMission(open)
  const { server, officers } = at
  const who = await server.enrol('jpt_member', 'author')
  const tablet = tabletOf(server, who.device)
  const copy = await aFile(server.random, 150_000)
  const original = await aFile(server.random, originalBytes)
  const { attachment, media, body } = aPhoto(copy, original)
  const girl = { group: 'girl', count: { min: 1, best: 1, max: 1, status: 'reported' as const } }
  const violations = says === 'restricted' ? [{ type: 'killing', victims: [girl] }] : []
  const attachments = [attachment]
  const draft: Draft =
    says === 'threat' ? aThreat({ attachments }) : aReport({ attachments, violations })
  draft.bodies.narrative = { ...draft.bodies.narrative, media: [media] }
  const own = await sayWithPeople(server, tablet, draft, {
    people: { 'sealed/101': body },
    officers,
  })
  const push = async () => server.call('sync.exchange', await tablet.request([own]))
  const { id: event, header } = own.event
  const link = linkOf(server, who.cookie)
  const toSend = fileOf(event)
  const send = (file: TestFile) => sendFile(link, toSend(file), quiet)
  return { ...at, who, copy, original, event, record: header.record, push, link, toSend, send }
}

const quiet = { onWay: () => undefined, isStopped: () => false }

function fileOf(event: EventId) {
  return (file: TestFile): FileToSend => ({
    event,
    content: file.content,
    chunks: file.hashes,
    read: async (index) => ok(file.chunks[index] ?? new Uint8Array()),
  })
}

function linkOf({ call }: Server, cookie: string): FileLink {
  const asked = async <T>(path: string, input: unknown): Promise<Result<T, Problem>> => {
    const answer = await call(path, input, cookie)
    // as: what the procedure of this name answers.
    return answer.status === 200
      ? ok(answer.data as T)
      : err(answer.problem ?? problem('server_failed'))
  }
  return {
    begin: (input) => asked<FileStanding>('attachment.begin', input),
    put: (input) => asked('attachment.put', input),
  }
}

describeOnDatabase('attachments', (open) => {
  it('AT-5 UC-5 only what an own event in the log names is taken, exactly as it is named, and once', async () => {
    const { server, copy, event, push, link, send } = await reporting(open)
    expect(await send(copy)).toEqual({ ok: true, value: 'later' })
    await push()
    const code = async (answer: Promise<Result<unknown, Problem>>) => {
      const { ok, ...rest } = await answer
      return ok || ('error' in rest && (rest.error as Problem).code)
    }
    const another = await aFile(server.random, 900)
    const named = { event, content: copy.content }
    expect(await code(link.put({ ...named, index: 0, bytes: 'AA' }))).toBe('not_found')
    expect(
      await code(link.begin({ event, content: another.content, chunks: another.hashes })),
    ).toBe('not_found')
    expect(await code(link.begin({ ...named, chunks: another.hashes }))).toBe('bad_input')
    expect(await code(link.begin({ ...named, chunks: copy.hashes.toReversed() }))).toBe('bad_input')
    const elsewhere = await server.enrol('jpt_member', 'elsewhere')
    const foreign = linkOf(server, elsewhere.cookie)
    expect(await code(foreign.begin({ ...named, chunks: copy.hashes }))).toBe('not_found')
    const missing = [...copy.hashes.keys()]
    const begin = () => link.begin({ ...named, chunks: copy.hashes })
    expect(await begin()).toEqual({ ok: true, value: { is: 'wanted', missing } })
    const [first, second] = copy.chunks.map(toBase64Url)
    const put = (index: number, bytes = '') => link.put({ ...named, index, bytes })
    expect(await code(put(1, first))).toBe('bad_input')
    expect(await code(put(0, second))).toBe('bad_input')
    expect(await code(put(99, first))).toBe('bad_input')
    expect(await code(foreign.put({ ...named, index: 0, bytes: first ?? '' }))).toBe('not_found')
    expect(await put(0, first)).toEqual({ ok: true, value: { missing: 2 } })
    expect(await put(0, first)).toEqual({ ok: true, value: { missing: 2 } })
    expect(await send(copy)).toEqual({ ok: true, value: 'whole' })
    expect(await begin()).toEqual({ ok: true, value: { is: 'wanted', missing: [] } })
    expect(
      (await server.call('attachment.begin', { ...named, chunks: copy.hashes })).problem?.code,
    ).toBe('not_signed_in')
  })

  it('AT-5 a seat that has begun too much in a day is told when to go on', async () => {
    const { server, copy, original, push, toSend, send, who } = await reporting(open)
    await push()
    expect((await send(copy)).ok).toBe(true)
    const { db } = server.deps.database
    await db.updateTable('attachment').set({ size: bytesPerDay }).execute()
    const refused = await send(original)
    expect(refused).toEqual({ ok: false, error: problem('rate_limited', { seconds: 86_400 }) })
    // What was begun goes on, and so does everything once the day is over.
    expect((await send(copy)).ok).toBe(true)
    server.clock.time += 86_400_001
    const again = linkOf(server, (await server.open(who.device)).cookie ?? '')
    expect(await sendFile(again, toSend(original), quiet)).toEqual({ ok: true, value: 'whole' })
  })

  it('AT-7 a copy is read by who reads the words of its event, and opens to what was taken', async () => {
    for (const says of ['report', 'threat'] as const) {
      const { server, copy, original, event, record, push, send } = await reporting(open, says)
      await push()
      await send(copy)
      const analyst = (await server.enrol('analyst')).cookie
      const of = { kind: says === 'threat' ? 'threat' : 'incident', id: record }
      const shown = await server.call('desk.record', of, analyst)
      // as: what `desk.record` answers.
      const { arrived, history } = shown.data as RecordAnswer
      expect(arrived).toEqual([{ event, content: copy.content, chunks: 3 }])
      expect(history[0]?.narrative?.media?.[0]?.key).toBe(copy.key)
      const asked = { ...of, event, content: copy.content, from: 0 }
      const told = await server.call('attachment.copy', asked, analyst)
      // as: what `attachment.copy` answers.
      const { bytes, chunks, hashes } = told.data as FileStretch
      expect([bytes, hashes]).toEqual([150_000, copy.hashes])
      const key = await chunkKey(fromBase64Url(copy.key))
      const opened = await Promise.all(
        chunks.map((chunk, index) =>
          openChunk(key, { bytes, index, sealed: fromBase64Url(chunk) }),
        ),
      )
      const plain = opened.flatMap((one) => (one.ok ? [...one.value] : []))
      expect(plain).toEqual([...copy.plain])
      const part = await server.call('attachment.copy', { ...asked, from: 2 }, analyst)
      expect((part.data as FileStretch).chunks).toEqual(chunks.slice(2))
      const code = async (input: object, cookie: string) =>
        (await server.call('attachment.copy', { ...asked, ...input }, cookie)).problem?.code
      expect(await code({ content: original.content }, analyst)).toBe('not_found')
      expect(await code({ event: `${'f'.repeat(32)}-1` }, analyst)).toBe('not_found')
      expect(await code({}, (await server.enrol('team_leader')).cookie)).toBe('not_allowed')
    }
  })

  it('AT-16 a teammate is handed a copy chunk by chunk where the words of the record are theirs, and no original', async () => {
    const { server, copy, original, event, push, send } = await reporting(open)
    await push()
    await send(copy)
    await send(original)
    const asked = { event, content: copy.content, from: 0 }
    const read = (cookie: string, more = {}) =>
      server.call('attachment.teamCopy', { ...asked, ...more }, cookie)
    const mate = (await server.enrol('jpt_member', 'mate')).cookie
    const first = await read(mate)
    expect(first.data).toEqual({
      bytes: 150_000,
      hashes: copy.hashes,
      chunks: copy.chunks.slice(0, 1).map(toBase64Url),
    })
    expect(((await read(mate, { from: 2 })).data as FileStretch).chunks).toHaveLength(1)
    expect(((await read(mate, { from: 3 })).data as FileStretch).chunks).toEqual([])
    const code = async (cookie: string, more = {}) => (await read(cookie, more)).problem?.code
    expect(await code(mate, { content: original.content })).toBe('not_found')
    expect(await code(mate, { event: `${'f'.repeat(32)}-1` })).toBe('not_found')
    const elsewhere = await server.enrol('jpt_member', 'far')
    await server.deps.database.db
      .updateTable('seat')
      .set({ areas_json: '["OD05"]' })
      .where('seat_id', '=', elsewhere.device.seat)
      .execute()
    expect(await code(elsewhere.cookie)).toBe('not_found')
    const restricted = await reporting(open, 'restricted')
    await restricted.push()
    await restricted.send(restricted.copy)
    const other = (await restricted.server.enrol('jpt_member', 'mate')).cookie
    const of = { event: restricted.event, content: restricted.copy.content, from: 0 }
    const answer = (cookie: string) => restricted.server.call('attachment.teamCopy', of, cookie)
    expect((await answer(other)).problem?.code).toBe('not_found')
    expect((await answer(restricted.who.cookie)).status).toBe(200)
  })

  it('AT-7 of a restricted record headquarters hears that a photo is there, and is handed nothing of it', async () => {
    const { server, copy, event, record, push, send, first } = await reporting(open, 'restricted')
    await push()
    await send(copy)
    const asked = { kind: 'incident', id: record, event, content: copy.content, from: 0 }
    const read = (cookie: string) => server.call('attachment.copy', asked, cookie)
    expect((await read((await server.enrol('analyst')).cookie)).status).toBe(200)
    // The officers of this mission are of headquarters.
    expect((await read(first.cookie)).problem?.code).toBe('not_found')
    const shown = await server.call('desk.record', { kind: 'incident', id: record }, first.cookie)
    expect(JSON.stringify(shown.data)).toContain(copy.content)
    expect(JSON.stringify(shown.data)).not.toContain(copy.key)
  })

  it('AT-7 an original is handed to an officer who has just said why, and to nobody else', async () => {
    const { server, original, event, push, send, first, second } = await reporting(open)
    await push()
    await send(original)
    const asked = { event, content: original.content, from: 0 }
    const read = (cookie: string) => server.call('attachment.original', asked, cookie)
    expect((await read(first.cookie)).problem?.code).toBe('not_found')
    const opened = await server.call(
      'identity.open',
      { event, part: 'sealed/101', ...why },
      first.cookie,
    )
    expect(opened.status).toBe(200)
    expect(((await read(first.cookie)).data as FileStretch).chunks).toEqual(
      original.chunks.map(toBase64Url),
    )
    expect((await read(second.cookie)).problem?.code).toBe('not_found')
    expect((await read((await server.enrol('analyst')).cookie)).problem?.code).toBe(
      'not_identity_officer',
    )
    server.clock.time += 3_600_001
    const anew = await server.open(first.device)
    expect((await read(anew.cookie ?? '')).status).not.toBe(200)
  })

  it('AT-8 with the part that holds its key a file is gone from the server, and is not taken again', async () => {
    const at = await mission(await open())
    const { server, author, officers } = at
    const [copy, original] = [await aFile(server.random, 3_000), await aFile(server.random, 4_000)]
    const { attachment, media, body } = aPhoto(copy, original)
    const draft = aReport({ attachments: [attachment] })
    const bodies = { ...draft.bodies, narrative: { text: 'By the road.', media: [media] } }
    const own = await sayWithPeople(
      server,
      author,
      { ...draft, bodies },
      { people: { 'sealed/101': body }, officers },
    )
    await at.push(author)
    const event = own.event.id
    const link: FileLink = {
      begin: (asked) => beginFile(server.deps, author.seat, asked),
      put: ({ bytes, ...asked }) =>
        putChunk(server.deps, author.seat, { ...asked, bytes: fromBase64Url(bytes) }),
    }
    const send = (file: TestFile) => sendFile(link, fileOf(event)(file), quiet)
    for (const file of [copy, original])
      expect(await send(file)).toEqual({ ok: true, value: 'whole' })
    const here = async (file: TestFile) => {
      const { db } = at.database
      const chunks = db
        .selectFrom('attachment_chunk')
        .select('chunk')
        .where('content', '=', file.content)
      return (await chunks.execute()).length > 0
    }
    expect([await here(copy), await here(original)]).toEqual([true, true])
    await at.erase(own, ['narrative'])
    expect([await here(copy), await here(original)]).toEqual([false, true])
    expect(await send(copy)).toEqual({ ok: true, value: 'gone' })
    const put = link.put({
      event,
      content: copy.content,
      index: 0,
      bytes: toBase64Url(copy.chunks[0] ?? new Uint8Array()),
    })
    expect(await put).toEqual({ ok: false, error: problem('not_found') })
    await at.erase(own, ['sealed/101'])
    expect(await here(original)).toBe(false)
    expect(await send(original)).toEqual({ ok: true, value: 'gone' })
  })

  it('AT-6 UC-4 cut off at every 64 KB of 10 MB, no cut costs more than the chunk that was on its way', async () => {
    const { original: large, push, link: up, toSend } = await reporting(open, 'report', 10_000_000)
    await push()
    let [sent, cuts, onWay, lastCut] = [0, 0, 0, -1]
    // By turns the request is lost on its way and the answer on its way back.
    const cutting: FileLink = {
      begin: up.begin,
      put: async (asked) => {
        sent += asked.bytes.length
        onWay += 1
        if (asked.index === lastCut) return up.put(asked)
        lastCut = asked.index
        cuts += 1
        if (asked.index % 2 === 1) await up.put(asked)
        return err(problem('server_unreachable'))
      },
    }
    let done = await sendFile(cutting, toSend(large), quiet)
    for (let tries = 0; !done.ok && tries < 1_000; tries++) {
      done = await sendFile(cutting, toSend(large), quiet)
    }
    expect(done).toEqual({ ok: true, value: 'whole' })
    expect(cuts).toBe(large.chunks.length)
    const lost = large.chunks.filter((_, index) => index % 2 === 0).length
    // Each chunk once, and once more those whose request was cut: nothing else was sent a second time.
    expect(onWay).toBe(large.chunks.length + lost)
    const once = large.chunks.map((_, index) =>
      Math.ceil((sealedChunkLength(10_000_000, index) * 4) / 3),
    )
    const whole = once.reduce((sum, length) => sum + length, 0)
    const again = once
      .filter((_, index) => index % 2 === 0)
      .reduce((sum, length) => sum + length, 0)
    expect(sent).toBe(whole + again)
  })
})
