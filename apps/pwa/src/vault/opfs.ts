import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { seatsFolder, vaultIdForm } from './seats-folder.ts'
import { readSlot, type Slot, type WipedSlot } from './slot.ts'

const readTries = 20

function isNotFound(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'NotFoundError'
}

/** The folder of a vault. Throws NotFoundError when there is none and `create` is not asked for. */
export async function vaultFolder(
  vaultId: string,
  { create }: { create: boolean },
): Promise<FileSystemDirectoryHandle> {
  return (await seatsFolder()).getDirectoryHandle(vaultId, { create })
}

export async function removeVaultFolder(vaultId: string): Promise<void> {
  await (await seatsFolder()).removeEntry(vaultId, { recursive: true })
}

/** A file as it is at this moment, read without holding it. Throws NotFoundError when it is not there. */
export async function readWhole(folder: FileSystemDirectoryHandle, name: string): Promise<Bytes> {
  const handle = await folder.getFileHandle(name)
  for (let left = readTries; ; left--) {
    try {
      return new Uint8Array(await (await handle.getFile()).arrayBuffer())
    } catch (thrown) {
      // The tab that holds the file has written to it meanwhile.
      const changed = thrown instanceof DOMException && thrown.name === 'NotReadableError'
      if (!changed || left === 0) throw thrown
    }
  }
}

/** The slot of a vault, read without holding the file; nothing when the vault or its slot is not there. */
export async function findSlot(vaultId: string): Promise<Slot | WipedSlot | 'damaged' | undefined> {
  if (!vaultIdForm.test(vaultId)) return undefined
  try {
    const bytes = await readWhole(await vaultFolder(vaultId, { create: false }), 'slot')
    // An enrolment that was cut short leaves an empty slot: nobody was ever told that it is there.
    return bytes.length === 0 ? undefined : (readSlot(bytes) ?? 'damaged')
  } catch (thrown) {
    if (isNotFound(thrown)) return undefined
    throw thrown
  }
}

export type FoundSlot = { id: string; slot: Slot | WipedSlot | 'damaged' }

/** Every vault that was ever told to somebody, by id. */
export async function findSlots(): Promise<FoundSlot[]> {
  const found: FoundSlot[] = []
  for await (const id of (await seatsFolder()).keys()) {
    const slot = await findSlot(id)
    if (slot !== undefined) found.push({ id, slot })
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Work with a file that nobody else has open meanwhile. Worker only. */
export async function withFile<T>(
  folder: FileSystemDirectoryHandle,
  name: string,
  work: (file: FileSystemSyncAccessHandle) => T | Promise<T>,
): Promise<T> {
  const file = await openExclusively(folder, name, { create: true })
  try {
    return await work(file)
  } finally {
    file.close()
  }
}

const handleWaitMs = 50
const handleTries = 30

/**
 * The exclusive handle of a file. A tab that has just gone may hold it for a moment longer than its
 * lock, so a refusal counts only after 1.5 s. Worker only.
 */
export async function openExclusively(
  folder: FileSystemDirectoryHandle,
  name: string,
  { create }: { create: boolean },
): Promise<FileSystemSyncAccessHandle> {
  const file = await folder.getFileHandle(name, { create })
  for (let left = handleTries; ; left--) {
    try {
      return await file.createSyncAccessHandle()
    } catch (thrown) {
      const held = thrown instanceof DOMException && thrown.name === 'NoModificationAllowedError'
      if (!held || left === 0) throw thrown
      await new Promise((resolve) => setTimeout(resolve, handleWaitMs))
    }
  }
}
