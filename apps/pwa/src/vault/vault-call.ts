import type { Answer, CallName, Notice, VaultCalls } from './vault-protocol.ts'

/** The worker of one vault, asked by name and answered by promise. */
export type VaultCaller = {
  call<N extends CallName>(
    name: N,
    ask: VaultCalls[N]['ask'],
    transfer?: Transferable[],
  ): Promise<VaultCalls[N]['answer']>
  onNotice(heard: (notice: Notice) => void): void
  /** Ends the worker; whatever was asked and not answered is refused. */
  end(): void
}

/** What a call gets whose worker has ended before it answered. */
export class WorkerEnded extends Error {
  override name = 'WorkerEnded'
}

type Waiting = { resolve: (answer: unknown) => void; reject: (reason: Error) => void }

export function startVaultWorker(): VaultCaller {
  const worker = new Worker(new URL('./vault-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  const listeners: ((notice: Notice) => void)[] = []
  let lastId = 0

  const end = (reason: Error) => {
    worker.terminate()
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answer | Notice>) => {
    if ('notice' in data) {
      for (const heard of listeners) heard(data)
      return
    }
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('defect' in data) asked?.reject(new Error(data.defect))
    else asked?.resolve(data.answer)
  })
  worker.addEventListener('error', (event) => {
    end(new WorkerEnded(event.message))
    for (const heard of listeners) heard({ notice: 'failed' })
  })

  return {
    call: (name, ask, transfer = []) =>
      new Promise((resolve, reject) => {
        lastId += 1
        // That the worker answers each call by the type of that call is taken on trust, here alone.
        waiting.set(lastId, { resolve: resolve as Waiting['resolve'], reject })
        worker.postMessage({ id: lastId, name, ask }, transfer)
      }),
    onNotice: (heard) => {
      listeners.push(heard)
    },
    end: () => end(new WorkerEnded('the vault was locked')),
  }
}
