#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { requireNode20, requireNode24 } from '../../../scripts/lib/node24.mjs'

// Any Node from 20 on starts this; the work is done by the Node 24 that comes with the packages.
requireNode20()
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const child = spawn(requireNode24(), [main, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // Ctrl-C reaches the whole foreground group: the child already has it.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
child.on('error', (error) => {
  process.stderr.write(`The command could not be started: ${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code) => process.exit(code ?? 1))
