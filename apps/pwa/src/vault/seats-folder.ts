export const vaultIdForm = /^[0-9a-f]{32}$/

/** The folder of all vaults of this browser. */
export async function seatsFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle('seats', { create: true })
}

/** Every vault that has a folder here, with a slot or without. None where there are no private files. */
export async function allVaultIds(): Promise<string[]> {
  if (typeof navigator.storage?.getDirectory !== 'function') return []
  const ids: string[] = []
  for await (const id of (await seatsFolder()).keys()) if (vaultIdForm.test(id)) ids.push(id)
  return ids.sort()
}
