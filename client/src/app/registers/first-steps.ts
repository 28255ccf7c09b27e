import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MatrixView, UnitView } from '@holdfast/contracts';
import { Session } from '../session/session';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icons/icon';

interface Step {
  readonly done: boolean;
  readonly what: string;
  readonly why: string;
  readonly link: string;
}

/** What an organisation without registers sets up first, as far as this person may. */
@Component({
  selector: 'hf-first-steps',
  imports: [EmptyState, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (steps().length) {
      <p class="lead"><b>There are no registers yet.</b> Four things make the first one useful.</p>
      <ol>
        @for (step of steps(); track step.link) {
          <li [class.done]="step.done">
            <span class="mark" aria-hidden="true">@if (step.done) { <hf-icon name="check" /> } @else { {{ $index + 1 }} }</span>
            <div><a [routerLink]="step.link">{{ step.what }}</a>@if (step.done) { <span class="hf-soft"> Done</span> }<p>{{ step.why }}</p></div>
          </li>
        }
      </ol>
    } @else {
      <hf-empty-state heading="There is no register that you can read" why="A role in a unit lets you read its registers. Ask an administrator of your organisation for one." icon="account-tree" />
    }
  `,
  styles: `
    :host { display: block; padding: 8px 0; }
    .lead { padding: 8px 16px; }
    li { display: flex; gap: 12px; padding: 10px 16px; border-top: 1px solid var(--mat-sys-outline-variant); }
    .mark { flex: none; display: grid; place-items: center; width: 24px; height: 24px; border: 1px solid var(--mat-sys-outline); border-radius: 50%; font: var(--mat-sys-label-small); --hf-icon: 16px; }
    .done .mark { color: var(--hf-good); border-color: var(--hf-good); }
    a { font: var(--mat-sys-label-large); }
    p { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    .lead b { color: var(--mat-sys-on-surface); }
  `,
})
export class FirstSteps {
  readonly #session = inject(Session);
  readonly #mayCreate = computed(() => this.#session.canAnywhere('register.create'));
  readonly #units = httpResource<UnitView[]>(() => (this.#mayCreate() ? '/api/units' : undefined));
  readonly #matrices = httpResource<MatrixView[]>(() => (this.#mayCreate() ? '/api/matrices' : undefined));

  protected readonly steps = computed<Step[]>(() => {
    if (!this.#mayCreate()) return [];
    const units = this.#units.hasValue() ? this.#units.value() : [];
    const matrices = this.#matrices.hasValue() ? this.#matrices.value() : [];
    const steps: (Step & { may: boolean })[] = [
      { may: this.#session.canAnywhere('unit.manage'), done: units.length > 1, what: 'Units', why: 'Directorates, services and teams. A role in a unit reads its registers and those below.', link: '/units' },
      { may: this.#session.canAnywhere('person.manage'), done: false, what: 'People', why: 'Invite whoever owns registers and risks. Each gets a link that works once.', link: '/people' },
      { may: this.#session.canAnywhere('matrix.manage'), done: matrices.some(({ versions }) => versions.some(({ publishedAt }) => publishedAt !== null)), what: 'A risk matrix', why: 'Take a ready-made one or draw your own, then publish it.', link: '/matrices' },
      { may: true, done: false, what: 'The first register', why: 'Usually the corporate one; the others come under it.', link: '/registers/new' },
    ];
    return steps.filter(({ may }) => may);
  });
}
