/** Of everybody in the demo council. */
export const PASSWORD = 'aldermere-demo';

/** Whom the journeys follow, by job title. */
export type JobTitle =
  | 'Head of ICT' | 'Risk Manager' | 'Director of Resources' | 'Infrastructure Manager' | 'Applications Manager' | 'Service Desk Manager'
  | 'Internal Auditor' | 'Continuity Manager' | 'Elected Member, Scrutiny' | 'Administrator' | 'Head of Communities';

export const emailOf = (jobTitle: JobTitle): string => `${jobTitle.toLowerCase().replace(/[^a-z]+/g, '-')}@aldermere.example`;
