import { actorClasses } from './actor-classes.ts'
import { actorTypes } from './actor-types.ts'
import { ageBands } from './age-bands.ts'
import { alertClosingReasons } from './alert-closing-reasons.ts'
import { alertLevels } from './alert-levels.ts'
import { assessmentWithdrawals } from './assessment-withdrawals.ts'
import { attribution } from './attribution.ts'
import { cannotRespondReasons } from './cannot-respond-reasons.ts'
import { capacity } from './capacity.ts'
import { communityProtection } from './community-protection.ts'
import { components } from './components.ts'
import { consentLevels } from './consent-levels.ts'
import { crsvForms } from './crsv-forms.ts'
import { crsvLinks } from './crsv-links.ts'
import { deploymentEndings } from './deployment-endings.ts'
import { deploymentTriggers } from './deployment-triggers.ts'
import { erasureReasons } from './erasure-reasons.ts'
import { flashKinds } from './flash-kinds.ts'
import { graveViolations } from './grave-violations.ts'
import { hostLevers } from './host-levers.ts'
import { hrddpChecks } from './hrddp-checks.ts'
import { identityReasons } from './identity-reasons.ts'
import { imminence } from './imminence.ts'
import { interpreterKinds } from './interpreter-kinds.ts'
import { interviewLanguages } from './interview-languages.ts'
import { peopleMet } from './people-met.ts'
import { perceptions } from './perceptions.ts'
import { personKinds } from './person-kinds.ts'
import { pocPhases } from './poc-phases.ts'
import { pocTiers } from './poc-tiers.ts'
import { preBriefItems } from './pre-brief-items.ts'
import { protectionPriorities } from './protection-priorities.ts'
import { recommendationAnswers } from './recommendation-answers.ts'
import { recommendationMeans } from './recommendation-means.ts'
import { recommendationOrgans } from './recommendation-organs.ts'
import { recommendationOwners } from './recommendation-owners.ts'
import { recommendationWithdrawals } from './recommendation-withdrawals.ts'
import { referralAnswers } from './referral-answers.ts'
import { referralTargets } from './referral-targets.ts'
import { responseTypes } from './response-types.ts'
import { roles } from './roles.ts'
import { sensitivity } from './sensitivity.ts'
import { informationCredibility, sourceReliability } from './source-grades.ts'
import { sourceTypes } from './source-types.ts'
import { standardsOfProof } from './standards-of-proof.ts'
import { threatEndings } from './threat-endings.ts'
import { threatFactors } from './threat-factors.ts'
import { threatKinds } from './threat-kinds.ts'
import { impact, likelihood } from './threat-scales.ts'
import { threatCapabilities, threatIntents } from './threat-strength.ts'
import { threatTactics } from './threat-tactics.ts'
import { verificationFindings } from './verification-findings.ts'
import { victimGroups } from './victim-groups.ts'
import { victimStatuses } from './victim-statuses.ts'
import { violationTypes } from './violation-types.ts'
import type { Vocabulary } from './vocabulary.ts'
import { warningDismissals } from './warning-dismissals.ts'
import { warningKinds } from './warning-kinds.ts'
import { warningMutes } from './warning-mutes.ts'
import { will } from './will.ts'
import { withdrawalReasons } from './withdrawal-reasons.ts'
import { workStates } from './work-states.ts'

/** Every code list, for the page that says where each comes from, for exports and for tests. */
export const vocabularies: readonly Vocabulary[] = [
  graveViolations,
  violationTypes,
  crsvForms,
  crsvLinks,
  flashKinds,
  victimGroups,
  ageBands,
  victimStatuses,
  actorTypes,
  actorClasses,
  attribution,
  threatKinds,
  threatFactors,
  threatEndings,
  threatIntents,
  threatCapabilities,
  threatTactics,
  likelihood,
  impact,
  imminence,
  alertLevels,
  alertClosingReasons,
  responseTypes,
  cannotRespondReasons,
  pocTiers,
  pocPhases,
  protectionPriorities,
  verificationFindings,
  workStates,
  standardsOfProof,
  sourceTypes,
  sourceReliability,
  informationCredibility,
  will,
  capacity,
  hostLevers,
  hrddpChecks,
  assessmentWithdrawals,
  sensitivity,
  components,
  roles,
  withdrawalReasons,
  consentLevels,
  personKinds,
  identityReasons,
  erasureReasons,
  referralTargets,
  referralAnswers,
  interviewLanguages,
  interpreterKinds,
  deploymentTriggers,
  deploymentEndings,
  preBriefItems,
  communityProtection,
  peopleMet,
  perceptions,
  recommendationOrgans,
  recommendationOwners,
  recommendationMeans,
  recommendationAnswers,
  recommendationWithdrawals,
  warningKinds,
  warningDismissals,
  warningMutes,
]
