/** Firefox waits for an answer that may never come. */
const longestAskMs = 3000

/** Asks the browser not to clear this storage. False when it refuses or says nothing within three seconds. */
export async function askToKeep(storage: StorageManager | undefined): Promise<boolean> {
  if (typeof storage?.persist !== 'function') return false
  const silence = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), longestAskMs)
  })
  return Promise.race([storage.persist(), silence])
}
