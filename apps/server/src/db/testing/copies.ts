import type { Database } from '../database.ts'
import { backToTemplate, type Untouched, untouched } from './back-to-template.ts'

/** How copies of the template are made, opened for one test, and ended, on one kind of database. */
export type CopyKind<Copy> = {
  make(): Promise<Copy>
  open(copy: Copy): Promise<Database>
  end(copy: Copy): Promise<void>
}

/** A copy and how many tests have had it. */
type Used<Copy> = { copy: Copy; tests: number }
export type Taken<Copy> = Used<Copy> & { database: Database }

/** Copies of the template, which tests have one after the other. */
export type Copies<Copy> = {
  /** One that is as if it were new. */
  take(): Promise<Taken<Copy>>
  /** One that no test has had. */
  takeNew(): Promise<Taken<Copy>>
  giveBack(taken: Taken<Copy>): Promise<void>
}

/** After so many tests a copy is ended: the embedded database keeps all of its log in memory. */
const mostTests = 40

export function copiesOf<Copy>({ make, open, end }: CopyKind<Copy>): Copies<Copy> {
  const used: Used<Copy>[] = []
  let before: Untouched | undefined

  async function takeNew(): Promise<Taken<Copy>> {
    const copy = await make()
    const database = await open(copy)
    before ??= await untouched(database)
    return { copy, database, tests: 0 }
  }
  return {
    takeNew,
    async take() {
      const one = used.pop()
      if (one === undefined || before === undefined) return await takeNew()
      const database = await open(one.copy)
      if (await backToTemplate(database, before)) return { ...one, database }
      await database.close()
      await end(one.copy)
      return await takeNew()
    },
    async giveBack({ copy, database, tests }) {
      await database.close()
      if (tests + 1 < mostTests) used.push({ copy, tests: tests + 1 })
      else await end(copy)
    },
  }
}
