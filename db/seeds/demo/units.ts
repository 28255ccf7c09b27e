import type { UnitKind } from '@holdfast/domain';

interface DemoUnit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
}

const units = {
  council: { name: 'Aldermere Council', kind: 'organisation', parent: null },
  resources: { name: 'Resources', kind: 'directorate', parent: 'council' },
  ict: { name: 'ICT', kind: 'service', parent: 'resources' },
  infrastructure: { name: 'Infrastructure', kind: 'team', parent: 'ict' },
  applications: { name: 'Applications', kind: 'team', parent: 'ict' },
  serviceDesk: { name: 'Service Desk', kind: 'team', parent: 'ict' },
  informationGovernance: { name: 'Information Governance', kind: 'team', parent: 'ict' },
  digitalProgramme: { name: 'Digital Programme', kind: 'team', parent: 'ict' },
  finance: { name: 'Finance', kind: 'service', parent: 'resources' },
  humanResources: { name: 'Human Resources', kind: 'service', parent: 'resources' },
  legal: { name: 'Legal Services', kind: 'service', parent: 'resources' },
  communities: { name: 'Communities', kind: 'directorate', parent: 'council' },
  customerServices: { name: 'Customer Services', kind: 'service', parent: 'communities' },
  housing: { name: 'Housing', kind: 'service', parent: 'communities' },
  people: { name: 'Adults and Children', kind: 'directorate', parent: 'council' },
  adultSocialCare: { name: 'Adult Social Care', kind: 'service', parent: 'people' },
  childrensServices: { name: 'Children’s Services', kind: 'service', parent: 'people' },
} as const satisfies Record<string, DemoUnit>;

export type UnitKey = keyof typeof units;

/** Parents before children. */
export const UNITS: Readonly<Record<UnitKey, DemoUnit & { parent: UnitKey | null }>> = units;
