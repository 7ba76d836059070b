import type { ProblemCode } from '@tocsin/schema/problem'

/** What a fork leaves behind: the event that lost its place, and those that hang on it. */
export const lostPlaces: readonly ProblemCode[] = ['forked', 'broken_chain']
