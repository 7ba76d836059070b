import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { type Held, putInto } from '../../apps/pwa/bench/browser.ts'
import { cpuGroup } from '../../apps/pwa/bench/cpu-group.ts'
import { passphrase, signIn } from '../../apps/pwa/e2e/support/person.ts'
import { wordsIn } from '../../apps/pwa/e2e/support/words.ts'
import { startBenchServer } from '../lib/bench-server.ts'
import { openProxy } from '../lib/counting-proxy.ts'
import { bytes, circumstances, median, table, tell } from '../lib/figures.ts'
import { emulate } from '../links/emulate.ts'
import { lines } from '../links/line.ts'

/**
 * `npm run bench -- visit`: the first visit over 64 kbit/s, until somebody may type, and starts of an
 * enrolled tablet without any network, until the passphrase may be typed, beside a page of one field and
 * no code, which is what the browser itself takes. Builds the app where it is not built.
 * `--starts`: the starts alone.
 */
const root = join(import.meta.dirname, '../..')
const built = process.env.TOCSIN_PUBLIC ?? join(root, 'apps/pwa/dist')
if (!existsSync(join(built, 'index.html'))) {
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' })
}
const line = lines[0]
if (!line) throw new Error('no line')
const starts = 3
const says = wordsIn('en')
const helds = ['full speed', 'throttled', 'quarter core'] as const

/** When the page's first field stood, by its own clock from the beginning of the navigation. */
const watch = () => {
  const look = () => {
    const field = document.querySelector('input')
    if (field && field.getBoundingClientRect().height > 0) {
      Object.assign(globalThis, { stoodAt: performance.now() })
    } else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function inBrowser<T>(
  profile: string,
  held: Held,
  work: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const group = held === 'quarter core' ? cpuGroup() : undefined
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    if (group) putInto(group, profile)
    group?.limit()
    if (held === 'throttled') {
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    }
    await page.addInitScript(watch)
    return await work(page, context)
  } finally {
    await context.close()
    group?.end()
  }
}

/** Milliseconds. */
async function stands(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit', timeout: 120_000 })
  const at = await page.waitForFunction(() => Reflect.get(globalThis, 'stoodAt'), undefined, {
    timeout: 120_000,
    polling: 100,
  })
  return Number(await at.jsonValue())
}

const onlyField = 'data:text/html,<input>'
const newProfile = () => mkdtempSync(join(tmpdir(), 'tocsin-visit-'))
const server = await startBenchServer(['OD03'])
const rows: string[][] = []
const note = (...row: string[]) => {
  rows.push(row)
  console.error(row.join(' · '))
}
const visits = process.argv.includes('--starts') ? [] : helds
for (const held of visits) {
  const profile = newProfile()
  const link = emulate(line, 1)
  const proxy = await openProxy(server.port, link.passage)
  link.start()
  const { at, down } = await inBrowser(profile, held, async (page) => {
    const at = await stands(page, `http://localhost:${proxy.port}`)
    return { at, down: proxy.take().down }
  })
  note('first visit, 64 kbit/s', held, `${(at / 1000).toFixed(1)} s`, `${bytes(down)} bytes down`)
  await proxy.close()
  rmSync(profile, { recursive: true, force: true })
}

const profile = newProfile()
const proxy = await openProxy(server.port)
const url = `http://localhost:${proxy.port}`
const [account] = server.accounts
if (!account) throw new Error('no account')
await inBrowser(profile, 'full speed', async (page) => {
  await page.goto(url)
  await signIn(page, account, says)
  const { t } = says
  await page.getByLabel(t('enrol.passphrase')).fill(passphrase)
  await page.getByLabel(t('enrol.passphraseAgain')).fill(passphrase)
  await page.getByRole('button', { name: t('enrol.create') }).click()
  // Not "start anyway": the app is on the tablet.
  await page
    .getByRole('link', { name: t('enrol.start'), exact: true })
    .waitFor({ timeout: 180_000 })
})
await proxy.close()
await server.stop()
for (const held of helds) {
  const took: Record<'app' | 'bare', number[]> = { app: [], bare: [] }
  for (let i = 0; i < starts; i++) {
    took.app.push(await inBrowser(profile, held, (page) => stands(page, url)))
    took.bare.push(await inBrowser(profile, held, (page) => stands(page, onlyField)))
  }
  for (const [what, times] of [
    ['start without a network', took.app],
    ['the same of a page of one field', took.bare],
  ] as const)
    note(what, held, `${median(times).toFixed(0)} ms`, `${starts} starts of the browser`)
}
rmSync(profile, { recursive: true, force: true })
tell(
  'visit',
  `${circumstances()}. Throttled: the page’s main thread slowed four times.\n\n${table(['what', 'held', 'until the first field stands', ''], rows)}`,
)
process.exit()
