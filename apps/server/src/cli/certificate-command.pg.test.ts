import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openBundle } from '@tocsin/schema/certificate/open-bundle'
import { fromHex } from '@tocsin/schema/primitives/bytes'
import { fingerprintOf, shownFingerprint } from '@tocsin/schema/trust/signed'
import { verifyRun } from '@tocsin/seal/seat-key'
import { expect, onTestFinished, test } from 'vitest'
import { certifiedMission, said } from '../certificates/testing/certified-mission.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { readProofs } from '../log/read-proofs.ts'
import { append } from '../log/testing/append-in-short.ts'
import { serverAt } from '../testing/server-at.ts'
import { aReport, enrolTablet } from '../testing/test-mission.ts'
import { readBundleFiles } from './bundle-zip.ts'
import { runCommandLine } from './run-command-line.ts'

/** The two commands that a stranger has; OpenSSL 3 knows Ed25519 with `-rawin`. */
const hasCommands = ['openssl', 'sha256sum'].every(
  (name) => spawnSync(name, ['--version']).error === undefined,
)

describeOnDatabase('tocsin export certificate and what checks it', (open) => {
  async function exported(...options: string[]) {
    const mission = await certifiedMission(open)
    const { server, record } = mission
    const dir = mkdtempSync(join(tmpdir(), 'tocsin-certificate-'))
    const home = await serverAt(server, dir)
    onTestFinished(async () => {
      await home.stop()
      rmSync(dir, { recursive: true, force: true })
    })
    const tocsin = async (...line: string[]) => {
      const lines: string[] = []
      const say = (text: string) => void lines.push(text)
      const terminal = { say, note: say, now: () => server.clock.time, secret: async () => '' }
      const exit = await runCommandLine([...line, '--data', dir], { env: {}, cwd: dir, terminal })
      return { exit, said: lines.join('\n') }
    }
    const made = await tocsin(
      'export',
      'certificate',
      record,
      'one.zip',
      '--with-parts',
      ...options,
    )
    expect(made).toMatchObject({ exit: 0 })
    const files = await readBundleFiles(join(dir, 'one.zip'))
    if (!files) throw new Error('no bundle')
    const folder = join(dir, 'one')
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    return { ...mission, dir, folder, files, tocsin }
  }

  test.skipIf(!hasCommands)(
    'CE-3 CE-4 sha256sum and openssl pass what was exported, and fail on one altered byte of any file',
    async () => {
      const { server, folder, dir } = await exported()
      const run = (at: string, line: string) =>
        spawnSync('bash', ['-o', 'pipefail', '-c', line], { cwd: at, encoding: 'utf8' })
      const readme = readFileSync(join(folder, 'README.txt'), 'utf8')
      // Exactly the commands that README.txt tells.
      const all = readme
        .split('\n')
        .filter((line) => /^ {2}(\(printf|sha256sum|openssl) /.test(line))
      const ofFiles = all.filter((line) => /picture\.jpg|sealed\.bin/.test(line))
      const lines = all.filter((line) => !ofFiles.includes(line))
      expect([lines.length, ofFiles.length]).toEqual([5, 2])
      const fingerprint = shownFingerprint(fingerprintOf(server.trust.root))
      expect(readme).toContain(fingerprint)
      for (const line of lines) {
        const { status, stdout } = run(folder, line)
        expect([line, status]).toEqual([line, 0])
        if (line.includes('pkeyutl')) expect(stdout).toContain('Signature Verified Successfully')
        if (line.includes('tail -c 32')) {
          expect(stdout.startsWith(fingerprint.replaceAll(' ', ''))).toBe(true)
        }
      }
      // Whatever else is signed, by the keys that README.txt names.
      const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
        statSync(join(folder, path)).isFile(),
      )
      const signed = paths.filter((path) => path.endsWith('.sig') && path !== 'SHA256SUMS.sig')
      const seats = JSON.parse(readFileSync(join(folder, 'certificate.json'), 'utf8'))
      const keyOf = (path: string): string => {
        if (path.startsWith('trust/delegate')) return 'keys/root.pem'
        if (path.startsWith('trust/') || path.startsWith('seats/')) return 'keys/delegate.pem'
        if (path.startsWith('log/')) return 'keys/log.pem'
        const id = path.slice('pushes/'.length, -'.signed.sig'.length)
        const { seat } = seats.runs.find((each: { id: string }) => each.id === id)
        return `seats/${seat}.pem`
      }
      const check = (path: string) =>
        `openssl pkeyutl -verify -pubin -inkey ${keyOf(path)} -rawin -in ${path.slice(0, -4)} -sigfile ${path}`
      expect(signed.length).toBeGreaterThanOrEqual(7)
      for (const path of signed) expect([path, run(folder, check(path)).status]).toEqual([path, 0])

      // The control: any one byte of any one file.
      const copy = join(dir, 'altered')
      for (const path of paths) {
        cpSync(folder, copy, { recursive: true })
        const bytes = readFileSync(join(copy, path))
        const at = bytes.length >> 1
        bytes[at] = (bytes[at] ?? 0) ^ 1
        writeFileSync(join(copy, path), bytes)
        const isFound = lines.some((line) => run(copy, line).status !== 0)
        expect([path, isFound]).toEqual([path, true])
        rmSync(copy, { recursive: true })
      }
    },
    180_000,
  )

  test.skipIf(!hasCommands)(
    'CE-7 who holds a picture, or its sealed bytes, finds its hash in the certificate by the commands of the README',
    async () => {
      const { folder, dir, copy, original } = await exported()
      const readme = readFileSync(join(folder, 'README.txt'), 'utf8')
      const said = readFileSync(join(folder, 'certificate.txt'), 'utf8')
      const printed = (line: RegExp) => {
        const command = readme.split('\n').find((one) => line.test(one)) ?? ''
        const { stdout } = spawnSync('bash', ['-c', command], { cwd: dir, encoding: 'utf8' })
        return stdout.slice(0, 64)
      }
      writeFileSync(join(dir, 'picture.jpg'), copy.plain)
      expect(said).toContain(`Opened: ${printed(/picture\.jpg$/)}\n`)
      for (const { chunks, content } of [copy, original]) {
        writeFileSync(join(dir, 'sealed.bin'), Buffer.concat(chunks))
        const hash = printed(/sealed\.bin\)/)
        expect(hash).toBe(content)
        expect(said).toContain(`Sealed: ${hash}`)
      }
      writeFileSync(join(dir, 'picture.jpg'), copy.plain.with(9, (copy.plain[9] ?? 0) ^ 1))
      expect(said).not.toContain(printed(/picture\.jpg$/))
    },
    60_000,
  )

  test('CE-8 tocsin verify --file seals a picture anew, and knows it and no other', async () => {
    const { dir, tocsin, copy, original, event, record } = await exported()
    const held = (name: string, bytes: Uint8Array) => writeFileSync(join(dir, name), bytes)
    held('copy.jpg', copy.plain)
    held('sealed.bin', Buffer.concat(original.chunks))
    const both = await tocsin('verify', 'one.zip', '--file', 'copy.jpg', '--file', 'sealed.bin')
    expect(both.exit).toBe(0)
    expect(both.said).toContain(`copy.jpg: photo 1 (copy) of event ${event}: sealed again`)
    expect(both.said).toContain(
      `sealed.bin: photo 1 (original) of event ${event}: the sealed bytes`,
    )
    held('other.jpg', copy.plain.with(69_999, (copy.plain[69_999] ?? 0) ^ 1))
    const other = await tocsin('verify', 'one.zip', '--file', 'other.jpg')
    expect(other).toMatchObject({ exit: 1, said: expect.stringContaining('NOT NAMED: other.jpg') })
    // An original opens for officers: its bytes alone say nothing here.
    held('original.jpg', original.plain)
    expect((await tocsin('verify', 'one.zip', '--file', 'original.jpg')).exit).toBe(1)
    // Without the words there is no key, and without the facts no name.
    await tocsin('export', 'certificate', record, 'less.zip')
    const less = await tocsin('verify', 'less.zip', '--file', 'copy.jpg')
    expect(less).toMatchObject({ exit: 1, said: expect.stringContaining('WHOLE: every event') })
  }, 60_000)

  test('CE-3 every hash that the certificate tells is the plain SHA-256 of a file in it', async () => {
    const { files, folder } = await exported()
    const text = readFileSync(join(folder, 'certificate.txt'), 'utf8')
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
    const told = [...text.matchAll(/([0-9a-f]{64}) {2}((?:events|attachments)\/\S+)/g)]
    expect(told).toHaveLength(8)
    for (const [, hash, path] of told) expect(sums).toContain(`${hash}  ${path}\n`)
    const opened = await openBundle(files, { verify: verifyRun })
    expect(opened?.certificate.events.map(({ hash }) => hash)).toEqual(
      told.filter(([, , path]) => path?.endsWith('header.bin')).map(([, hash]) => hash),
    )
    expect(fromHex(told[0]?.[1] ?? '')).toHaveLength(32)
  })

  test('CE-5 tocsin verify passes the ZIP and its folder, and finds one altered byte of any proof', async () => {
    const { server, dir, folder, tocsin, record } = await exported()
    const root = shownFingerprint(fingerprintOf(server.trust.root))
    const { signed } = await readProofs(server.deps.database.db, server.deps.mission)
    writeFileSync(join(dir, 'head.json'), JSON.stringify(signed))
    const whole = await tocsin('verify', 'one.zip', '--root', root, '--head', 'head.json')
    expect(whole.said).toContain('WHOLE: every event')
    expect(whole.said).toContain(`record ${record}: 3 events`)
    expect(whole.said).toContain('log key: proven')
    expect(whole.said).toContain('the delegate vouches for 2 of 2')
    expect(whole.said).toContain('the very head')
    expect(whole.exit).toBe(0)
    expect((await tocsin('verify', 'one', '--root', root)).exit).toBe(0)
    expect((await tocsin('verify', 'one.zip', '--root', 'ab'.repeat(16))).exit).toBe(1)

    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(folder, path)).isFile(),
    )
    for (const path of all) {
      const before = readFileSync(join(folder, path))
      const bytes = Buffer.from(before)
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      writeFileSync(join(folder, path), bytes)
      expect([path, (await tocsin('verify', 'one', '--root', root)).exit]).toEqual([path, 1])
      writeFileSync(join(folder, path), before)
    }
    writeFileSync(join(folder, 'more.txt'), 'put in')
    expect((await tocsin('verify', 'one')).said).toContain('file: more.txt')
  }, 120_000)

  test('CE-6 a record is proven against a head that somebody kept; the export is in the book', async () => {
    const { server, dir, tocsin, record, tablet } = await exported()
    const { db } = server.deps.database
    const { signed } = await readProofs(db, server.deps.mission)
    writeFileSync(join(dir, 'kept.json'), JSON.stringify(signed))
    const other = await enrolTablet(server)
    for (let more = 0; more < 5; more++) other.say(aReport())
    await append(server.deps, await other.request())
    await tocsin('export', 'certificate', record, 'new.zip')
    const newer = await tocsin('verify', 'new.zip', '--head', 'kept.json')
    expect(newer.said).toContain('of another number in the same epoch')
    expect(readFileSync(join(dir, 'new.zip')).toString('latin1')).not.toContain(said)

    await tocsin('export', 'certificate', record, 'kept.zip', '--head', 'kept.json', '--lang', 'ar')
    const kept = await tocsin('verify', 'kept.zip', '--head', 'kept.json')
    expect(kept.said).toContain('the very head')
    expect(kept.exit).toBe(0)

    const late = tablet.say(aReport())
    await append(server.deps, await tablet.request([late]))
    const refused = await tocsin(
      'export',
      'certificate',
      late.event.id,
      'x.zip',
      '--head',
      'kept.json',
    )
    expect(refused.said).toContain('signed before the record was complete')
    const forged = { ...signed, head: { ...signed?.head, root: 'ab'.repeat(32) } }
    writeFileSync(join(dir, 'forged.json'), JSON.stringify(forged))
    expect(
      (await tocsin('export', 'certificate', record, 'x.zip', '--head', 'forged.json')).exit,
    ).toBe(1)
    const book = await db
      .selectFrom('audit')
      .select(['what', 'about'])
      .where('what', '=', 'certificate_exported')
      .execute()
    expect(book).toHaveLength(5)
    expect(book[0]).toEqual({ what: 'certificate_exported', about: record })
  })
})
