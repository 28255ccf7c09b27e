import type {
  AssessmentKind, ErratumField, FrozenAcceptance, FrozenAction, FrozenControl, FrozenRisk, Layer, MapArrow, RiskChange, RiskMatrix, RiskStatus, Treatment,
} from '@holdfast/domain';
import type { AuditHeadView } from './audit.view';
import type { PersonRef } from './identity.view';
import type { HeatMapView } from './registers.view';
import type { RowEvidence, StandingView } from './risks.view';

/** A row of GET /api/registers/:id/freezes: all of them, the latest moment first. Readers of full wording only. */
export interface FreezeRow {
  id: string;
  name: string;
  /** As at which the register was frozen. */
  moment: string;
  takenAt: string;
  takenBy: PersonRef;
  /** SHA-256 of the canonical rows, 64 hexadecimal digits. */
  digest: string;
  open: number;
  closed: number;
  errata: number;
}

/** GET /api/freezes/:id: whatever is said of the register is as it was at the moment, but for `register`, which is where it is found today. */
export interface FreezeView extends FreezeRow {
  register: { id: string; name: string; ownerId: string; unitPath: string[] };
  /** Of the canonical rows, and how many there are. */
  form: number;
  rows: number;
  /** Where the chain of audit events ended when the freeze was taken. */
  auditHead: AuditHeadView;
  frozen: FrozenFacts;
  /** One map for each kind of assessment, on the register's matrix. */
  maps: Record<AssessmentKind, HeatMapView>;
  /** The residual map as the evidence bore it out at the moment; null of a freeze that does not say it, of form 1. */
  evidenced: HeatMapView | null;
  /** Open risks by code of residual level on that matrix; '' the unscored. */
  openByLevel: Record<string, number>;
  matrix: FrozenMatrixView;
  /** Other matrix versions that some of its risks were scored on. */
  otherMatrices: FrozenMatrixView[];
  /** In the order in which they were noted. */
  errataNoted: ErratumView[];
  /** The freezes of the register before and after this one, by their moments. */
  before: { id: string; name: string } | null;
  after: { id: string; name: string } | null;
}

export interface FrozenFacts {
  name: string;
  description: string;
  layer: Layer;
  unitName: string;
  owner: PersonRef;
  appetite: string | null;
  organisation: string;
  timeZone: string;
  closedAt: string | null;
}

export interface FrozenMatrixView {
  versionId: string;
  name: string;
  number: number;
  definition: RiskMatrix;
}

export interface ErratumView {
  id: string;
  /** Null: a remark on the whole freeze. */
  risk: { id: string; reference: string; title: string } | null;
  field: ErratumField | null;
  says: string;
  shouldSay: string;
  reason: string;
  author: PersonRef;
  recordedAt: string;
}

/** A row of GET /api/freezes/:id/risks: Page<FrozenRiskRow> */
export interface FrozenRiskRow {
  id: string;
  reference: string;
  title: string;
  status: Exclude<RiskStatus, 'draft'>;
  unitName: string;
  categoryName: string | null;
  owner: PersonRef | null;
  treatment: Treatment | null;
  inherent: StandingView;
  residual: StandingView;
  target: StandingView;
  nextReview: string | null;
  exempt: boolean;
  /** Where it stood as evidenced; null where there was nothing to bear out, and in freezes of form 1, which say nothing of it. */
  evidence: RowEvidence | null;
}

/** GET /api/freezes/:id/risks/:riskId: everything that the freeze says of one risk. */
export interface FrozenRiskView extends FrozenRiskRow {
  said: FrozenRisk;
  objectives: { code: string; title: string }[];
  controls: (FrozenControl & { owner: PersonRef | null })[];
  /** Ids of the controls that its residual leans on; null where the freeze does not say it. */
  leansOn: readonly string[] | null;
  /** Who scored the residual. */
  residualBy: PersonRef | null;
  acceptances: (FrozenAcceptance & { author: PersonRef | null })[];
  actions: (FrozenAction & { owner: PersonRef | null })[];
}

/** GET /api/freezes/:id/check: made anew each time it is asked for. */
export interface FreezeCheckView {
  /** Of the rows as they are stored now. */
  digest: string;
  matches: boolean;
  /** Rows that the history of the register gives for the same moment today, and by how many they differ from the frozen ones; 0 is none. */
  reread: { rows: number; differing: number };
  checkedAt: string;
}

/** GET /api/registers/:id/movement?from=&to= */
export interface RegisterMovementView {
  register: { id: string; name: string };
  wording: 'full' | 'public';
  /** That of the later day: the map is drawn on it. */
  matrix: FrozenMatrixView;
  appetite: string | null;
  from: MovementDay;
  to: MovementDay;
  counts: Record<RiskChange, number>;
  risks: MovedRisk[];
  arrows: MapArrow[];
}

export interface MovementDay {
  moment: string;
  /** It is the present that was read. */
  now: boolean;
  freeze: { id: string; name: string; digest: string; auditHead: AuditHeadView } | null;
  open: number;
  /** Open risks that only exist in exempt wording, told to readers of public wording. */
  exempt: number;
}

export interface MovedRisk {
  id: string;
  reference: string;
  title: string;
  change: RiskChange;
  /** Levels of risk, signed; null where they do not say it. */
  levels: number | null;
  before: StandingView | null;
  after: StandingView | null;
  exempt: boolean;
  /** Of those that closed, to whoever reads in full. */
  closeReason: string | null;
  /** The register that it came from, or went to, as another risk; null where the caller may not read it. */
  movedFrom: { id: string; name: string } | null;
  movedTo: { id: string; name: string } | null;
}
