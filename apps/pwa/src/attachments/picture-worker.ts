import type { WorkerActs, WorkerAnswer, WorkerAsk } from './worker-messages.ts'

export type PictureWorker = {
  call<A extends keyof WorkerActs>(
    act: A,
    ask: WorkerActs[A]['ask'],
  ): Promise<WorkerActs[A]['answer']>
}

/** A worker of its own for each act: between two pictures none holds memory. Throws a DOMException as the worker did. */
export const pictureWorker: PictureWorker = {
  call: (act, ask) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./ready-picture.worker.ts', import.meta.url), {
        type: 'module',
      })
      const end = () => worker.terminate()
      worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
        end()
        if ('failed' in data) reject(new DOMException(data.failed, data.name))
        // as: the worker answers an act with its answer.
        else resolve(data.answer as WorkerActs[typeof act]['answer'])
      }
      worker.onerror = () => {
        end()
        reject(new DOMException('the worker ended', 'NotReadableError'))
      }
      // as: act and ask are of the same kind.
      worker.postMessage({ act, ask } as WorkerAsk)
    }),
}
