import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { answerPasskey, makePasskey } from './passkey.ts'
import { called, type ServerClient } from './server-client.ts'

/** The key did not answer: not there, not unlocked, or its person gave up. */
export type KeyFailure = Problem | 'no_answer'

type Client = Pick<ServerClient, 'passkey'>

/** Makes a key for the account of this session. Gives recovery codes where it is its first factor. */
export async function addPasskey(
  { passkey }: Client,
  credentials: CredentialsContainer | undefined,
  name: string,
): Promise<Result<readonly string[], KeyFailure>> {
  const asked = await called(passkey.begin.mutate())
  if (!asked.ok) return asked
  const response = await makePasskey(credentials, asked.value)
  if (!response) return err('no_answer')
  const taken = await called(passkey.take.mutate({ name, response }))
  return taken.ok ? ok(taken.value.recoveryCodes) : taken
}

/** What a key answers to the question that this session is asked. */
export async function answerOf(
  { passkey }: Client,
  credentials: CredentialsContainer | undefined,
): Promise<Result<NonNullable<Awaited<ReturnType<typeof answerPasskey>>>, KeyFailure>> {
  const asked = await called(passkey.ask.mutate())
  if (!asked.ok) return asked
  const answer = await answerPasskey(credentials, asked.value)
  return answer ? ok(answer) : err('no_answer')
}
