import { createHmac } from 'node:crypto'

const stepMs = 30_000

/** The authenticator app of the tests: what was entered into it, and the last step it was asked for. */
const kept = new Map<string, { secret: Buffer; lastStep: number }>()

/** Takes a secret in base 32, as it stands on the screen. */
export function enterSecret(account: string, shown: string): void {
  const bits = [...shown.replaceAll(/\s/g, '')]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  kept.set(account, { secret: Buffer.from(bytes), lastStep: 0 })
}

/** The code of now (RFC 6238), or of the next step when this one was used: each is good once. */
export function codeFor(account: string): string {
  const app = kept.get(account)
  if (!app) throw new Error(`no secret was entered for ${account}`)
  const step = Math.max(Math.floor(Date.now() / stepMs), app.lastStep + 1)
  app.lastStep = step
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', app.secret).update(counter).digest()
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
