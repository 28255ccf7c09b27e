/** Categories and objectives that the risks of the demo refer to. */

export const CATEGORIES = [
  'Service continuity', 'Information security', 'People and skills', 'Suppliers and contracts', 'Finance',
  'Programmes and projects', 'Legal and compliance', 'Reputation and public',
] as const;
export type CategoryName = (typeof CATEGORIES)[number];

const objectives = {
  S01: 'Keep the infrastructure secure, resilient and fast, so that services can rely on it',
  S02: 'Bring services online, and keep the online ones working',
  S03: 'Find and promote technology that makes the council more efficient',
  S04: 'Keep up and extend working links with partners',
  S05: 'Keep ICT strategy and policy in step with corporate priorities and with change',
  S06: 'Let staff work from wherever they are',
  S07: 'Keep ICT services and assets fit for their purpose, resistant to threats, and worth their cost',
} as const;
export type ObjectiveCode = keyof typeof objectives;
export const OBJECTIVES: Readonly<Record<ObjectiveCode, string>> = objectives;
