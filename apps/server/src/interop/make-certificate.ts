import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { writeAudit } from '../accounts/audit.ts'
import { certify } from '../certificates/certify.ts'
import { withEvidence } from '../certificates/with-evidence.ts'
import type { Answer, Asked } from './jobs.ts'
import type { JobDeps } from './run-job.ts'

/** The certificate of a record for whoever administers the server; written down before it is handed out. */
export async function makeCertificate(
  deps: JobDeps,
  { id, locale, withParts, head }: Asked<'certificate.make'>,
): Promise<Result<Answer<'certificate.make'>, Problem>> {
  const { database, mission, clock } = deps
  await writeAudit(
    database.db,
    { mission, now: clock.now() },
    { by: null, what: 'certificate_exported', about: id },
  )
  return await withEvidence(deps, head ?? undefined, async (evidence) => {
    for (const kind of ['incident', 'threat'] as const) {
      const made = await certify(evidence, {
        record: { kind, id },
        locale,
        opens: { parts: withParts ? 'all' : 'none' },
        madeBy: null,
        madeAt: clock.now(),
      })
      if (made.ok || made.error.code !== 'not_found') return made
    }
    return err(problem('not_found'))
  })
}
