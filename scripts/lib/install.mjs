import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNode24 } from './node24.mjs'
import { root } from './root.mjs'
import { lastLines, run } from './run.mjs'
import { giveUp, withProgress } from './say.mjs'

const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i

/** Installs exactly what the lock file names when something of it is missing, and only then. */
export async function installMissing() {
  if (isInstalled()) return
  const [command, ...args] = npmCommand()
  // No package of ours needs an install script, so none is run.
  const install = run(command, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  const { code, output } = await withProgress(
    'Installing what Tocsin needs (about 550 MB)',
    install,
  )
  if (code === 0) return
  if (code === 127) {
    giveUp(
      'npm was not found, and it is needed once to install what Tocsin needs.',
      'It comes with Node: install Node again from https://nodejs.org and run the command again.',
    )
  }
  if (/ENOSPC/.test(output)) {
    giveUp(
      'The disk is full: what Tocsin needs could not be installed.',
      'Free about 1 GB and run the command again.',
    )
  }
  if (noNetwork.test(output)) {
    giveUp(
      lastLines(output),
      '',
      'What Tocsin needs could not be fetched: the package registry did not answer.',
      'The first start needs a network. Connect, then run the command again; later starts need none.',
    )
  }
  giveUp(
    lastLines(output),
    '',
    `Installing failed (npm ended with ${code}); its last lines are above.`,
    'Delete the folder node_modules and run the command again.',
  )
}

/**
 * True when every package that the lock file demands on each machine is there in that version.
 * Times of files prove nothing after a clone or a checkout.
 */
export function isInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present || !findNode24()) return false
  return Object.entries(wanted).every(
    ([path, { version, link, optional, devOptional, peer }]) =>
      !path.includes('node_modules/') ||
      optional ||
      devOptional ||
      peer ||
      (existsSync(join(root, path)) && (link || present[path]?.version === version)),
  )
}

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** npm as the one that runs us, else the PATH's (on Windows a script that needs its own shell). */
function npmCommand() {
  const running = process.env.npm_execpath
  if (running?.endsWith('.js') && existsSync(running)) return [process.execPath, running]
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm'] : ['npm']
}
