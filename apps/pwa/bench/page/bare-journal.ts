/** A journal without anything of ours: bytes appended to a private file and flushed. */
let handle: FileSystemSyncAccessHandle | undefined

addEventListener('message', async ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  if (!handle) {
    const root = await navigator.storage.getDirectory()
    const file = await root.getFileHandle('bare', { create: true })
    handle = await file.createSyncAccessHandle()
  }
  handle.write(data, { at: handle.getSize() })
  handle.flush()
  postMessage(null)
})
