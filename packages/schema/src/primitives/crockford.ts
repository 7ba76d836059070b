import { spellingOf } from './spelled-bits.ts'

/** Crockford's Base32: no letter that is misread for a digit, so that it can be read out by radio. */
export const crockford = spellingOf('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
