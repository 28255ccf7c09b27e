import { canonicalJson } from './audit-seal';
import type { AsEvidenced } from './evidence';
import type { ExtraField } from './extra-field';
import type { RiskMatrix } from './risk-matrix';
import type { AssessmentKind, CostKind } from './vocabulary';
import type { ActionStatus, Effectiveness, ExemptGround, Layer, Priority, Proximity, RiskStatus, Treatment, UnitKind } from './vocabulary';
import type { Crosswalk } from './crosswalk';

/** Named in the first row of every freeze. What a form holds never changes: whatever else is to be frozen makes the next one. Form 2 holds evidence besides, form 3 what an imported register said. */
export const FROZEN_FORMAT = 'holdfast-register-freeze';
export const FROZEN_FORMS = [1, 2, 3] as const;
export type FrozenForm = (typeof FROZEN_FORMS)[number];
/** The one that freezes are taken in. */
export const FROZEN_FORM: FrozenForm = 3;

/** In this order they stand in a freeze. */
export const FROZEN_KINDS = ['freeze', 'organisation', 'register', 'matrix', 'crosswalk', 'unit', 'person', 'category', 'objective', 'risk', 'control', 'acceptance', 'action', 'evidence'] as const;
export type FrozenKind = (typeof FROZEN_KINDS)[number];

/*
 * Moments are UTC with six digits of a second, `2026-03-31T22:59:59.999000Z`; days are `2026-03-31`; ids are UUIDs in small
 * letters; whatever is not there is null. Names are as they were at the moment of the freeze.
 */

export interface FrozenHead {
  readonly kind: 'freeze';
  readonly format: typeof FROZEN_FORMAT;
  readonly form: FrozenForm;
  readonly registerId: string;
  readonly asAt: string;
}

interface Named<K extends FrozenKind> {
  readonly kind: K;
  readonly id: string;
  readonly name: string;
}

export interface FrozenOrganisation extends Named<'organisation'> {
  readonly timeZone: string;
}

export interface FrozenRegisterRow extends Named<'register'> {
  readonly description: string;
  readonly layer: Layer;
  readonly prefix: string;
  readonly unitId: string;
  readonly ownerId: string;
  readonly matrixVersionId: string;
  readonly appetite: string | null;
  readonly reviewMonths: number;
  readonly reviewMonthsByLevel: Readonly<Record<string, number>>;
  readonly parentId: string | null;
  readonly closedAt: string | null;
}

/** The version that the register scores on, and every other that one of its risks was scored on. */
export interface FrozenMatrix extends Named<'matrix'> {
  readonly number: number;
  readonly definition: RiskMatrix;
}

/** The ones in force between these matrix versions. */
export interface FrozenCrosswalk {
  readonly kind: 'crosswalk';
  readonly id: string;
  readonly number: number;
  readonly fromVersionId: string;
  readonly toVersionId: string;
  readonly mapping: Crosswalk;
}

export interface FrozenUnit extends Named<'unit'> {
  readonly unitKind: UnitKind;
}

/** Whoever another row names, and no more of them than that. */
export interface FrozenPerson extends Named<'person'> {
  readonly jobTitle: string;
}

export type FrozenCategory = Named<'category'>;

