import { spawn } from 'node:child_process'
import { once } from 'node:events'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--mute-audio',
  '--disable-popup-blocking',
  // A tab that nobody looks at works as one in front.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--remote-debugging-port=0',
]

export type BareBrowser = {
  /** kill -9 of every process of the browser at once. */
  kill(): Promise<void>
  /** Asked to end: everything it holds is written. */
  close(): Promise<void>
}

/**
 * A browser that opens one address, whose page may open others, and is not driven: it can be started
 * and killed thousands of times.
 */
export function startBareBrowser(
  profile: string,
  url: string,
  env: Record<string, string> = {},
): BareBrowser {
  const program = process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium'
  const child = spawn(program, [...flags, `--user-data-dir=${profile}`, url], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} does not start`)
  const gone = once(child, 'exit')
  const isGroupGone = () => {
    try {
      process.kill(-pid, 0)
      return false
    } catch {
      return true
    }
  }
  const groupIsGone = async () => {
    while (!isGroupGone()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return {
    kill: async () => {
      if (!isGroupGone()) process.kill(-pid, 'SIGKILL')
      await gone
      await groupIsGone()
    },
    close: async () => {
      if (!isGroupGone()) process.kill(pid, 'SIGTERM')
      await gone
      await groupIsGone()
    },
  }
}
