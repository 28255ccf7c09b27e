import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanRow } from '@holdfast/contracts';
import { PLAN_KIND_WORDS } from '@holdfast/domain';
import { PlanStandingMark } from './plan-standing';

interface Branch {
  readonly row: PlanRow;
  readonly children: readonly Branch[];
}

/** Plans under the plan above them; one whose upper plan is not on the list stands at the top. */
export function branchesOf(rows: readonly PlanRow[]): readonly Branch[] {
  const here = new Set(rows.map(({ id }) => id));
  const below = (parentId: string | null): Branch[] =>
    rows.filter(({ parent }) => (parent && here.has(parent.id) ? parent.id : null) === parentId).map((row) => ({ row, children: below(row.id) }));
  return below(null);
}

/** The tree of plans, from the corporate one down to those of teams. */
@Component({
  selector: 'hf-plan-tree',
  imports: [NgTemplateOutlet, PlanStandingMark, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="top">@for (branch of branches(); track branch.row.id) { <ng-container [ngTemplateOutlet]="one" [ngTemplateOutletContext]="{ $implicit: branch }" /> }</ul>
    <ng-template #one let-branch>
      <li>
        <div class="row"><div class="what"><a class="hf-plain" [routerLink]="['/plans', branch.row.id]"><span class="hf-ref">{{ branch.row.reference }}</span> {{ branch.row.name }}</a><span class="under">{{ kinds[branch.row.kind] }}, {{ branch.row.unitName }}. {{ branch.row.owner.jobTitle }}</span></div><hf-plan-standing [of]="branch.row" [worded]="true" /></div>
        @if (branch.children.length) { <ul>@for (child of branch.children; track child.row.id) { <ng-container [ngTemplateOutlet]="one" [ngTemplateOutletContext]="{ $implicit: child }" /> }</ul> }
      </li>
    </ng-template>
  `,
  styles: `
    ul ul { margin-left: 16px; border-left: 2px solid var(--mat-sys-outline-variant); }
    .row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(150px, 220px); gap: 4px 16px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    .what a { display: inline-block; min-height: 24px; font-weight: 500; overflow-wrap: anywhere; }
    .under { display: block; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 700px) { .row { grid-template-columns: minmax(0, 1fr); } ul ul { margin-left: 8px; } }
  `,
})
export class PlanTree {
  readonly rows = input.required<readonly PlanRow[]>();
  protected readonly branches = computed(() => branchesOf(this.rows()));
  protected readonly kinds: Readonly<Record<string, string>> = PLAN_KIND_WORDS;
}
