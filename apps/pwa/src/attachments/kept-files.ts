import { ContentId } from '@tocsin/schema/events/attachments'
import { type Bytes, concatBytes, toHex, utf8 } from '@tocsin/schema/primitives/bytes'
import { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { parseJson } from '../local/seal-json.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { Random } from '../vault/random.ts'
import { storageProblem } from '../vault/storage-problem.ts'
import type { FileStore } from './file-store.ts'
import { sealedBytes } from './seal-file.ts'

/** What stands sealed before the chunks of a file: the file tells by itself what it is. */
const Head = z.object({
  v: z.literal(1),
  content: ContentId,
  /** `fetched`: a teammate's copy, of which headquarters sends chunk after chunk. */
  role: z.enum(['copy', 'original', 'fetched']),
  bytes: z.int(),
  chunks: z.array(z.string()),
})
type Head = z.infer<typeof Head>

/** To which event a file belongs, once it was saved, and whether headquarters has all of it. */
const Tie = z.object({ event: EventId, record: RecordId, sent: z.boolean() })
export type Tie = z.infer<typeof Tie>

/** `lying` = sealed chunks of it that are here: all of them, but of one that is being fetched. */
export type KeptFile = Omit<Head, 'v'> & { name: string; tie: Tie | null; lying: number }

/**
 * Sealed files on this tablet (SPEC AT-9). Their names are random and nothing in them is readable: the
 * chunks lie under the key of the file, which is in a draft or a record, and head and tie under the vault's.
 */
export type KeptFiles = {
  keep(head: Omit<Head, 'v'>, sealed: Bytes): Promise<Result<string, Problem>>
  tie(name: string, tie: Tie): Promise<Result<undefined, Problem>>
  list(): Promise<Result<KeptFile[], Problem>>
  /** Keeps a sealed chunk of a file that is being fetched; they come in their order. */
  put(name: string, index: number, chunk: Bytes): Promise<Result<undefined, Problem>>
  /** One sealed chunk. */
  read(name: string, index: number): Promise<Result<Bytes, Problem>>
  remove(name: string): Promise<Result<undefined, Problem>>
}

const lengthBytes = 4
const nameBytes = 16
const nameForm = /^[0-9a-f]{32}$/

export function openKeptFiles(deps: {
  store: FileStore
  vault: Pick<OpenVault, 'sealRow' | 'openRow'>
  random: Random
}): KeptFiles {
  const { store, vault, random } = deps
  /** Of files that were looked at: a head never changes. */
  const heads = new Map<string, { head: Head; length: number }>()

  const stored = async <T>(work: () => Promise<T>): Promise<Result<T, Problem>> => {
    try {
      return ok(await work())
    } catch (thrown) {
      return err(storageProblem(thrown))
    }
  }
  const opened = async <T extends z.ZodMiniType>(
    of: string,
    name: string,
    sealed: Bytes,
    form: T,
  ) => {
    const plain = await vault.openRow(of, name, sealed)
    return plain.ok ? parseJson(plain.value, form) : plain
  }
  const headOf = async (name: string) => {
    const known = heads.get(name)
    if (known) return known
    const prefix = await store.read(name, 0, lengthBytes)
    if (prefix?.length !== lengthBytes) return undefined
    const length = new DataView(prefix.buffer).getUint32(0)
    const sealed = await store.read(name, lengthBytes, length)
    const head = sealed && (await opened('file', name, sealed, Head))
    if (!head?.ok) return undefined
    const found = { head: head.value, length }
    heads.set(name, found)
    return found
  }
  const tieOf = async (name: string) => {
    const sealed = await store.read(`${name}.at`, 0, 65_536)
    const tie = sealed && (await opened('file-tie', name, sealed, Tie))
    return tie?.ok ? tie.value : null
  }

  return {
    keep: async (said, sealed) => {
      const name = toHex(random(nameBytes))
      const head = await vault.sealRow('file', name, utf8(JSON.stringify({ v: 1, ...said })))
      if (!head.ok) return head
      const prefix = new Uint8Array(lengthBytes)
      new DataView(prefix.buffer).setUint32(0, head.value.length)
      const written = await stored(() =>
        store.write(name, [concatBytes(prefix, head.value), sealed]),
      )
      return written.ok ? ok(name) : written
    },
    tie: async (name, tie) => {
      const sealed = await vault.sealRow('file-tie', name, utf8(JSON.stringify(tie)))
      if (!sealed.ok) return sealed
      const written = await stored(() => store.write(`${name}.at`, [sealed.value]))
      return written.ok ? ok(undefined) : written
    },
    list: () =>
      stored(async () => {
        const files: KeptFile[] = []
        const names = await store.list()
        const there = new Set(names)
        for (const name of names) {
          const found = nameForm.test(name) ? await headOf(name) : undefined
          // One that was cut off while it was written was never named anywhere.
          if (!found) continue
          const { role, chunks } = found.head
          const gap = chunks.findIndex((_, index) => !there.has(`${name}.${index}`))
          const lying = role !== 'fetched' || gap < 0 ? chunks.length : gap
          files.push({ ...found.head, name, tie: await tieOf(name), lying })
        }
        return files
      }),
    put: async (name, index, chunk) => {
      const written = await stored(() => store.write(`${name}.${index}`, [chunk]))
      return written.ok ? ok(undefined) : written
    },
    read: async (name, index) => {
      const chunk = await stored(async () => {
        const found = await headOf(name)
        if (found?.head.role === 'fetched') return store.read(`${name}.${index}`, 0, sealedBytes)
        const at = lengthBytes + (found?.length ?? 0) + index * sealedBytes
        return found && store.read(name, at, sealedBytes)
      })
      if (!chunk.ok) return chunk
      return chunk.value && chunk.value.length > 0 ? ok(chunk.value) : err(problem('not_found'))
    },
    remove: (name) =>
      stored(async () => {
        heads.delete(name)
        // The head last: what is cut off here is found again by it.
        for (const each of await store.list()) {
          if (each.startsWith(`${name}.`)) await store.remove(each)
        }
        await store.remove(name)
        return undefined
      }),
  }
}
