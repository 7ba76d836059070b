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

/**
 * By the page's own clock, from the beginning of the navigation: when its first field stood and could be
 * typed into; when the app had taken its first screen over, and so answers what is typed and sent; when
 * a passphrase that was sent had opened the list; and when the app was kept and needs no network any more.
 */
const watch = () => {
  const stood = { field: 0, app: 0, list: 0, kept: 0 }
  Object.assign(globalThis, { stood })
  void navigator.serviceWorker?.ready.then(() => {
    stood.kept = performance.now()
  })
  const look = () => {
    const field = document.querySelector<HTMLElement>('input:not([type="radio"])')
    if (!stood.field && field && field.getBoundingClientRect().height > 0) {
      // What cannot take the focus cannot be typed into.
      field.focus()
      if (document.activeElement === field) stood.field = performance.now()
    }
    const isEarly = document.querySelector('.early-said') !== null
    if (stood.field && !stood.app && !isEarly) stood.app = performance.now()
    if (document.querySelector('nav.rail')) stood.list = performance.now()
    else requestAnimationFrame(look)
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

/** Milliseconds until that of the page in front. */
async function until(page: Page, what: 'field' | 'app' | 'list' | 'kept'): Promise<number> {
  const at = await page.waitForFunction((what) => Reflect.get(globalThis, 'stood')[what], what, {
    timeout: 120_000,
    polling: 50,
  })
  return Number(await at.jsonValue())
}

async function open(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit', timeout: 120_000 })
  return until(page, 'field')
}

const onlyField = 'data:text/html,<input>'
const newProfile = () => mkdtempSync(join(tmpdir(), 'tocsin-visit-'))
const server = await startBenchServer(['OD03'])
const head = [
  'what',
  'held',
  'until the first field stands',
  'until the app answers',
  'until the list, its passphrase sent at once',
  'until it is kept on the device',
  '',
]
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
  const { field, app, kept } = await inBrowser(profile, held, async (page) => {
    const field = {
      at: await open(page, `http://localhost:${proxy.port}`),
      down: proxy.seen().down,
    }
    const app = { at: await until(page, 'app'), down: proxy.seen().down }
    return { field, app, kept: { at: await until(page, 'kept'), down: proxy.seen().down } }
  })
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const down = `${[field, app, kept].map((at) => bytes(at.down)).join(', then ')} bytes down`
  const times = [field, app].map(({ at }) => seconds(at))
  note('first visit, 64 kbit/s', held, ...times, '–', seconds(kept.at), down)
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
  const took: Record<'field' | 'app' | 'list', number[]> = { field: [], app: [], list: [] }
  const bare: number[] = []
  for (let i = 0; i < starts; i++) {
    await inBrowser(profile, held, async (page) => {
      took.field.push(await open(page, url))
      await page.locator('input[type="password"]').fill(passphrase)
      await page.keyboard.press('Enter')
      took.app.push(await until(page, 'app'))
      took.list.push(await until(page, 'list'))
    })
    bare.push(await inBrowser(profile, held, (page) => open(page, onlyField)))
  }
  const ms = (times: number[]) => `${median(times).toFixed(0)} ms`
  const browsers = `${starts} starts of the browser`
  note('start without a network', held, ms(took.field), ms(took.app), ms(took.list), '–', browsers)
  note('the same of a page of one field', held, ms(bare), '–', '–', '–', browsers)
}
rmSync(profile, { recursive: true, force: true })
tell(
  'visit',
  `${circumstances()}. Throttled: the page’s main thread slowed four times.\n\n${table(head, rows)}`,
)
process.exit()
