import { type Problem, problem } from '@tocsin/schema/problem'

/** What an act gets that comes after the vault was locked: its keys are gone. */
export const lockedProblem: Problem = problem('vault_locked')
