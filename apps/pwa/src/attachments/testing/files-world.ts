import type { Draft } from '@tocsin/schema/events/draft'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { LinkChoice } from '@tocsin/schema/primitives/file-budget'
import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import type { FileLink, FileStanding } from '@tocsin/schema/sync/send-file'
import { bytesFrom, seededRandom } from '@tocsin/testkit/random'
import { openLaneTools } from '../../local/ready-lane-tools.ts'
import { createMeter } from '../../local/ready-meter.ts'
import type { Tab } from '../../local/testing/tablet.ts'
import { flash, tablet } from '../../local/testing/tablet.ts'
import { missionTrust } from '../../local/testing/trust.ts'
import { createFiles, type Files } from '../create-files.ts'
import { type FileForm, filesFact, filesSaid } from '../file-form.ts'
import type { FileStore } from '../file-store.ts'
import { openKeptFiles } from '../kept-files.ts'
import type { PictureWorker } from '../picture-worker.ts'
import { sealFile } from '../seal-file.ts'

const random = bytesFrom(seededRandom(3636))

/** A picture that was drawn elsewhere: what a browser draws is tried in one (`photos.e2e.ts`). */
const drawnBytes = random(150_000)

const worker: PictureWorker = {
  call: async (act, ask) => {
    // as: each act is asked and answered as its name says.
    if (act === 'seal') {
      const { plain, fileKey } = ask as Parameters<typeof sealWhole>[0]
      return (await sealWhole({ plain, fileKey })) as never
    }
    const size = { type: 'image/webp', width: 1600, height: 1200 }
    return { ...size, bytes: drawnBytes, thumb: random(900) } as never
  },
}

function sealWhole({ plain, fileKey }: { plain: typeof drawnBytes; fileKey: typeof drawnBytes }) {
  return sealFile(plain, new Uint8Array(fileKey))
}

/** A tablet with a real log, its files in memory, and a server that can be cut off. */
export async function filesWorld() {
  const one = tablet()
  const disk = new Map<string, Uint8Array<ArrayBuffer>>()
  const store: FileStore = {
    list: async () => [...disk.keys()],
    read: async (name, from, length) => disk.get(name)?.slice(from, from + length),
    write: async (name, content) => {
      disk.set(name, new Uint8Array(content.flatMap((bytes) => [...bytes])))
    },
    remove: async (name) => void disk.delete(name),
  }
  const { bundle, officers } = await missionTrust()
  const local = await one.start()
  await local.takeTrust(bundle)
  const server = {
    /** Contents in the order in which their chunks came. */
    heard: [] as string[],
    has: new Map<string, Set<number>>(),
    isCut: false,
    /** What an answer waits for. */
    held: Promise.resolve(),
    standing: undefined as FileStanding | undefined,
  }
  const link: FileLink = {
    begin: async ({ content, chunks }) => {
      const { isCut } = server
      await server.held
      if (isCut) return err(problem('server_unreachable'))
      if (server.standing) return ok(server.standing)
      const has = server.has.get(content) ?? new Set<number>()
      server.has.set(content, has)
      const missing = chunks.flatMap((_, index) => (has.has(index) ? [] : [index]))
      return ok({ is: 'wanted', missing })
    },
    put: async ({ content, index }) => {
      if (server.isCut) return err(problem('server_unreachable'))
      server.heard.push(content)
      server.has.get(content)?.add(index)
      return ok({ missing: 0 })
    },
  }
  /** Copies of teammates at headquarters, by content. */
  const team = {
    files: new Map<string, { bytes: number; hashes: string[]; chunks: Bytes[] }>(),
    asked: [] as number[],
    isCut: (_from: number) => false,
  }
  const room = { isFull: false }
  const kept = { textOnly: false }
  const clock = { now: 1_795_000_000_000 }
  const unsent = { events: 0 }
  /** As after what was pulled has gone. */
  const words = { areGone: false }
  const withoutWords = () => {
    words.areGone = true
  }
  let chosenLink: LinkChoice = { link: null, limits: {} }
  const meter = createMeter({
    lanes: openLaneTools(local.lanes),
    now: () => clock.now,
    timeZone: 'UTC',
    mission: () => ({}),
    choice: {
      get: () => chosenLink,
      set: (chosen) => {
        chosenLink = chosen
      },
    },
  })
  const { vault } = one.deps()
  const facts = {
    ...local.facts,
    get: () => ({ ...local.facts.get(), unsentEvents: unsent.events }),
  }
  /** As at every start of the app: nothing is remembered but what lies on the disk. */
  const open = (): Files =>
    createFiles({
      kept: openKeptFiles({ store, vault, random }),
      worker,
      link,
      read: async ({ content, from }) => {
        if (team.isCut(from)) return err(problem('server_unreachable'))
        const file = team.files.get(content)
        if (!file) return err(problem('not_found'))
        team.asked.push(from)
        const { bytes, hashes, chunks } = file
        const chunk = chunks[from]
        return ok({ bytes, hashes, chunks: chunk ? [toBase64Url(chunk)] : [] })
      },
      local: {
        ...local,
        facts,
        record: async (id) => (words.areGone ? ok(undefined) : local.record(id)),
      },
      random,
      now: () => clock.now,
      fraction: () => 0,
      hasRoom: async () => !room.isFull,
      choice: {
        get: () => kept.textOnly,
        set: (textOnly) => {
          kept.textOnly = textOnly
        },
      },
      meter,
    })
  return {
    ...one,
    local,
    disk: { ...one.disk, files: disk },
    server,
    room,
    clock,
    unsent,
    meter,
    team,
    withoutWords,
    open,
    officers,
  }
}

export const aPhoto = (bytes = 200_000, type = 'image/jpeg') =>
  new File([random(bytes)], 'Zbigniew Canarsky.jpg', { type })

/** A form is saved with its files, as the screen does it; `isCut`: the browser ends before they are tied. */
export async function saveWith(local: Tab, files: Files, forms: FileForm[], isCut = false) {
  const said = filesSaid(forms)
  const filed = flash('With a photo')
  const draft = {
    ...filed,
    bodies: {
      ...filed.bodies,
      facts: { ...filed.bodies.facts, ...filesFact({ files: forms }) },
      narrative: { title: 'With a photo', media: said.media },
    },
  } as Draft
  const saved = await local.append(draft, { people: said.sealed })
  if (!saved.ok) throw new Error(saved.error.code)
  if (!isCut) await files.saved(forms, saved.value)
  return saved.value
}
