import { accountRouter } from './account-router.ts'
import { adminRouter } from './admin-router.ts'
import { attachmentRouter } from './attachment-router.ts'
import { authRouter } from './auth-router.ts'
import { deskRouter } from './desk-router.ts'
import { enrolmentRouter } from './enrolment-router.ts'
import { erasureRouter } from './erasure-router.ts'
import { figuresRouter } from './figures-router.ts'
import { hostStateRouter } from './host-state-router.ts'
import { identityRouter } from './identity-router.ts'
import { invitationRouter } from './invitation-router.ts'
import { missionRouter } from './mission-router.ts'
import { outsideRouter } from './outside-router.ts'
import { paperRouter } from './paper-router.ts'
import { passkeyRouter } from './passkey-router.ts'
import { syncRouter } from './sync-router.ts'
import { teamRouter } from './team-router.ts'
import { router } from './trpc.ts'
import { warningRouter } from './warning-router.ts'

export const appRouter = router({
  auth: authRouter,
  account: accountRouter,
  passkey: passkeyRouter,
  invitation: invitationRouter,
  sync: syncRouter,
  mission: missionRouter,
  desk: deskRouter,
  paper: paperRouter,
  outside: outsideRouter,
  team: teamRouter,
  enrolment: enrolmentRouter,
  figures: figuresRouter,
  admin: adminRouter,
  identity: identityRouter,
  erasure: erasureRouter,
  attachment: attachmentRouter,
  warnings: warningRouter,
  hostState: hostStateRouter,
})

/** All that a client imports from the server, as a type. */
export type AppRouter = typeof appRouter
