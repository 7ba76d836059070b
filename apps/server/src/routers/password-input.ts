import * as z from 'zod/mini'
import { longestPassword, shortestPassword } from '../accounts/password.ts'

/** A password that is chosen. Databases take no U+0000 in a text. */
export const Password = z
  .string()
  .check(z.minLength(shortestPassword), z.maxLength(longestPassword), z.regex(/^[^\0]*$/))
