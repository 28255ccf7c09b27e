import { CORPORATE_5X5, HALTON_4X4, MELTON_6X4, type Layer, type RiskMatrix } from '@holdfast/domain';
import { COMMUNITIES_DRAFTS, COMMUNITIES_RISKS } from './communities-register';
import { CORPORATE_DRAFTS, CORPORATE_RISKS } from './corporate-register';
import type { DemoDraft, DemoRisk } from './demo-risk';
import { ICT_SERVICE_DRAFTS, ICT_SERVICE_RISKS } from './ict-service-register';
import { INDIVIDUAL_ASSESSMENT_RISKS } from './individual-assessments';
import { MALWARE_DRAFTS, MALWARE_RISKS } from './malware-register';
import { OPERATIONAL_DRAFTS, OPERATIONAL_RISKS } from './operational-register';
import type { PersonKey } from './people';
import { CRM_PROJECT_RISKS, TELEPHONY_PROJECT_RISKS } from './project-registers';
import { SERVICE_OBJECTIVE_RISKS } from './service-objective-register';
import type { UnitKey } from './units';

interface DemoMatrix {
  readonly name: string;
  readonly description: string;
  readonly definition: RiskMatrix;
}

const matrices = {
  corporate: {
    name: 'Corporate 5 × 5',
    description: 'How the council scores what concerns all of it, and the default for new registers.',
    definition: CORPORATE_5X5.matrix,
  },
  ict: {
    name: 'ICT A–F × IV–I',
    description: 'Letters for likelihood, roman numerals for impact, as the ICT service has scored for years. The grid is that of a published service plan; the levels are our own, as the plan prints none.',
    definition: MELTON_6X4.matrix,
  },
  objectives: {
    name: 'Service objectives 4 × 4',
    description: 'For risks to the objectives of a service plan: 1 to 4 low, 5 to 10 medium, 11 to 16 high.',
    definition: HALTON_4X4.matrix,
  },
} as const satisfies Record<string, DemoMatrix>;

export type MatrixKey = keyof typeof matrices;
export const MATRICES: Readonly<Record<MatrixKey, DemoMatrix>> = matrices;

/** From the ICT service's matrix one reads risks on the corporate one; the other pairs wait for somebody to declare them. */
export const CROSSWALK = { from: 'ict', to: 'corporate', daysAgo: 700, reason: 'Agreed by the corporate risk group.' } as const;

export interface DemoRegister {
  readonly name: string;
  readonly description: string;
  readonly layer: Layer;
  readonly prefix: string;
  readonly unit: UnitKey;
  readonly owner: PersonKey;
  readonly matrix: MatrixKey;
  readonly appetite: string;
  readonly reviewMonths: number;
  readonly reviewMonthsByLevel: Readonly<Record<string, number>>;
  /** Prefix of the register that it escalates to. */
  readonly parent: string | null;
  readonly createdDaysAgo: number;
  readonly risks: readonly DemoRisk[];
  readonly drafts: readonly DemoDraft[];
}

const EVERY_MONTH_WHEN_HIGH = { H: 1, VH: 1 } as const;

/** Parents before children: corporate, service, then thematic, project and operational, then individual assessments. */
export const REGISTERS: readonly DemoRegister[] = [
  {
    name: 'Corporate risk register', description: 'What the management board watches, and the operational risks of departments.', layer: 'corporate', prefix: 'CRP',
    unit: 'council', owner: 'directorOfResources', matrix: 'corporate', appetite: 'M', reviewMonths: 3, reviewMonthsByLevel: EVERY_MONTH_WHEN_HIGH,
    parent: null, createdDaysAgo: 775, risks: CORPORATE_RISKS, drafts: CORPORATE_DRAFTS,
  },
  {
    name: 'ICT service register', description: 'Risks of the ICT service that reach beyond one of its teams.', layer: 'service', prefix: 'ICT',
    unit: 'ict', owner: 'headOfIct', matrix: 'ict', appetite: 'M', reviewMonths: 3, reviewMonthsByLevel: EVERY_MONTH_WHEN_HIGH,
    parent: 'CRP', createdDaysAgo: 770, risks: ICT_SERVICE_RISKS, drafts: ICT_SERVICE_DRAFTS,
  },
  {
    name: 'ICT service objectives', description: 'One risk to each objective of the ICT service plan.', layer: 'service', prefix: 'SOB',
    unit: 'ict', owner: 'headOfIct', matrix: 'objectives', appetite: 'M', reviewMonths: 3, reviewMonthsByLevel: {},
    parent: 'CRP', createdDaysAgo: 496, risks: SERVICE_OBJECTIVE_RISKS, drafts: [],
  },
  {
    name: 'Communities service register', description: 'Housing, libraries, counters and grants.', layer: 'service', prefix: 'COM',
    unit: 'communities', owner: 'headOfCommunities', matrix: 'corporate', appetite: 'M', reviewMonths: 3, reviewMonthsByLevel: EVERY_MONTH_WHEN_HIGH,
    parent: 'CRP', createdDaysAgo: 640, risks: COMMUNITIES_RISKS, drafts: COMMUNITIES_DRAFTS,
  },
  {
    name: 'Malware', description: 'One threat, looked at more closely than the service register can.', layer: 'thematic', prefix: 'MAL',
    unit: 'informationGovernance', owner: 'informationGovernanceOfficer', matrix: 'ict', appetite: 'L', reviewMonths: 2, reviewMonthsByLevel: EVERY_MONTH_WHEN_HIGH,
    parent: 'ICT', createdDaysAgo: 460, risks: MALWARE_RISKS, drafts: MALWARE_DRAFTS,
  },
  {
    name: 'CRM replacement', description: 'Risks of the project that replaces the customer system.', layer: 'project', prefix: 'CRM',
    unit: 'digitalProgramme', owner: 'digitalProgrammeManager', matrix: 'corporate', appetite: 'M', reviewMonths: 1, reviewMonthsByLevel: {},
    parent: 'ICT', createdDaysAgo: 290, risks: CRM_PROJECT_RISKS, drafts: [],
  },
  {
    name: 'Telephony renewal', description: 'Risks of the project that replaces the exchange.', layer: 'project', prefix: 'TEL',
    unit: 'infrastructure', owner: 'infrastructureManager', matrix: 'ict', appetite: 'M', reviewMonths: 1, reviewMonthsByLevel: {},
    parent: 'ICT', createdDaysAgo: 178, risks: TELEPHONY_PROJECT_RISKS, drafts: [],
  },
  {
    name: 'ICT operational plan', description: 'The key operational risks of the year, looked at every month by the ICT managers.', layer: 'operational', prefix: 'OPS',
    unit: 'ict', owner: 'serviceDeskManager', matrix: 'ict', appetite: 'M', reviewMonths: 1, reviewMonthsByLevel: {},
    parent: 'ICT', createdDaysAgo: 350, risks: OPERATIONAL_RISKS, drafts: OPERATIONAL_DRAFTS,
  },
  {
    name: 'ICT individual assessments', description: 'Requests that deviate from a policy, each assessed on its own.', layer: 'individual-assessment', prefix: 'IRA',
    unit: 'ict', owner: 'informationGovernanceOfficer', matrix: 'ict', appetite: 'L', reviewMonths: 6, reviewMonthsByLevel: {},
    parent: 'OPS', createdDaysAgo: 330, risks: INDIVIDUAL_ASSESSMENT_RISKS, drafts: [],
  },
];
