/** Why somebody's rights are changed: codes, as the mission's book keeps no word that a person typed. */
export const rightsReasons = ['rotation', 'duties', 'correction', 'other'] as const
export type RightsReason = (typeof rightsReasons)[number]
