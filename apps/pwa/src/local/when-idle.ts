/** How long after the opening what does not hurry is looked at. */
const idleAfterMs = 3000

export function afterAWhile(work: () => void): () => void {
  const timer = setTimeout(work, idleAfterMs)
  return () => clearTimeout(timer)
}
