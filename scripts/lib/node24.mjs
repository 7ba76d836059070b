import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './root.mjs'
import { giveUp } from './say.mjs'

const majorOf = (version) => Number(version.split('.')[0])

/** Ends with a sentence when this Node cannot even run the set-up. */
export function requireNode20() {
  if (majorOf(process.versions.node) >= 20) return
  giveUp(
    `Tocsin needs Node 20 or newer; this is Node ${process.versions.node}.`,
    'Install a current Node from https://nodejs.org, open a new terminal and run the command again.',
  )
}

/** Node 24: this one, or the one that comes with the packages; undefined before the installation. */
export function findNode24() {
  if (majorOf(process.versions.node) >= 24) return process.execPath
  const { platform, arch } = process
  const name = platform === 'win32' ? 'node.exe' : 'node'
  const system = platform === 'win32' ? 'win' : platform
  return [`node-${system}-${arch}`, `node-bin-${platform}-${arch}`]
    .map((pack) => join(root, 'node_modules', pack, 'bin', name))
    .find((path) => existsSync(path))
}

/** As `findNode24`, after the installation: ends with a sentence where there is none. */
export function requireNode24() {
  const node = findNode24()
  if (node) return node
  giveUp(
    `No Node 24 is supplied for this kind of machine (${process.platform} ${process.arch}).`,
    'Install Node 24 from https://nodejs.org, open a new terminal and run the command again.',
  )
}

/** The environment in which every tool finds the workspace's programs, and Node 24 as `node`. */
export function toolEnvironment(extra = {}) {
  const bin = join(root, 'node_modules', '.bin')
  return {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...extra,
  }
}
