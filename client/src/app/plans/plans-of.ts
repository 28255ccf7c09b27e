import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Page, PlanRow } from '@holdfast/contracts';
import { kept } from '../http/kept';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { Panel } from '../shared/panel/panel';
import { PlanStandingMark } from './plan-standing';

/** The recovery plans that mitigate a risk, or cover an activity or a resource, with what they are worth. Of a risk nothing is shown where there is none. */
@Component({
  selector: 'hf-plans-of',
  imports: [Panel, PlanStandingMark, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[hidden]': '!shown()' },
  template: `
    @if (shown()) {
      <hf-panel heading="Recovery plans" [count]="rows().length ? rows().length.toString() : ''" [pad]="false">
        <ul>
          @for (plan of rows(); track plan.id) {
            <li><a [routerLink]="['/plans', plan.id]"><span class="hf-ref">{{ plan.reference }}</span> {{ plan.name }}</a><hf-plan-standing [of]="plan" [worded]="true" /></li>
          } @empty {
            <li class="hf-soft">No recovery plan covers it.@if (mayStart()) { <a class="start hf-no-print" routerLink="/plans/new" [queryParams]="starting()">Start a plan</a> }</li>
          }
        </ul>
      </hf-panel>
    }
  `,
  styles: `
    li { display: grid; gap: 2px; padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
    li:last-child { border-bottom: 0; }
    li > a { min-height: 24px; }
    .start { justify-self: start; }
  `,
})
export class PlansOf {
  readonly by = input.required<'activity' | 'resource' | 'risk'>();
  readonly id = input.required<string>();
  /** What a plan is started with, where one may be and there is none. */
  readonly called = input('');
  readonly unitId = input('');
  readonly ownerId = input('');

  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #resource = httpResource<Page<PlanRow>>(() => `/api/plans?${this.by()}=${this.id()}&sort=name`);
  readonly #page = kept(this.#resource, () => `${this.by()} ${this.id()}`);
  // It adds to a page that stands without it: where it cannot be loaded, the page is not held up.
  protected readonly rows = computed(() => this.#page()?.items ?? []);
  protected readonly shown = computed(() => this.#page() !== undefined && (this.rows().length > 0 || this.by() !== 'risk'));
  protected readonly mayStart = computed(() => this.#past.asAt() === null && this.unitId() !== '' && this.#session.canAnywhere('plan.manage'));
  protected readonly starting = computed(() => ({ kind: this.by() === 'activity' ? 'team' : 'ict', name: `${this.called()}: recovery plan`, unit: this.unitId(), owner: this.ownerId(), [this.by()]: this.id() }));
}
