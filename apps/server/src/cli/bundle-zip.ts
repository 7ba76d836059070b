import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { BundleFiles } from '@tocsin/schema/certificate/bundle-files'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'

/** More than a certificate has: what is larger was not made by Tocsin. */
const mostBytes = 64 * 2 ** 20

export async function zipped(files: BundleFiles, madeAt: number): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { lastModDate: new Date(madeAt) })
  for (const [path, bytes] of files) await writer.add(path, new Uint8ArrayReader(bytes))
  return await writer.close()
}

/** A bundle as it lies on a disk: the ZIP, or the folder of what was in it. Undefined when it is neither. */
export async function readBundleFiles(path: string): Promise<BundleFiles | undefined> {
  if (statSync(path).isDirectory()) return readFolder(path)
  const bytes = readFileSync(path)
  return bytes.subarray(0, 2).toString('latin1') === 'PK' ? await unzipped(bytes) : undefined
}

async function unzipped(zip: Uint8Array): Promise<BundleFiles | undefined> {
  const files = new Map<string, Bytes>()
  const reader = new ZipReader(new Uint8ArrayReader(zip))
  try {
    let left = mostBytes
    for (const entry of await reader.getEntries()) {
      if (entry.directory) continue
      left -= entry.uncompressedSize
      if (left < 0 || files.has(entry.filename)) return undefined
      files.set(entry.filename, new Uint8Array(await entry.getData(new Uint8ArrayWriter())))
    }
    return files
  } catch {
    // A damaged ZIP, however it is damaged, is none.
    return undefined
  } finally {
    await reader.close()
  }
}

function readFolder(folder: string): BundleFiles {
  const files = new Map<string, Bytes>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    // A link is not followed: it could lead anywhere.
    if (!lstatSync(path).isFile()) continue
    files.set(relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path)))
  }
  return files
}
