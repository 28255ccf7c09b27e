import type { ExportFormat, ExportPart } from '@holdfast/domain';
import type { PersonKey } from './people';

/** What was taken along, by the prefix of the register; the latest are kept for whoever asked still. */
export const EXPORTS_MADE: readonly { readonly daysAgo: number; readonly by: PersonKey; readonly register: string; readonly format: ExportFormat; readonly part?: ExportPart }[] = [
  { daysAgo: 65, by: 'internalAuditor', register: 'ICT', format: 'json' },
  { daysAgo: 33, by: 'riskManager', register: 'CRP', format: 'csv', part: 'A' },
  { daysAgo: 2, by: 'headOfIct', register: 'ICT', format: 'xlsx' },
  { daysAgo: 1, by: 'riskManager', register: 'CRP', format: 'xlsx' },
];
