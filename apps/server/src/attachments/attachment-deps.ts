import type { LogDeps } from '../log/log-deps.ts'

export type AttachmentDeps = Pick<
  LogDeps,
  'database' | 'mission' | 'clock' | 'words' | 'projections'
>
