import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/**
 * Runs a program to its end and gives its exit code and everything it said (also when it could not
 * be started at all: code 127). `shown` passes its words on to the terminal instead.
 */
export function run(command, args, { env = process.env, shown = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output = (output + chunk).slice(-200_000)
      })
    }
    let timedOut = false
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true
          child.kill('SIGTERM')
          setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
        }, timeoutMs)
      : undefined
    const end = (code, text) => {
      clearTimeout(timer)
      resolve({ code, output: text, timedOut })
    }
    child.on('error', (error) => end(127, String(error)))
    child.on('close', (code) => end(code ?? 1, output))
  })
}

/** The last lines of a program's output, for the person who has to find out why it failed. */
export function lastLines(output, count = 15) {
  return output.trimEnd().split('\n').slice(-count).join('\n')
}
