import type { ClockMark, PlanKind } from '@holdfast/domain';
import type { ActivityKey } from './activities';
import type { PersonKey } from './people';
import type { ResourceKey } from './resources';
import type { UnitKey } from './units';

/** A recovery plan and its versions, the first one first. */
export interface DemoPlan {
  readonly kind: PlanKind;
  readonly name: string;
  readonly unit: UnitKey;
  readonly owner: PersonKey;
  /** Key of a plan that is told before. */
  readonly parent?: string;
  readonly reviewMonths?: number;
  readonly versions: readonly DemoPlanVersion[];
  /** Gone through since and found to hold. */
  readonly reviewed?: { readonly daysAgo: number; readonly by: PersonKey; readonly note: string };
}

export interface DemoPlanVersion {
  readonly startedDaysAgo: number;
  /** Whoever wrote it; never the one who approves it. */
  readonly by: PersonKey;
  /** Left out: it is being written. */
  readonly submitted?: { readonly daysAgo: number; readonly note?: string };
  /** Left out: it waits for its approval. */
  readonly approved?: { readonly daysAgo: number; readonly by: PersonKey; readonly note?: string };
  readonly content: DemoPlanContent;
}

/** Roles are told by their titles, steps by their keys. */
export interface DemoPlanContent {
  readonly purpose: string;
  readonly activities: readonly ActivityKey[];
  readonly resources: readonly ResourceKey[];
  /** References. */
  readonly risks: readonly string[];
  readonly activation: string;
  readonly activators: readonly string[];
  readonly roles: readonly DemoRole[];
  readonly calls: readonly DemoCall[];
  readonly users?: readonly DemoFirstServed[];
  readonly sites?: readonly DemoMeans[];
  readonly means?: readonly DemoMeans[];
  readonly steps: readonly DemoPlanStep[];
}

/** One of the council's people, one of its contacts, or somebody outside both. */
export type DemoHolder = PersonKey | { readonly contact: string } | { readonly name: string; readonly telephone: string };

export interface DemoRole {
  readonly title: string;
  readonly duties?: string;
  readonly holder: DemoHolder;
  readonly deputies?: readonly DemoHolder[];
}

export interface DemoCall {
  readonly caller: string;
  /** The title of a role, or somebody without one. */
  readonly calls: string | Exclude<DemoHolder, string>;
  readonly message?: string;
}

export interface DemoFirstServed {
  readonly group: string;
  readonly people: number;
  readonly needs: string;
  readonly solution: string;
}

export interface DemoMeans {
  readonly resource?: ResourceKey;
  readonly name?: string;
  readonly note?: string;
}

export interface DemoPlanStep {
  readonly key: string;
  readonly title: string;
  readonly by: string;
  /** Left out: not known. */
  readonly minutes?: number;
  /** Keys of the steps that it waits for. */
  readonly after?: readonly string[];
  readonly what?: string;
  readonly where?: string;
  readonly how?: string;
  readonly clock?: ClockMark;
}

/** The same plan before some of its steps were thought of: nobody waited for them either. */
export const without = (content: DemoPlanContent, ...keys: readonly string[]): DemoPlanContent => ({
  ...content,
  steps: content.steps.filter(({ key }) => !keys.includes(key)).map((step) => ({ ...step, after: (step.after ?? []).filter((key) => !keys.includes(key)) })),
});
