/** A key that answers for an account: its public half, and how often it has answered. */
export interface PasskeyTable {
  mission_id: string
  /** As its authenticator names it, base64url. */
  credential_id: string
  account_id: string
  /** What its owner calls it. */
  name: string
  /** COSE key (RFC 9052), base64url. */
  public_key: string
  /** The authenticator's own count of answers; 0 where it keeps none. */
  counter: number
  transports_json: string
  made_at: number
  used_at: number | null
}

/** What a key is asked to sign next, by the session that asked. Taken away by the first answer. */
export interface PasskeyChallengeTable {
  mission_id: string
  session_id: string
  purpose: string
  challenge: string
  expires_at: number
}