export interface FrozenObjective {
  readonly kind: 'objective';
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** The latest assessment of one kind. Without a level: a score that was withdrawn. */
export interface FrozenAssessment {
  readonly id: string;
  readonly matrixVersionId: string;
  readonly likelihood: string | null;
  readonly impact: string | null;
  readonly level: string | null;
  readonly score: number | null;
  readonly rationale: string;
  readonly authorId: string;
  readonly recordedAt: string;
  /** From form 3 on: the score of an imported register where it is not what the matrix makes of it. */
  readonly published?: string | null;
}

/** Open or closed; a draft was never in the register. */
export interface FrozenRisk extends Readonly<Record<AssessmentKind, FrozenAssessment | null>> {
  readonly kind: 'risk';
  readonly id: string;
  readonly reference: string;
  readonly number: number;
  readonly status: Exclude<RiskStatus, 'draft'>;
  readonly title: string;
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  readonly categoryId: string | null;
  readonly ownerId: string | null;
  readonly unitId: string;
  readonly treatment: Treatment | null;
  readonly proximity: Proximity | null;
  readonly exemptGround: ExemptGround | null;
  readonly publicTitle: string | null;
  readonly publicDescription: string | null;
  readonly upperRiskId: string | null;
  readonly objectiveIds: readonly string[];
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly closeReason: string | null;
  readonly nextReview: string | null;
  readonly targetDate: string | null;
  /** From form 3 on, in their order. */
  readonly extra?: readonly ExtraField[];
}

export interface FrozenControl {
  readonly kind: 'control';
  readonly id: string;
  readonly riskId: string;
  readonly title: string;
  readonly description: string;
  readonly ownerId: string;
  readonly effectiveness: Effectiveness;
  readonly assessedOn: string | null;
  readonly evidenceLink: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}

export interface FrozenAcceptance {
  readonly kind: 'acceptance';
  readonly id: string;
  readonly riskId: string;
  readonly matrixVersionId: string;
  readonly likelihood: string | null;
  readonly impact: string | null;
  readonly level: string;
  readonly score: number | null;
  readonly reason: string;
  readonly expiresOn: string;
  readonly authorId: string;
  readonly recordedAt: string;
  readonly withdrawnAt: string | null;
}

/** Every action that serves a risk of the register, whatever register it was planned in; of its risks those of this one. */
export interface FrozenAction {
  readonly kind: 'action';
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly description: string;
  readonly ownerId: string;
  readonly priority: Priority;
  readonly status: ActionStatus;
  readonly progress: number;
  readonly dueDate: string;
  readonly firstDueDate: string;
  readonly endedAt: string | null;
  readonly riskIds: readonly string[];
  readonly costs: readonly { readonly financialYear: number; readonly kind: CostKind; readonly amount: number | null }[];
}

/** From form 2 on, of each open risk with something to bear out: where it stands as evidenced at the moment of the freeze. */
export interface FrozenEvidence extends AsEvidenced {
  readonly kind: 'evidence';
  /** Of the risk. */
  readonly id: string;
  /** Failed on, or stale since; a day. */
  readonly since: string | null;
  /** The controls that its residual names. */
  readonly controlIds: readonly string[];
}

export type FrozenRow =
  | FrozenHead | FrozenOrganisation | FrozenRegisterRow | FrozenMatrix | FrozenCrosswalk | FrozenUnit | FrozenPerson | FrozenCategory | FrozenObjective
  | FrozenRisk | FrozenControl | FrozenAcceptance | FrozenAction | FrozenEvidence;

/** A register as a freeze holds it. */
export interface FrozenRegister {
  readonly head: FrozenHead;
  readonly organisation: FrozenOrganisation;
  readonly register: FrozenRegisterRow;
  readonly matrices: ReadonlyMap<string, FrozenMatrix>;
  readonly crosswalks: readonly FrozenCrosswalk[];
  readonly units: ReadonlyMap<string, FrozenUnit>;
  readonly people: ReadonlyMap<string, FrozenPerson>;
  readonly categories: ReadonlyMap<string, FrozenCategory>;
  readonly objectives: ReadonlyMap<string, FrozenObjective>;
  /** In the order of their numbers. */
  readonly risks: readonly FrozenRisk[];
  readonly controls: readonly FrozenControl[];
  readonly acceptances: readonly FrozenAcceptance[];
  readonly actions: readonly FrozenAction[];
  /** By risk; empty of form 1. */
  readonly evidence: ReadonlyMap<string, FrozenEvidence>;
}

/**
 * The rows of a freeze, each as its canonical JSON (RFC 8785): by kind, risks by their number, everything else by its id. Ids and
 * kinds are ordered by code unit, so neither the language of the machine nor the order in which rows were read is told.
 */
export function canonicalRows(rows: readonly FrozenRow[]): string[] {
  return [...rows].sort(byPlace).map(canonicalJson);
}

/** The text whose SHA-256, over its UTF-8, is the digest of a freeze: the file that is downloaded, each row with a line feed after it. */
export const frozenText = (rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');

/** What the rows of a freeze say; undefined where they are no freeze of a form that is known here. */
export function readFrozenRows(rows: readonly string[]): FrozenRegister | undefined {
  const kinds = new Map<FrozenKind, FrozenRow[]>(FROZEN_KINDS.map((kind) => [kind, []]));
  for (const row of rows) {
    const read = JSON.parse(row) as FrozenRow;
    kinds.get(read.kind)?.push(read);
  }
  const of = <K extends FrozenKind>(kind: K): (FrozenRow & { kind: K })[] => (kinds.get(kind) ?? []) as (FrozenRow & { kind: K })[];
  const [[head], [organisation], [register]] = [of('freeze'), of('organisation'), of('register')];
  if (head?.format !== FROZEN_FORMAT || !FROZEN_FORMS.includes(head.form) || !organisation || !register) return undefined;
  return {
    head, organisation, register,
    matrices: byId(of('matrix')), crosswalks: of('crosswalk'), units: byId(of('unit')), people: byId(of('person')), categories: byId(of('category')), objectives: byId(of('objective')),
    risks: of('risk'), controls: of('control'), acceptances: of('acceptance'), actions: of('action'), evidence: byId(of('evidence')),
  };
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row.id, row]));

function byPlace(a: FrozenRow, b: FrozenRow): number {
  const kind = FROZEN_KINDS.indexOf(a.kind) - FROZEN_KINDS.indexOf(b.kind);
  if (kind !== 0) return kind;
  if (a.kind === 'risk' && b.kind === 'risk' && a.number !== b.number) return a.number - b.number;
  const [left, right] = ['id' in a ? a.id : '', 'id' in b ? b.id : ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
