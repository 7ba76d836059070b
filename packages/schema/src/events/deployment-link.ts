import * as z from 'zod/mini'
import { RecordId } from '../primitives/ids.ts'

/**
 * In an amendment: the deployment that the record belongs to from now on, null for none. Absent where
 * that stays as it is. Nothing else follows from it, so that the one folded last stands (SPEC DP-8).
 */
export const DeploymentLink = z.optional(z.nullable(RecordId))

/** What a record belongs to once an amendment is folded in. */
export function linkAfter(
  before: RecordId | null,
  { deployment }: { deployment?: RecordId | null | undefined },
): RecordId | null {
  return deployment === undefined ? before : deployment
}
