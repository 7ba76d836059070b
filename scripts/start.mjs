import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildApp } from './lib/build-app.mjs'
import { installMissing } from './lib/install.mjs'
import { requireNode20, requireNode24, toolEnvironment } from './lib/node24.mjs'
import { root } from './lib/root.mjs'
import { lastLines } from './lib/run.mjs'
import { giveUp } from './lib/say.mjs'

requireNode20()
await installMissing()
const node = requireNode24()

const built = await buildApp(node)
if (built.code !== 0) {
  giveUp(
    lastLines(built.output, 30),
    '',
    'The app could not be built; the reason is above, and the server was not started.',
  )
}

const main = join(root, 'apps', 'server', 'src', 'main.ts')
// What a start leaves behind fills the room for new objects: half as much of it costs the server 2 to
// 3 % of processor time and saves 14 MB.
const server = spawn(node, ['--max-semi-space-size=8', main, ...process.argv.slice(2)], {
  cwd: root,
  env: toolEnvironment({
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    // What Node has compiled is there at the next start, which takes two thirds of the time then.
    NODE_COMPILE_CACHE:
      process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
  }),
  stdio: 'inherit',
})
server.on('error', (error) => giveUp(`The server could not be started: ${error.message}`))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // Ctrl-C reaches the whole foreground group: the server already has it.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) server.kill(signal)
  })
}
server.on('exit', (code, signal) => {
  process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
})
