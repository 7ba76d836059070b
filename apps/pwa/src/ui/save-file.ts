/** Gives the person a file that was made here; nothing of it is in an address or a cache. */
export function saveFile(
  page: Document,
  { name, text, type = 'text/csv' }: { name: string; text: string; type?: string },
): void {
  saveBlob(page, name, new Blob([text], { type: `${type};charset=utf-8` }))
}

/** {@link saveFile} for bytes. */
export function saveBlob(page: Document, name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = page.createElement('a')
  link.href = url
  link.download = name
  page.body.append(link)
  link.click()
  link.remove()
  // Revoked in the same turn, some browsers save an empty file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
