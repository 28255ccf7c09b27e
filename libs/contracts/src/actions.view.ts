import type { ActionStatus, CostKind, Priority, RiskStatus } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { StandingView } from './risks.view';

/** A row of GET /api/actions: Page<ActionRow>. `total` is null beyond 10,000. */
export interface ActionRow {
  id: string;
  /** E.g. `ICT-A007`; unique and never used again. */
  reference: string;
  title: string;
  status: ActionStatus;
  priority: Priority;
  /** Percent, as its owner says. */
  progress: number;
  owner: PersonRef;
  /** Its home: the register of the risk that it was planned for. Told to its owner too, who need not read that register. */
  registerId: string;
  registerName: string;
  dueDate: string;
  /** The date that was set first. */
  firstDueDate: string;
  /** Days from the first date to the present one: how far it has slipped; negative when brought forward. */
  slipDays: number;
  endedAt: string | null;
  /** Those that the caller may read. */
  risks: ActionRiskView[];
  /** How many more it serves, out of the caller's sight. */
  otherRisks: number;
}

export interface ActionRiskView {
  id: string;
  reference: string;
  title: string;
  /** A draft serves nothing: open, or closed since. */
  status: RiskStatus;
  registerId: string;
}

/** Financial years by the year in which they begin: 2026 is 2026/27. */
export interface ReplacementView {
  system: string;
  from: number;
  to: number;
}

/** GET /api/roadmap: RoadmapRow[], by the years of the replacement, then by the name of the system. */
export interface RoadmapRow extends ActionRow {
  replacement: ReplacementView;
  costs: ActionView['costs'];
}

/** GET /api/actions/:id (ETag), and the answer of every verb on an action. Who neither reads its home or the register of a risk of it in full, nor owns it, gets 404. */
export interface ActionView extends ActionRow {
  description: string;
  objectives: { id: string; code: string; title: string }[];
  costs: { financialYear: number; kind: CostKind; amount: number | null }[];
  /** What it is to bring about; null without, or where the caller may not read that risk. */
  target: (StandingView & { riskId: string; reference: string }) | null;
  /** The system that it replaces; null where it replaces none. */
  replacement: ReplacementView | null;
  /** It is done, had a target on an open risk that the caller reads, and the residual of that risk was not scored since. */
  asksForScore: boolean;
  /** Newest first. */
  entries: ActionEntryView[];
  attachments: number;
  /** What the caller may do, by the same rules as the verbs: edit, reschedule, cancel, and take up what was cancelled. */
  mayManage: boolean;
  /** Report progress, finish, and take up what was done. */
  mayProgress: boolean;
  version: number;
}

/** What somebody did to it, when, and why. `opened` carries the first date; a field that was not touched is null. */
export interface ActionEntryView {
  id: string;
  kind: 'opened' | 'progress' | 'rescheduled' | 'completed' | 'cancelled' | 'resumed';
  progress: number | null;
  dueDate: string | null;
  note: string;
  author: PersonRef;
  recordedAt: string;
}

/** GET /api/risks/:id/actions: ActionRow[], unended first, by due date. */
