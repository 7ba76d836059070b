import type { Result } from '@tocsin/schema/primitives/result'
import { err } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { rowNonceBytes } from '@tocsin/seal/row'
import { seatKeyBytes } from '@tocsin/seal/seat-key'
import { secretBytes } from '@tocsin/seal/slot'
import { isStrongPassphrase, tidyPassphrase } from './passphrase.ts'
import type { Random } from './random.ts'
import { isFitSecondCode, isPin } from './second-code-rule.ts'
import { type OpenSettings, sealedBeginBytes, secondBytes } from './slot.ts'
import type { VaultCaller } from './vault-call.ts'
import type { Code, Fillers } from './vault-keys.ts'

type Authenticator = NonNullable<OpenSettings['authenticator']>

/** What was typed, and W where a key is bound. */
export type TypedCode = { passphrase: string; w: Code['w'] }

export type SlotChanges = {
  /**
   * Another passphrase. With `authenticator` its key is needed from now on as well, and digits are
   * enough; without it the passphrase has to be strong. `weak_passphrase`, `wrong_passphrase`.
   */
  change(ask: {
    from: TypedCode
    to: TypedCode
    authenticator: Authenticator | null
    now: number
  }): Promise<Result<void, Problem>>
  /** Sets the second code, with the beginning of the log behind it. `second_code_unfit`. */
  setSecond(ask: {
    from: TypedCode
    second: string
    begin: string
    now: number
  }): Promise<Result<void, Problem>>
  /** What the mission says: wrong attempts after which this part is wiped; null = never. */
  setWipeAfter(wipeAfter: OpenSettings['wipeAfter']): Promise<Result<void, Problem>>
  clearSecond(ask: { from: TypedCode; now: number }): Promise<Result<void, Problem>>
}

/** Random bytes for what holds nothing. */
export function drawFillers(random: Random): Fillers {
  return { second: random(secondBytes), begin: random(sealedBeginBytes) }
}

function codeOf({ passphrase, w }: TypedCode): Code {
  return { passphrase: tidyPassphrase(passphrase), w }
}

export function slotChanges(deps: {
  ask<T>(asked: () => Promise<Result<T, Problem>>): Promise<Result<T, Problem>>
  worker: VaultCaller
  random: Random
  settings: () => OpenSettings
  changed: (settings: OpenSettings) => void
}): SlotChanges {
  const { ask, worker, random } = deps
  const drawn = () => ({ nonce: random(rowNonceBytes), fillers: drawFillers(random) })
  return {
    change: async ({ from, to, authenticator, now }) => {
      const isEnough =
        isStrongPassphrase(to.passphrase) || (authenticator !== null && isPin(to.passphrase))
      if (!isEnough) return err(problem('weak_passphrase'))
      const settings = { ...deps.settings(), authenticator }
      const code = { code: codeOf(from), to: codeOf(to), settings, now }
      const changed = await ask(() => worker.call('changeCode', { ...code, ...drawn() }))
      if (changed.ok) deps.changed(settings)
      return changed
    },
    setSecond: async ({ from, second, begin, now }) => {
      const passphrase = tidyPassphrase(second)
      if (!isFitSecondCode(passphrase, tidyPassphrase(from.passphrase))) {
        return err(problem('second_code_unfit'))
      }
      const secrets = {
        master: random(secretBytes),
        seed: random(seatKeyBytes),
        nonce: random(rowNonceBytes),
        beginNonce: random(rowNonceBytes),
        begin,
      }
      return ask(() =>
        worker.call(
          'putSecond',
          { code: codeOf(from), now, second: { passphrase, secrets }, ...drawn() },
          [secrets.master.buffer, secrets.seed.buffer],
        ),
      )
    },
    setWipeAfter: async (wipeAfter) => {
      const changed = await ask(() => worker.call('changeWipeAfter', { wipeAfter, ...drawn() }))
      if (changed.ok) deps.changed({ ...deps.settings(), wipeAfter })
      return changed
    },
    clearSecond: async ({ from, now }) =>
      ask(() => worker.call('putSecond', { code: codeOf(from), now, second: null, ...drawn() })),
  }
}
