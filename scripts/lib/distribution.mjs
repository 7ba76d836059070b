import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { lastLines, run } from './run.mjs'
import { say, withProgress } from './say.mjs'

const macApps = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The browser for the end-to-end tests: the one named in TOCSIN_CHROMIUM, else an installed one. */
export function findChromium() {
  const named = process.env.TOCSIN_CHROMIUM
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  return [named, ...names.flatMap(inPath), macApps].find((path) => path && isProgram(path))
}

/**
 * The same browser without its own windows, tabs and their pages, which nobody sees in a test: a
 * twelfth less computing (docs/adr/0065). Where it is not installed the whole one serves. What looks at what a browser
 * keeps of itself (canaries, torture) takes the whole one always.
 */
export function findHeadless() {
  const named = process.env.TOCSIN_HEADLESS
  return [named, ...inPath('chromium-headless-shell')].find((path) => path && isProgram(path))
}

export function hasPostgres() {
  const debian = '/usr/lib/postgresql'
  const folders = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
    : []
  return [...folders.map((folder) => join(folder, 'initdb')), ...inPath('initdb')].some(isProgram)
}

/** Arabic screens are tested with real letters: without a font they are boxes. */
async function hasArabicFont() {
  const { code, output } = await run('fc-list', [':lang=ar', 'family'])
  return code === 0 && output.trim() !== ''
}

/** Installs the browser, the database and a font from the distribution where that is possible. */
export async function installFromDistribution({ browser, database }) {
  const wanted = [
    ...(browser && !findChromium() ? ['chromium'] : []),
    ...(browser && process.platform === 'linux' && !(await hasArabicFont())
      ? ['fontconfig', 'fonts-noto-core']
      : []),
    ...(database && !hasPostgres() ? ['postgresql'] : []),
    // What a lawyer checks a certificate with (SPEC CE-3).
    ...(database && !inPath('openssl').some(isProgram) ? ['openssl'] : []),
    // What reads the files of a weekly paper back (SPEC SD-8).
    ...(database && !inPath('soffice').some(isProgram)
      ? ['libreoffice-writer-nogui', 'libreoffice-calc-nogui']
      : []),
    ...(database && !inPath('pdfinfo').some(isProgram) ? ['poppler-utils'] : []),
  ]
  if (wanted.length === 0) return
  if (process.getuid?.() !== 0 || !inPath('apt-get').some(isProgram)) {
    say(
      `Not installed here: ${wanted.join(', ')}. As root, on Debian: apt-get install ${wanted.join(' ')}`,
    )
    return
  }
  say(`Installing from the distribution: ${wanted.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = async () => {
    await run('apt-get', ['update', '-q'], { env })
    return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], { env })
  }
  const { code, output } = await withProgress('apt-get install', apt())
  if (code !== 0) say(`${lastLines(output, 8)}\napt-get could not install them (${code}).`)
}

function inPath(name) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
