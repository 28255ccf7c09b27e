import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GapRow } from '@holdfast/contracts';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { GapAnswers } from './gap-answers';

/** What is done about a gap so far, and what whoever looks can do about it. */
@Component({
  selector: 'hf-gap-acts',
  imports: [GapAnswers, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-gap-answers [gap]="gap()" />
    @if (mayPlan()) { <a class="hf-btn text hf-no-print" [routerLink]="['/gaps', gap().id, 'plan-action']" queryParamsHandling="preserve">Plan {{ gap().actions.length ? 'another' : 'an' }} action<span class="hf-hidden"> for {{ gap().name }}</span></a> }
    @if (mayRaise()) { <a class="hf-btn text hf-no-print" [routerLink]="['/gaps', gap().id, 'raise-risk']" queryParamsHandling="preserve">Raise {{ gap().risks.length ? 'another' : 'a' }} risk<span class="hf-hidden"> from the gap of {{ gap().name }}</span></a> }
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; margin-top: 4px; font: var(--mat-sys-body-small); }
    /* Stands in the cell of a title, whose own link is not one to act by. */
    :host .hf-btn { margin-left: -8px; color: var(--mat-sys-primary); }
    hf-gap-answers { flex: 1 1 100%; }
  `,
})
export class GapActs {
  readonly gap = input.required<GapRow>();
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #now = computed(() => this.#past.asAt() === null);
  protected readonly mayRaise = computed(() => this.#now() && this.#session.canAnywhere('risk.raise'));
  /** On a risk of the gap, or on one that is raised with it. */
  protected readonly mayPlan = computed(() => this.mayRaise() || (this.#now() && this.gap().risks.some(({ mayPlan }) => mayPlan)));
}
