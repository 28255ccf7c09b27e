import type { AssessmentView, HeatMapCell, HeatMapView, RegisterSummary, SessionView } from '@holdfast/contracts';
import { cellsOf, type RiskMatrix } from '@holdfast/domain';

const VERSION = '019a0000-0000-7000-8000-000000000001';

const cell = (likelihood: string, impact: string, references: string[], more: Partial<HeatMapCell> = {}): HeatMapCell => ({
  likelihood, impact, count: references.length, references: references.slice(0, 3), arrivedUp: 0, arrivedDown: 0, ...more,
});
const ict = (...numbers: number[]): string[] => numbers.map((number) => `ICT-${String(number).padStart(3, '0')}`);

/** One register: prefixes drop. */
export const ONE_REGISTER: HeatMapView = {
  kind: 'residual', matrixVersionId: VERSION, registers: 1, open: 13, levelOnly: [], unscored: 0, notComparable: 0, leftOut: 0, exempt: 0,
  cells: [
    cell('C', 'III', ict(7), { arrivedDown: 1 }),
    cell('C', 'II', ict(4, 12, 13), { arrivedUp: 1 }),
    cell('D', 'III', ict(2, 3, 5, 9), { arrivedDown: 1 }),
    cell('D', 'II', ict(10)),
    cell('E', 'II', ict(6, 11)),
    cell('F', 'II', ict(8)),
    cell('F', 'I', ict(1)),
  ],
};

const rolled = (likelihood: string, impact: string, count: number, more: Partial<HeatMapCell> = {}): HeatMapCell => cell(likelihood, impact, [], { count, ...more });

/** A roll-up: no references, and something of everything that no cell shows. */
export const ROLL_UP: HeatMapView = {
  kind: 'residual', matrixVersionId: VERSION, registers: 5, open: 59, levelOnly: [{ level: 'L', count: 4 }], unscored: 1, notComparable: 3, leftOut: 2, exempt: 2,
  cells: [
    rolled('B', 'III', 1), rolled('B', 'II', 1, { arrivedUp: 1 }), rolled('C', 'IV', 2), rolled('C', 'III', 4), rolled('C', 'II', 11, { arrivedUp: 3, arrivedDown: 1 }),
    rolled('C', 'I', 1), rolled('D', 'IV', 3), rolled('D', 'III', 9, { arrivedDown: 2 }), rolled('D', 'II', 4), rolled('E', 'IV', 1), rolled('E', 'III', 3), rolled('E', 'II', 4),
    rolled('F', 'II', 1), rolled('F', 'I', 1),
  ],
};

/** Some risks on any matrix: every third cell, with growing counts. */
export function scattered(matrix: RiskMatrix): HeatMapCell[] {
  return cellsOf(matrix).flatMap(({ likelihood, impact }, index) => (index % 3 === 0 ? [rolled(likelihood, impact, (index % 13) + 1, { arrivedUp: index % 2 })] : []));
}

export function square(size: number): RiskMatrix {
  const steps = (label: string) => Array.from({ length: size }, (_, index) => ({ code: String(index + 1), label: `${label} ${index + 1}` }));
  const worst = size * size;
  const levels = ['Low', 'Medium', 'High'].map((label, index) => ({
    code: label[0]!, label, colour: '#888888', response: '', from: Math.floor((worst * index) / 3) + 1, to: Math.floor((worst * (index + 1)) / 3),
  }));
  return { likelihood: steps('Step'), impact: steps('Step'), rule: 'product', levels };
}

const head = { id: 'p1', name: 'Ceri Howell', jobTitle: 'Head of ICT' };
const assessed = (kind: AssessmentView['kind'], recordedAt: string, likelihood: string, impact: string, rationale: string, targetDate: string | null = null): AssessmentView => ({
  id: recordedAt + kind, kind, recordedAt, likelihood, impact, level: 'x', score: null, matrixVersionId: VERSION, rationale, targetDate, author: head, published: null,
});

export const HISTORY: readonly AssessmentView[] = [
  assessed('inherent', '2024-04-12T09:00:00Z', 'C', 'I', 'Before controls.'),
  assessed('residual', '2024-04-12T09:00:00Z', 'D', 'I', 'First assessment.'),
  assessed('residual', '2025-01-20T09:00:00Z', 'F', 'I', 'Second site in service; failover rehearsed.'),
  assessed('target', '2026-04-14T09:00:00Z', 'F', 'II', 'When both actions are done.', '2027-03-31'),
];

export const SAMPLE_NOW = new Date('2026-06-12T10:42:00Z');
export const SAMPLE_VERSION = VERSION;

export const SAMPLE_SESSION: SessionView = {
  person: { ...head, email: 'ceri.howell@aldermere.example' },
  organisation: { id: 'o1', name: 'Aldermere Council', timeZone: 'Europe/London', decidesOwnProposals: false, colour: null, version: 1 },
  historyBeginsOn: '2025-04-01',
  roles: [{ role: 'administrator', unitId: 'u1', unitPath: ['u1'] }, { role: 'risk-manager', unitId: 'u1', unitPath: ['u1'] }],
  rootUnitId: 'u1', expiresAt: '2026-06-12T18:00:00Z', previousVisitAt: null, demo: true,
};

export const SAMPLE_REGISTERS: readonly Pick<RegisterSummary, 'id' | 'name'>[] = [{ id: 'r1', name: 'Corporate' }, { id: 'r2', name: 'ICT service' }, { id: 'r3', name: 'Malware' }, { id: 'r4', name: 'CRM project' }];
