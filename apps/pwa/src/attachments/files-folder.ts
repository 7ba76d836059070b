/** The folder of a vault's sealed files; undefined where there is none and none is to be made. */
export async function filesFolder(
  vaultId: string,
  { create }: { create: boolean },
): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory()
    const seats = await root.getDirectoryHandle('seats', { create })
    const vault = await seats.getDirectoryHandle(vaultId, { create })
    return await vault.getDirectoryHandle('files', { create })
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return undefined
    throw thrown
  }
}
