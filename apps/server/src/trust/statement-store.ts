import type { Signed } from '@tocsin/schema/trust/signed'
import { Statement } from '@tocsin/schema/trust/statements'
import type { TrustDeps } from './trust-deps.ts'

type StatementKey = { kind: Statement['kind']; subject: string; version: number }

/** Keeps what was signed. The same version of the same subject is never replaced. */
export async function keepStatement(
  { database, mission, clock }: Pick<TrustDeps, 'database' | 'mission' | 'clock'>,
  { subject, version }: Omit<StatementKey, 'kind'>,
  { statement, signature }: Signed,
): Promise<void> {
  await database.db
    .insertInto('statement')
    .values({
      mission_id: mission,
      kind: statement.kind,
      subject,
      version,
      statement_json: JSON.stringify(statement),
      signature,
      made_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The newest statement of a kind about a subject. */
export async function newestStatement<K extends Statement['kind']>(
  { database, mission }: Pick<TrustDeps, 'database' | 'mission'>,
  kind: K,
  subject: string,
): Promise<Signed<Extract<Statement, { kind: K }>> | undefined> {
  const row = await database.db
    .selectFrom('statement')
    .select(['statement_json', 'signature'])
    .where('mission_id', '=', mission)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const statement = Statement.parse(JSON.parse(row.statement_json))
  // as: the row was found by its kind, which is the discriminant of the union.
  return { statement, signature: row.signature } as Signed<Extract<Statement, { kind: K }>>
}
