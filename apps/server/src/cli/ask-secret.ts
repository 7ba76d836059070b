import { createInterface } from 'node:readline/promises'
import type { Readable } from 'node:stream'
import { Writable } from 'node:stream'

type Asked = {
  stdin: Readable & { isTTY?: boolean }
  stderr: { write(text: string): unknown }
}

/** Lines that a pipe has already given: it gives all of them to whoever reads first. */
let piped: AsyncIterator<string> | undefined

/** Asks without showing what is typed; from a pipe it takes the next line. */
export async function askSecret(question: string, { stdin, stderr }: Asked): Promise<string> {
  stderr.write(question)
  if (!stdin.isTTY) {
    piped ??= createInterface({ input: stdin })[Symbol.asyncIterator]()
    const next = await piped.next()
    stderr.write('\n')
    return next.done ? '' : next.value
  }
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: unseen, terminal: true })
  const answer = await lines.question('')
  lines.close()
  stderr.write('\n')
  return answer
}
