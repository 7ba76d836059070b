import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'

export type Config = {
  host: string
  port: number
  /** HTTPS with a local certificate on every address, so that a real tablet can install the app. */
  lan: boolean
  /** Embedded database, certificate, map packs, attachments. */
  dataDir: string
  databaseUrl: string | undefined
  /**
   * `when-new`: a new data folder gets the demo mission. `asked`: likewise, by name, so on any
   * address. `off`: no demo mission is made, and an existing one is not served.
   */
  demo: 'when-new' | 'asked' | 'off'
  publicDir: string
  /** The address that people type, for example `https://tocsin.mission.example`: passkeys are bound to it. */
  origin: string | undefined
}

const usage = {
  port: { type: 'string' },
  host: { type: 'string' },
  lan: { type: 'boolean' },
  data: { type: 'string' },
  demo: { type: 'boolean' },
  'no-demo': { type: 'boolean' },
  public: { type: 'string' },
} as const

const root = resolve(import.meta.dirname, '../../..')
const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/

/**
 * Reads the command line over the environment over the defaults. Relative folders are taken from
 * `cwd` (npm starts the server in the root of the repository).
 *
 * @returns `config_bad` or `demo_refused`, whose `reason` is a sentence for the terminal.
 */
export function parseConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string = root,
): Result<Config, Problem> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { value: asked } = parsed
  const lan = asked.lan ?? false
  const port = readPort(asked.port, env.PORT, lan ? 8443 : 8080)
  if (!port.ok) return port
  const host = asked.host ?? (env.HOST || (lan ? '0.0.0.0' : 'localhost'))
  const databaseUrl = env.DATABASE_URL || undefined
  const demo = readDemo(asked, databaseUrl, loopback.test(host))
  if (!demo.ok) return demo
  const origin = readOrigin(env.TOCSIN_ORIGIN)
  if (!origin.ok) return origin
  return ok({
    host,
    port: port.value,
    lan,
    dataDir: resolve(cwd, asked.data ?? (env.TOCSIN_DATA || 'data')),
    databaseUrl,
    demo: demo.value,
    origin: origin.value,
    publicDir: resolve(cwd, asked.public ?? (env.TOCSIN_PUBLIC || resolve(root, 'apps/pwa/dist'))),
  })
}

/** True where only this machine can reach the server. */
export function isLoopback(config: Pick<Config, 'host'>): boolean {
  return loopback.test(config.host)
}

type Asked = ReturnType<typeof readOptions>

function readOptions(args: readonly string[]) {
  return parseArgs({ args: [...args], options: usage, strict: true }).values
}

function parseOptions(args: readonly string[]): Result<Asked, Problem> {
  try {
    return ok(readOptions(args))
  } catch (error) {
    const setting = /'(?:-\w, )?(--?[\w-]+|[^']*)/.exec(String(error))?.[1] ?? args.join(' ')
    const known =
      'npm start -- [--lan] [--port N] [--host ADDRESS] [--data FOLDER] [--demo | --no-demo]'
    return bad(setting, `${setting} was not understood. Known are: ${known}`)
  }
}

function readPort(
  asked: string | undefined,
  fromEnv: string | undefined,
  otherwise: number,
): Result<number, Problem> {
  const text = asked ?? (fromEnv || String(otherwise))
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return ok(port)
  const setting = asked === undefined ? 'PORT' : '--port'
  return bad(setting, `${setting} must be a whole number from 0 to 65535, not “${text}”.`)
}

function readOrigin(text: string | undefined): Result<string | undefined, Problem> {
  if (!text) return ok(undefined)
  const url = URL.canParse(text) ? new URL(text) : undefined
  // WebAuthn takes names only, never numbers, and no plain address but this machine's own.
  const isName = url && !/^[\d.]+$|^\[/.test(url.hostname)
  if (isName && (url.protocol === 'https:' || url.hostname === 'localhost')) return ok(url.origin)
  const reason = `TOCSIN_ORIGIN must be the address of the app, like https://tocsin.mission.example, not “${text}”.`
  return bad('TOCSIN_ORIGIN', reason)
}

function readDemo(
  asked: Asked,
  databaseUrl: string | undefined,
  onlyHere: boolean,
): Result<Config['demo'], Problem> {
  if (asked.demo && asked['no-demo']) {
    return bad('--demo', 'Both --demo and --no-demo were given. Keep one of them.')
  }
  if (asked.demo && databaseUrl) {
    const reason =
      'The demo mission is never put into the database of DATABASE_URL. Leave --demo out, or unset DATABASE_URL to try the demo on the embedded database.'
    return err(problem('demo_refused', { reason }))
  }
  if (asked.demo) return ok('asked')
  return ok(asked['no-demo'] || databaseUrl || !onlyHere ? 'off' : 'when-new')
}

function bad(setting: string, reason: string): Result<never, Problem> {
  return err(problem('config_bad', { setting, reason }))
}
