import { drawPicture } from './draw-picture.ts'
import { sealFile } from './seal-file.ts'
import type { WorkerAnswer, WorkerAsk } from './worker-messages.ts'
import { writeFile } from './write-file.ts'

/** What is heavy about a picture, away from the page: it is drawn, sealed and written here. */
async function answerTo({ act, ask }: WorkerAsk): Promise<unknown> {
  switch (act) {
    case 'draw':
      return drawPicture(ask.file, ask.boxes)
    case 'seal':
      return sealFile(ask.plain, ask.fileKey)
    case 'write':
      return writeFile(ask)
  }
}

addEventListener('message', ({ data }: MessageEvent<WorkerAsk>) => {
  answerTo(data).then(
    (answer) => postMessage({ answer } satisfies WorkerAnswer),
    (thrown: unknown) => {
      const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown))
      postMessage({ failed: message, name } satisfies WorkerAnswer)
    },
  )
})
