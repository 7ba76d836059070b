import { expect, it } from 'vitest'
import { type Config, isLoopback, parseConfig } from './config.ts'

function configOf(args: string[], env: Record<string, string> = {}): Config {
  const parsed = parseConfig(args, env, '/srv/tocsin')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}

it('by default: this machine only, port 8080, the embedded database, the demo when new', () => {
  const config = configOf([])
  expect(config).toMatchObject({
    host: 'localhost',
    port: 8080,
    lan: false,
    dataDir: '/srv/tocsin/data',
    databaseUrl: undefined,
    demo: 'when-new',
  })
  expect(config.publicDir).toMatch(/apps\/pwa\/dist$/)
  expect(isLoopback(config)).toBe(true)
})

it('the command line wins over the environment, an empty variable counts as none', () => {
  const env = { PORT: '9000', HOST: '127.0.0.1', TOCSIN_DATA: '/a', DATABASE_URL: '' }
  expect(configOf([], env)).toMatchObject({ port: 9000, dataDir: '/a', demo: 'when-new' })
  const args = ['--port', '0', '--data=b', '--host', '::1']
  expect(configOf(args, env)).toMatchObject({ port: 0, dataDir: '/srv/tocsin/b', host: '::1' })
})

it('--lan listens everywhere, on 8443, without a demo unless asked for by name', () => {
  expect(configOf(['--lan'])).toMatchObject({ host: '0.0.0.0', port: 8443, lan: true, demo: 'off' })
  expect(configOf(['--lan', '--demo']).demo).toBe('asked')
})

it.each(['0.0.0.0', '::', '192.168.1.7', '127.0.0.1.example.org', 'localhost.example.org'])(
  'on %s there is no demo unless asked for by name',
  (host) => {
    expect(configOf(['--host', host]).demo).toBe('off')
    expect(configOf(['--host', host, '--demo']).demo).toBe('asked')
  },
)

it('a demo never goes into the database of DATABASE_URL', () => {
  const env = { DATABASE_URL: 'postgres://db/tocsin' }
  expect(configOf([], env)).toMatchObject({ demo: 'off', databaseUrl: env.DATABASE_URL })
  expect(parseConfig(['--demo'], env)).toMatchObject({
    ok: false,
    error: { code: 'demo_refused', detail: { reason: expect.stringContaining('DATABASE_URL') } },
  })
})

it.each([
  [['--port', '80800'], '--port'],
  [['--port', 'http'], '--port'],
  [['--port', '-1'], '--port'],
  [['--port'], '--port'],
  [['--prot', '80'], '--prot'],
  [['--lan=yes'], '--lan'],
  [['surplus'], 'surplus'],
  [['--demo', '--no-demo'], '--demo'],
])('%j is refused in a sentence that names it', (args, named) => {
  const parsed = parseConfig(args, {})
  if (parsed.ok) throw new Error('accepted')
  expect(parsed.error.code).toBe('config_bad')
  expect(parsed.error.detail).toMatchObject({
    setting: expect.stringContaining(named),
    reason: expect.stringContaining(named),
  })
})

it('a bad PORT is named as such', () => {
  expect(parseConfig([], { PORT: 'x' })).toMatchObject({
    ok: false,
    error: { detail: { setting: 'PORT' } },
  })
})

it('SI-12 the address of the app is a name over HTTPS, or this machine', () => {
  const originOf = (text: string) => configOf([], { TOCSIN_ORIGIN: text }).origin
  expect(originOf('')).toBeUndefined()
  expect(originOf('https://tocsin.mission.example/')).toBe('https://tocsin.mission.example')
  expect(originOf('http://localhost:8080')).toBe('http://localhost:8080')
  for (const wrong of [
    'http://tocsin.mission.example',
    'https://10.0.0.4',
    'tocsin',
    'https://[::1]',
  ]) {
    const parsed = parseConfig([], { TOCSIN_ORIGIN: wrong }, '/srv/tocsin')
    expect([wrong, parsed]).toMatchObject([wrong, { ok: false, error: { code: 'config_bad' } }])
  }
})
