import type { Migration } from 'kysely/migration'
import { spine } from './0001-spine.ts'
import { titleOf } from './0002-title-of.ts'
import { trust } from './0003-trust.ts'
import { proof } from './0004-proof.ts'
import { signIn } from './0005-sign-in.ts'
import { identities } from './0006-identities.ts'
import { envelopes } from './0007-envelopes.ts'
import { devices } from './0008-devices.ts'
import { erasure } from './0009-erasure.ts'
import { quarantine } from './0011-quarantine.ts'
import { passkeys } from './0012-passkeys.ts'
import { identityLimits } from './0013-identity-limits.ts'
import { words } from './0014-words.ts'
import { rights } from './0015-rights.ts'
import { teams } from './0016-teams.ts'
import { attachments } from './0017-attachments.ts'
import { drawn } from './0019-drawn.ts'
import { heard } from './0022-heard.ts'
import { drawnPlaces } from './0023-drawn-places.ts'
import { growth } from './0024-growth.ts'
import { wordsMark } from './0025-words-mark.ts'
import { papers } from './0026-papers.ts'
import { warnings } from './0027-warnings.ts'
import { outside } from './0028-outside.ts'
import { paperReads } from './0029-paper-reads.ts'
import { paperRows } from './0030-paper-rows.ts'

/**
 * Every migration ever released, by name (`0001-…`), in order. Forward only: a released one is
 * never edited or removed, a mistake is corrected by the next.
 */
export const migrations: Record<string, Migration> = {
  '0001-spine': spine,
  '0002-title-of': titleOf,
  '0003-trust': trust,
  '0004-proof': proof,
  '0005-sign-in': signIn,
  '0006-identities': identities,
  '0007-envelopes': envelopes,
  '0008-devices': devices,
  '0009-erasure': erasure,
  '0011-quarantine': quarantine,
  '0012-passkeys': passkeys,
  '0013-identity-limits': identityLimits,
  '0014-words': words,
  '0015-rights': rights,
  '0016-teams': teams,
  '0017-attachments': attachments,
  '0019-drawn': drawn,
  '0022-heard': heard,
  '0023-drawn-places': drawnPlaces,
  '0024-growth': growth,
  '0025-words-mark': wordsMark,
  '0026-papers': papers,
  '0027-warnings': warnings,
  '0028-outside': outside,
  '0029-paper-reads': paperReads,
  '0030-paper-rows': paperRows,
}
