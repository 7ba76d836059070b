import { chunkCount, contentOf } from '@tocsin/schema/chain/content'
import type { MediaKey } from '@tocsin/schema/events/attachments'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { retryDelayMs } from '@tocsin/schema/sync/back-off'
import type { FileLink } from '@tocsin/schema/sync/send-file'
import type { Local, Saved } from '../local/local.ts'
import type { Meter } from '../local/ready-meter.ts'
import { createStore, type Store } from '../local/store.ts'
import type { Random } from '../vault/random.ts'
import { storageProblem } from '../vault/storage-problem.ts'
import { type FileWrong, wrongFile } from './check-file.ts'
import { type CopyAsked, fetchCopy } from './fetch-copy.ts'
import type { ReadFile } from './fetch-file.ts'
import { type FileForm, namesOf } from './file-form.ts'
import type { KeptFile, KeptFiles } from './kept-files.ts'
import { drawable, openFile } from './open-copy.ts'
import type { PictureWorker } from './picture-worker.ts'
import { chunkOnWire, inLine, sendWaiting } from './send-files.ts'
import { dropUnread, tidyFiles } from './tidy-files.ts'
import type { Box, DrawnPicture } from './worker-messages.ts'

/** A file of a saved record as screens show it. `here` = chunks that headquarters has. */
export type FileOnWay = KeptFile & { here: number }

/** The plain facts of the lane of files. Moments are ms since 1970, this tablet's clock. */
export type FilesState = {
  files: readonly FileOnWay[]
  trying: boolean
  nextTryAt: number | null
  failures: number
  problem: Problem | null
  /** The person has said that only text goes, for as long as the link is bad. */
  textOnly: boolean
  /** Today's budget of this link is used up: what goes next, and when (ms since 1970). */
  spent: { next: FileOnWay; at: number } | null
}

export type AddRefused = { wrong: FileWrong } | { problem: Problem }

export type Files = Store<FilesState> & {
  /** Draws, seals and keeps a picture. Without identity officers its original is not kept: nobody could open it. */
  addPhoto(file: File, canSeal: boolean): Promise<Result<FileForm, AddRefused>>
  /** Seals and keeps a sound or another file, for identity officers only. */
  addSealed(file: File, kind: 'sound' | 'file'): Promise<Result<FileForm, AddRefused>>
  /** The copy anew, with some places made unrecognisable; the one before stays until the form is saved. */
  blur(form: FileForm, boxes: readonly Box[]): Promise<Result<FileForm, AddRefused>>
  /** The sound of a form, to be heard: once it is saved, its key is not on this tablet any more. */
  listen(form: FileForm): Promise<Result<Blob, Problem>>
  /** The copy of a form's photo, to be looked at. */
  lookAt(form: FileForm): Promise<Result<Blob, Problem>>
  /**
   * The copy of a teammate's photo from headquarters, as far as it is not here; `onWay` hears of every
   * chunk that is. `spent`: the link has no more for files today (SPEC AT-16).
   */
  fetch(
    asked: CopyAsked,
    onWay: (lying: number) => void,
  ): Promise<Result<undefined, Problem | 'spent'>>
  /** Lets go at once of fetched copies whose words have left this tablet. */
  dropUnread(): Promise<void>
  /** The copy of a saved photo, where all of it is here. */
  find(event: EventId, media: MediaKey, bytes: number): Promise<Result<Blob, Problem>>
  remove(form: FileForm): Promise<void>
  /** They belong to this event from now on, and wait to be sent. */
  saved(forms: readonly FileForm[], saved: Saved): Promise<void>
  setTextOnly(textOnly: boolean): void
  /** Sends what waits, unless it is too early to try again; `now`: whatever the clock says. */
  send(now?: 'now'): Promise<void>
  stop(): void
}

const keyBytes = 32

