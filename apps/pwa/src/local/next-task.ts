/**
 * Resolves in a task of its own: whoever waits for something that has just come about goes on first. Not
 * by a timer, which a hidden page would hold back.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
