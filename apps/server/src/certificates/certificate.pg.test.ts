import { proofFiles, sumsOf } from '@tocsin/schema/certificate/bundle-files'
import { bundleOf } from '@tocsin/schema/certificate/bundle-of'
import type { Certificate, SignedCertificate } from '@tocsin/schema/certificate/certificate'
import { wordedFiles } from '@tocsin/schema/certificate/custody-text'
import { openBundle } from '@tocsin/schema/certificate/open-bundle'
import { verifyCertificate } from '@tocsin/schema/certificate/verify-certificate'
import { sha256Of } from '@tocsin/schema/chain/hash'
import { toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { SignedHead } from '@tocsin/schema/sync/log-word'
import { verifyRun } from '@tocsin/seal/seat-key'
import { choicesFrom, seededRandom } from '@tocsin/testkit/random'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { canary } from '../identities/testing/officers-mission.ts'
import { signHead } from '../log/log-key.ts'
import { readProofs } from '../log/read-proofs.ts'
import { bend, bends } from './testing/bend-certificate.ts'
import { certifiedMission, said } from './testing/certified-mission.ts'

type Mission = Awaited<ReturnType<typeof certifiedMission>>

async function asked({ server }: Mission, id: RecordId, cookie: string) {
  const question = { kind: 'incident', id, locale: 'en' }
  const { problem, data } = await server.call('desk.certificate', question, cookie)
  // as: what the procedure answers.
  return { problem, signed: data as SignedCertificate }
}

describeOnDatabase('the certificate of a record', (open) => {
  it('CE-1 proves every event of the record and gives away no name and nothing of other records', async () => {
    const mission = await certifiedMission(open)
    const { server, record, beside } = mission
    const { cookie } = await server.enrol('analyst', 'reader')
    const { signed } = await asked(mission, record, cookie)
    const { certificate } = signed
    const verdict = await verifyCertificate(certificate, { verify: verifyRun })
    expect(verdict).toMatchObject({ isWhole: true, flaws: [], events: 3, vouched: 2, seats: 2 })
    expect(verdict.parts).toEqual({ clear: 4, withheld: 2, erased: 0 })
    const { signed: head } = await readProofs(server.deps.database.db, server.deps.mission)
    expect(certificate.head).toEqual(head)
    const text = [...bundleOf(signed).values()].map((bytes) => new TextDecoder().decode(bytes))
    expect(text.join('\n')).toContain(said)
    expect(text.join('\n')).not.toContain(canary)
    // The other event of the same push is nowhere, not even by its hash: only what hangs it in.
    expect(text.join('\n')).not.toContain(beside.hash)
    expect(certificate.runs).toHaveLength(3)
    expect(certificate.events[0]?.run).toMatchObject({ index: 1, size: 2 })
  })

  it('CE-2 shows each reader what they read whole, and everything else by its commitment', async () => {
    const mission = await certifiedMission(open)
    const { server, record } = mission
    const { cookie } = await server.enrol('headquarters', 'reader')
    const { signed } = await asked(mission, record, cookie)
    // Headquarters is shown the words of a record by the server only: they do not leave it.
    expect(JSON.stringify(signed)).not.toContain(said)
    const verdict = await verifyCertificate(signed.certificate, { verify: verifyRun })
    expect(verdict).toMatchObject({ isWhole: true, parts: { clear: 3, withheld: 3 } })
    const member = await server.enrol('jpt_member', 'member')
    expect((await asked(mission, record, member.cookie)).problem?.code).toBe('not_allowed')
    const none = `${'f'.repeat(32)}-1` as RecordId
    expect((await asked(mission, none, cookie)).problem?.code).toBe('not_found')
    const noted = await server.deps.database.db
      .selectFrom('sensitive_read')
      .select(['what', 'record_id', 'reason'])
      .where('reason', '=', 'certificate')
      .execute()
    expect(noted).toContainEqual({ what: 'export', record_id: record, reason: 'certificate' })
  })

  it('CE-7 names each file by the hash that its device signed, and tells of the picture only to who sees it', async () => {
    const mission = await certifiedMission(open)
    const { server, record, event, copy, original } = mission
    const { cookie } = await server.enrol('analyst', 'reader')
    const { certificate } = (await asked(mission, record, cookie)).signed
    const of = { event, number: 1, kind: 'photo' }
    const isCopy = { ...of, form: 'copy', part: 'narrative', bytes: 70_000 }
    const isOriginal = { ...of, form: 'original', part: 'sealed/101', bytes: 150_000 }
    const plain = toHex(sha256Of(copy.plain))
    expect(certificate.attachments).toEqual([
      { ...isCopy, content: copy.content, chunks: copy.hashes, isWhole: true, opened: plain },
      { ...isOriginal, content: original.content, chunks: null, isWhole: false, opened: null },
    ])
    // The form before named none; what was made in it stands.
    const before = { ...certificate, v: 1 as const, attachments: [] }
    const standing = await verifyCertificate(before, { verify: verifyRun })
    expect(standing.isWhole).toBe(true)
    // Neither what opens the original nor the hash of what it shows.
    expect(JSON.stringify(certificate)).not.toContain(original.key)
    expect(JSON.stringify(certificate)).not.toContain(toHex(sha256Of(original.plain)))
    const text = new TextDecoder().decode(wordedFiles(certificate).get('certificate.txt'))
    expect(text).toContain(`Sealed: ${copy.content}  attachments/${event}-1-copy.bin`)
    expect(text).toContain(`Opened: ${plain}`)
    expect(text).toContain('Opened: for identity officers only')

    // Who reads no words gets no key, and no hash by which a picture could be tried.
    const other = await server.enrol('headquarters', 'figures')
    const less = (await asked(mission, record, other.cookie)).signed
    expect(less.certificate.attachments.map(({ opened }) => opened)).toEqual([null, null])
    expect(JSON.stringify(less)).not.toContain(plain)
    expect(JSON.stringify(less)).not.toContain(copy.key)
    const told = new TextDecoder().decode(wordedFiles(less.certificate).get('certificate.txt'))
    expect(told).toContain('Opened: not for this reader')
  })

  it('CE-2 CE-5 CE-7 says what was erased and by which event, and finds a part that was taken out by hand', async () => {
    const mission = await certifiedMission(open)
    const { server, record, copy, first, second } = mission
    const { db } = server.deps.database
    for (const name of ['first', 'second']) {
      const officer = { identity_officer: true }
      await db.updateTable('account').set(officer).where('name', '=', name).execute()
    }
    const { seq } = await db
      .selectFrom('event')
      .select('seq')
      .where('record_id', '=', record)
      .where('type', '=', 'ReportFiled')
      .executeTakeFirstOrThrow()
    const asking = { seq, labels: ['narrative'], reason: 'requested', reference: 'DP/1' }
    const { data, problem } = await server.call('erasure.propose', asking, first.cookie)
    expect(problem).toBeUndefined()
    // as: what `erasure.propose` answers.
    const { id } = data as { id: string }
    const decided = await server.call('erasure.decide', { id, approve: true }, second.cookie)
    expect(decided.problem).toBeUndefined()
    const { cookie } = await server.enrol('analyst', 'reader')
    const { signed } = await asked(mission, record, cookie)
    expect(JSON.stringify(signed)).not.toContain(said)
    const verdict = await verifyCertificate(signed.certificate, { verify: verifyRun })
    expect(verdict).toMatchObject({ isWhole: true, events: 4, parts: { erased: 1 } })
    // The picture went with its words, and its key is nowhere.
    expect(signed.certificate.attachments[0]).toMatchObject({ chunks: null, opened: null })
    expect(JSON.stringify(signed)).not.toContain(copy.key)
    const text = new TextDecoder().decode(wordedFiles(signed.certificate).get('certificate.txt'))
    expect(text).toMatch(/narrative \(erased\): [0-9a-f]{64}\n/)
    expect(text).toContain('Opened: erased')
    expect(text).toContain('Part erased')
    const unsaid = structuredClone(signed.certificate)
    unsaid.events.pop()
    const found = await verifyCertificate(unsaid, { verify: verifyRun })
    expect(found.flaws.map(({ code }) => code)).toContain('erased_unsaid')
  })

  it('CE-6 says how a kept head stands to it', async () => {
    const mission = await certifiedMission(open)
    const { server, record } = mission
    const { cookie } = await server.enrol('analyst', 'reader')
    const { certificate } = (await asked(mission, record, cookie)).signed
    const { logKey } = server.deps
    const standing = async (change: Partial<SignedHead['head']>) => {
      const head = { ...certificate.head.head, ...change }
      const pinned = SignedHead.parse(await signHead(logKey, head))
      return verifyCertificate(certificate, { verify: verifyRun, pinned })
    }
    expect(await standing({})).toMatchObject({ isWhole: true, pinned: 'same' })
    expect(await standing({ seq: 3 })).toMatchObject({ isWhole: true, pinned: 'other_number' })
    expect(await standing({ epoch: 'old' })).toMatchObject({ isWhole: true, pinned: 'other_epoch' })
    const contradicts = await standing({ root: 'ab'.repeat(32) })
    expect(contradicts).toMatchObject({ isWhole: false, pinned: 'contradicts' })
    const { head } = certificate
    const forged = { head: head.head, signature: 'A'.repeat(86) }
    const told = await verifyCertificate(certificate, { verify: verifyRun, pinned: forged })
    expect(told.flaws).toEqual([{ code: 'pinned', where: 'not signed by this log key' }])
  })

  it('CE-5 finds every alteration of a certificate, also one that the log key has signed anew (seed 1 to 28)', async () => {
    const mission = await certifiedMission(open)
    const { server, record } = mission
    const { cookie } = await server.enrol('analyst', 'reader')
    const { signed } = await asked(mission, record, cookie)
    const check = async (certificate: Certificate) => {
      const files = new Map([...proofFiles(certificate), ...wordedFiles(certificate)])
      const signature = await server.deps.logKey.sign(sumsOf(files))
      const bundle = bundleOf({ certificate, signature: toBase64Url(signature) })
      const opened = await openBundle(bundle, { verify: verifyRun })
      // The list stands, as whoever has the server's keys makes it stand.
      expect(opened?.flaws ?? []).toEqual([])
      const read = opened?.certificate
      return read ? verifyCertificate(read, { verify: verifyRun }) : undefined
    }
    expect((await check(signed.certificate))?.isWhole).toBe(true)
    const found = new Map<string, number>()
    for (let seed = 1; seed <= 28; seed++) {
      for (const name of bends) {
        const bent = structuredClone(signed.certificate)
        bend[name](bent, choicesFrom(seededRandom(seed)))
        expect(bent, name).not.toEqual(signed.certificate)
        const verdict = await check(bent)
        expect(verdict?.isWhole, `${name}, seed ${seed}`).not.toBe(true)
        found.set(name, (found.get(name) ?? 0) + 1)
      }
    }
    expect([...found.values()]).toEqual(bends.map(() => 28))
  }, 120_000)
})