export function createFiles(deps: {
  kept: KeptFiles
  worker: PictureWorker
  link: FileLink
  /** One chunk of a teammate's copy. */
  read: ReadFile
  local: Pick<Local, 'drafts' | 'list' | 'record' | 'facts'>
  random: Random
  now: () => number
  fraction: () => number
  /** Whether something of this size may still be kept (SPEC SV-8). */
  hasRoom: (bytes: number) => Promise<boolean>
  /** What the person chose on this tablet; no word of any record. */
  choice: { get(): boolean; set(textOnly: boolean): void }
  /** What went over the link today, and whether more of files may. */
  meter: Pick<Meter, 'count' | 'allows' | 'renewsAt' | 'loaded' | 'flush'>
}): Files {
  const { kept, worker, link, read, local, random, now, fraction, hasRoom, choice, meter } = deps
  const state = createStore<FilesState>({
    files: [],
    trying: false,
    nextTryAt: null,
    failures: 0,
    problem: null,
    textOnly: choice.get(),
    spent: null,
  })
  const change = (patch: Partial<FilesState>) => state.set({ ...state.get(), ...patch })
  const made = new Set<string>()
  let isStopped = false
  let isTidy = false
  let running: Promise<void> | undefined
  /** Somebody asked while a try was under way, which began with what was true before. */
  let askedMeanwhile: { asked: 'now' | undefined } | undefined

  const refresh = async () => {
    const listed = await kept.list()
    if (!listed.ok) return
    const before = new Map(state.get().files.map(({ name, here }) => [name, here]))
    const files = listed.value
      .filter(({ tie }) => tie !== null)
      .map((file) => ({
        ...file,
        here: file.tie?.sent ? file.lying : (before.get(file.name) ?? 0),
      }))
    change({ files })
  }

  /** Seals and writes; the key comes back in base64url. */
  const keep = async (plain: Bytes, role: KeptFile['role']) => {
    if (!(await hasRoom(plain.length))) return err<AddRefused>({ problem: problem('storage_full') })
    const fileKey = random(keyBytes)
    const key = toBase64Url(fileKey)
    const bytes = plain.length
    try {
      const { sealed, hashes } = await worker.call('seal', { plain, fileKey })
      fileKey.fill(0)
      const content = contentOf(hashes)
      const name = await kept.keep({ content, role, bytes, chunks: hashes }, sealed)
      if (!name.ok) return err<AddRefused>({ problem: name.error })
      made.add(name.value)
      return ok({ name: name.value, content, key, bytes })
    } catch (thrown) {
      return err<AddRefused>({ problem: storageProblem(thrown) })
    }
  }
  const draw = async (
    file: Blob,
    boxes: readonly Box[],
  ): Promise<Result<DrawnPicture, AddRefused>> => {
    const drawn = await worker.call('draw', { file, boxes })
    return 'wrong' in drawn ? err(drawn) : ok(drawn)
  }
  const keepCopy = async (drawn: DrawnPicture) => {
    const copy = await keep(drawn.bytes, 'copy')
    if (!copy.ok) return copy
    const { name, content, key, bytes } = copy.value
    const { type, width, height } = drawn
    const thumb = toBase64Url(drawn.thumb)
    return ok({ name, bytes, media: { content, key, type, width, height, thumb } })
  }
  const keepOriginal = async (file: File) => {
    const plain = new Uint8Array(await file.arrayBuffer())
    const original = await keep(plain, 'original')
    if (!original.ok) return original
    // What a browser says of a file's kind is of its name; nobody draws it by that.
    const type = file.type.slice(0, 100) || 'application/octet-stream'
    return ok({ ...original.value, type, called: file.name.slice(0, 200) })
  }
  const newKey = () => toBase64Url(random(6))
  const readPlain = async (
    name: string,
    of: { content: string; bytes: number; key: string },
    count: number,
  ) => {
    const chunks: Bytes[] = []
    for (let index = 0; index < count; index++) {
      const chunk = await kept.read(name, index)
      if (!chunk.ok) return chunk
      chunks.push(chunk.value)
    }
    return openFile(of, chunks)
  }
  const blobOf = async (name: string, bytes: number, media: MediaKey) => {
    const { content, key, type } = media
    const plain = await readPlain(name, { content, bytes, key }, Math.ceil(bytes / 65_536))
    return plain.ok ? ok(new Blob([plain.value], { type })) : plain
  }

  /** Where the budget of the day stopped them: what goes next, and that it is looked again then. */
  const sayBudget = () => {
    const { files, failures } = state.get()
    const [first] = inLine(files)
    const next = first && files.find(({ name }) => name === first.name)
    const isSpent = next && failures === 0 && !meter.allows(chunkOnWire(next, next.here))
    const at = meter.renewsAt()
    if (isSpent) change({ spent: { next, at }, nextTryAt: at })
  }

  const run = async () => {
    const listed = await kept.list()
    if (!listed.ok) return change({ problem: listed.error })
    // Once for a start: a record is read for every copy, and a start is when something was cut off.
    if (!isTidy) await tidyFiles({ kept, local, isNew: (name) => made.has(name) }, listed.value)
    isTidy = true
    await refresh()
    change({ spent: null })
    const waits = state.get().files.some(({ tie }) => tie && !tie.sent)
    if (!waits || state.get().textOnly || isStopped) return change({ nextTryAt: null })
    change({ trying: true, nextTryAt: null })
    await meter.loaded
    const sent = await sendWaiting(
      { kept, link, meter },
      {
        onWay: ({ name }, here) => {
          const files = state
            .get()
            .files.map((file) => (file.name === name ? { ...file, here } : file))
          change({ files })
        },
        // Words that are said meanwhile go before what is left.
        isStopped: () => isStopped || state.get().textOnly || local.facts.get().unsentEvents > 0,
      },
    )
    if (sent.ok) change({ trying: false, failures: 0, problem: null })
    else {
      const failures = state.get().failures + 1
      const nextTryAt = now() + retryDelayMs(failures, fraction())
      change({ trying: false, failures, problem: sent.error, nextTryAt })
    }
    await refresh()
    await meter.flush()
    sayBudget()
  }
  const isDue = (asked: 'now' | undefined) => {
    const { nextTryAt } = state.get()
    return asked === 'now' || nextTryAt === null || nextTryAt <= now()
  }
  const takeAskedMeanwhile = () => {
    const one = askedMeanwhile
    askedMeanwhile = undefined
    return one
  }
  const runs = async () => {
    await run()
    for (
      let next = takeAskedMeanwhile();
      next && !isStopped && isDue(next.asked);
      next = takeAskedMeanwhile()
    ) {
      await run()
    }
  }

  return {
    get: state.get,
    subscribe: state.subscribe,
    addPhoto: async (file, canSeal) => {
      const wrong = wrongFile(file.size)
      if (wrong) return err({ wrong })
      const drawn = await draw(file, [])
      if (!drawn.ok) return drawn
      const copy = await keepCopy(drawn.value)
      if (!copy.ok) return copy
      const original = canSeal ? await keepOriginal(file) : ok(null)
      if (original.ok) {
        return ok({ key: newKey(), kind: 'photo', copy: copy.value, original: original.value })
      }
      await kept.remove(copy.value.name)
      return original
    },
    addSealed: async (file, kind) => {
      const wrong = wrongFile(file.size)
      if (wrong) return err({ wrong })
      const original = await keepOriginal(file)
      return original.ok
        ? ok({ key: newKey(), kind, copy: null, original: original.value })
        : original
    },
    blur: async (form, boxes) => {
      if (!form.copy) return ok(form)
      const before = await blobOf(form.copy.name, form.copy.bytes, form.copy.media)
      if (!before.ok) return err({ problem: before.error })
      const drawn = await draw(before.value, boxes)
      if (!drawn.ok) return drawn
      const copy = await keepCopy(drawn.value)
      return copy.ok
        ? ok({ ...form, copy: copy.value, unblurred: form.unblurred ?? form.copy })
        : copy
    },
    listen: async ({ original }) => {
      if (!original) return err(problem('not_found'))
      const { name, bytes, type } = original
      const plain = await readPlain(name, original, chunkCount(bytes))
      return plain.ok ? ok(new Blob([plain.value], { type })) : plain
    },
    lookAt: async ({ copy }) =>
      copy ? blobOf(copy.name, copy.bytes, copy.media) : err(problem('not_found')),
    find: async (event, media, bytes) => {
      const file = state
        .get()
        .files.find(({ tie, content }) => tie?.event === event && content === media.content)
      if (!file || file.lying < file.chunks.length) return err(problem('not_found'))
      const found = await blobOf(file.name, bytes, media)
      const picture =
        found.ok && file.role === 'fetched'
          ? drawable(new Uint8Array(await found.value.arrayBuffer()), media)
          : found
      // One that was cut off in the middle of a chunk is fetched anew.
      if (!picture.ok && file.role === 'fetched') await kept.remove(file.name).then(refresh)
      return picture
    },
    fetch: async (asked, onWay) => {
      await meter.loaded
      const fetched = await fetchCopy({ kept, read, meter, hasRoom }, asked, onWay)
      await refresh()
      await meter.flush()
      return fetched
    },
    dropUnread: async () => {
      const listed = await kept.list()
      if (!listed.ok) return
      await dropUnread({ kept, local }, listed.value)
      await refresh()
    },
    remove: async (form) => {
      const { unblurred } = form
      for (const name of namesOf(form)) await kept.remove(name)
      if (unblurred) await kept.remove(unblurred.name)
    },
    saved: async (forms, { event, record }) => {
      for (const name of forms.flatMap(namesOf)) {
        await kept.tie(name, { event, record, sent: false })
      }
      // From here on nobody can take a blur back, not even whoever takes the tablet.
      for (const { unblurred } of forms) if (unblurred) await kept.remove(unblurred.name)
      await refresh()
    },
    setTextOnly: (textOnly) => {
      choice.set(textOnly)
      change({ textOnly })
    },
    send: async (asked) => {
      if (isStopped || !isDue(asked)) return
      if (running) askedMeanwhile = { asked: askedMeanwhile?.asked ?? asked }
      running ??= runs().finally(() => {
        running = undefined
      })
      await running
    },
    stop: () => {
      isStopped = true
    },
  }
}
