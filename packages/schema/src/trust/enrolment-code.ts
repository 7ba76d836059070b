import { fromBase64Url, fromHex, isBase64Url, toBase64Url, toHex } from '../primitives/bytes.ts'
import { MissionId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'

/** What a device needs to become a seat: which server, which root it has to show, and a one-time code. */
export type EnrolmentCode = {
  /** Origin, `https://…` without a path. */
  server: string
  mission: MissionId
  /** Of the root, in hex (SPEC TR-1). */
  fingerprint: string
  code: string
}

const mark = 'tocsin1'
const codeForm = /^[a-z0-9-]{8,60}$/

/**
 * As a QR code carries it and people paste it: an address whose fragment holds everything, so that no
 * server, proxy or log ever sees it (SPEC DV-11).
 */
export function writeEnrolmentCode({ server, mission, fingerprint, code }: EnrolmentCode): string {
  const root = toBase64Url(fromHex(fingerprint))
  return `${server}/#${[mark, mission, root, code].join('.')}`
}

/** Reads it back, from a scan, a paste or the address bar. `bad_input` for anything else; never throws. */
export function readEnrolmentCode(text: string): Result<EnrolmentCode, Problem> {
  const refused = err(problem('bad_input', { field: 'code' }))
  const typed = text.trim()
  if (typed.length > 400 || !URL.canParse(typed)) return refused
  const { protocol, origin, hash } = new URL(typed)
  const [start, mission, root = '', code = '', more] = hash.slice(1).split('.')
  const isWeb = protocol === 'https:' || protocol === 'http:'
  if (!isWeb || start !== mark || more !== undefined) return refused
  const known = MissionId.safeParse(mission)
  if (!known.success || !isBase64Url(root, 32) || !codeForm.test(code)) return refused
  const fingerprint = toHex(fromBase64Url(root))
  return ok({ server: origin, mission: known.data, fingerprint, code })
}
