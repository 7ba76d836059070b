import { filesFolder } from './files-folder.ts'
import type { WorkerActs } from './worker-messages.ts'

/** Writes a file and flushes it: what is named in a report must be there when the report is. Worker only. */
export async function writeFile({
  vaultId,
  name,
  content,
}: WorkerActs['write']['ask']): Promise<null> {
  const folder = await filesFolder(vaultId, { create: true })
  if (!folder) throw new Error('no folder')
  const handle = await folder.getFileHandle(name, { create: true })
  const file = await handle.createSyncAccessHandle()
  try {
    file.truncate(0)
    let at = 0
    for (const bytes of content) at += file.write(bytes, { at })
    file.flush()
  } finally {
    file.close()
  }
  return null
}
