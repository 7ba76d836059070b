import { inject } from 'vitest'
import type { Database } from '../database.ts'

/** Where a copy of the migrated template is to be had: a file of the embedded one, the address of the cluster. */
export async function template(of: Database['kind']): Promise<string> {
  const ask = () => fetch(`${inject('testDatabases').templates}/${of}`)
  // After a long test the connection that was kept open may just be closing: asked once more.
  const response = await ask().catch(ask)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
