import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InvocationRow, Page } from '@holdfast/contracts';
import { kept } from '../http/kept';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { InvocationStateMark } from './invocation-state';

/** Invocations that touch a plan, a resource or a risk. Nothing is shown where there is none. */
@Component({
  selector: 'hf-invocations-of',
  imports: [DayPipe, InvocationStateMark, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[hidden]': '!rows().length' },
  template: `
    @if (rows().length) {
      <hf-panel heading="Invocations" [count]="rows().length.toString()" [pad]="false">
        <ul>@for (one of rows(); track one.id) { <li><a [routerLink]="['/invocations', one.id]"><span class="hf-ref">{{ one.reference }}</span> {{ one.title }}</a><span class="under">{{ one.outageAt | day }}, <hf-invocation-state [of]="one" /></span></li> }</ul>
      </hf-panel>
    }
  `,
  styles: `
    li { padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); overflow-wrap: anywhere; }
    li:last-child { border-bottom: 0; }
    .under { display: block; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
  `,
})
export class InvocationsOf {
  readonly by = input.required<'plan' | 'resource' | 'risk'>();
  readonly id = input.required<string>();
  readonly #resource = httpResource<Page<InvocationRow>>(() => `/api/invocations?${this.by()}=${this.id()}`);
  readonly #page = kept(this.#resource, () => this.id());
  // It adds to a page that stands without it: where it cannot be loaded, the page is not held up.
  protected readonly rows = computed(() => this.#page()?.items ?? []);
}
