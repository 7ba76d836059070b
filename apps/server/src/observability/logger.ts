import { type Logger, pino } from 'pino'

export type { Logger }

/**
 * What the server writes down about itself. No body, no query, no header, no address, no name: only
 * the fields that a call names. The redaction is the second line, for a field that should not be there.
 */
export function createLogger(write?: (line: string) => void): Logger {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'req',
        'res',
        'body',
        'query',
        'headers',
        'input',
        'password',
        'token',
        'cookie',
        'facts',
        'narrative',
        'provenance',
        '*.body',
        '*.headers',
        '*.input',
        '*.password',
        '*.token',
      ],
      remove: true,
    },
    serializers: { err: shownError },
  }
  return write ? pino(options, { write }) : pino(options)
}

/**
 * Where an error came from, without what it says: messages of a database driver quote the values
 * that it choked on.
 */
function shownError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { type: error.name, code, at: frames.slice(0, 8).map((line) => line.trim()) }
}
