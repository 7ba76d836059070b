import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium } from '@playwright/test'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
]

export type KillableBrowser = {
  context: BrowserContext
  /** Ends it as a person does: everything it holds is written. */
  close(): Promise<void>
  /** kill -9 of every process of the browser at once. */
  kill(): Promise<void>
}

/** A browser with a profile folder that outlives it, in a process group of its own. */
export async function startBrowser(profile: string): Promise<KillableBrowser> {
  const program = process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium'
  const child = spawn(program, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} does not start`)
  const gone = once(child, 'exit')
  const lines = createInterface({ input: child.stderr })
  const endpoint = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    lines.on('close', () => reject(new Error(`${program} ended before it could be driven`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  if (!context) throw new Error('a browser without a profile')
  const groupIsGone = () => {
    try {
      process.kill(-pid, 0)
      return false
    } catch {
      return true
    }
  }
  return {
    context,
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await gone
    },
    kill: async () => {
      process.kill(-pid, 'SIGKILL')
      await gone
      while (!groupIsGone()) await new Promise((resolve) => setTimeout(resolve, 10))
    },
  }
}
