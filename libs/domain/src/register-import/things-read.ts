import type { ActionStatus, Effectiveness, Priority } from '../vocabulary';

/** A control as a file says it. Without an owner it is the risk's. */
export interface ControlRead {
  readonly title: string;
  readonly description: string;
  readonly owner: string | null;
  readonly effectiveness: Effectiveness | null;
  readonly assessedOn: string | null;
  readonly evidenceLink: string;
  /** The residual score names it. */
  readonly leansOn: boolean;
  /** Of one that is no longer in place. */
  readonly withdrawnReason: string | null;
}

/** An action as a file says it. Without an owner it is the risk's. */
export interface ActionRead {
  /** As it is called in the file. */
  readonly reference: string | null;
  /** References of the risks in the file. */
  readonly serves: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly owner: string | null;
  readonly priority: Priority | null;
  readonly status: ActionStatus;
  readonly progress: number;
  readonly dueDate: string | null;
  readonly firstDueDate: string | null;
  /** As an export says them: "2026/27 capital 12000". */
  readonly costs: readonly string[];
}
