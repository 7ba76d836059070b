import * as z from 'zod/mini'
import { useInvitation } from '../accounts/invitation-use.ts'
import { openSession } from '../accounts/sessions.ts'
import { missionOf } from '../log/mission.ts'
import { valueOrProblem } from './problem-error.ts'
import { openProcedure, router } from './trpc.ts'

const Code = z.string().check(z.minLength(8), z.maxLength(60), z.regex(/^[^\0]*$/))

export const enrolmentRouter = router({
  /**
   * Uses a one-time code up and opens the short session in which its device enrols. The account has
   * no password of its own: the key of the device opens the server from then on.
   */
  redeem: openProcedure.input(z.object({ code: Code })).mutation(async ({ ctx, input }) => {
    const { deps, address } = ctx
    // Nobody guesses 79 bits; what is limited is the work that a question makes.
    valueOrProblem(await deps.askLimit.challenge(address, null))
    const account = valueOrProblem(await useInvitation(deps, input.code, {}))
    ctx.setSession(await openSession(deps, account.id, null))
    const { settings } = await missionOf(deps.database.db, deps.mission)
    const names = [account.personName, settings.name, ...settings.areas.map(({ name }) => name)]
    return { name: account.name, names }
  }),
})
