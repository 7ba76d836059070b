import type { LogDeps } from '../log/log-deps.ts'

export type IdentityDeps = Pick<LogDeps, 'database' | 'mission' | 'clock' | 'words'>
