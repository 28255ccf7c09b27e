import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MatrixView, Page, PersonView, RegisterSummary, UnitView } from '@holdfast/contracts';
import { Session } from '../session/session';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { setupSteps } from './setup-steps';

/**
 * What an organisation still lacks before the first risk can be written, in the order to do it. Shown to an administrator
 * of the whole organisation while anything is missing, and to nobody afterwards. Place it on the home page.
 */
@Component({
  selector: 'hf-setup-checklist',
  imports: [Icon, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (open()) {
      <hf-panel class="box" heading="Set up your organisation" [count]="done() + ' of ' + steps().length + ' done'">
        <ol>
          @for (step of steps(); track step.name) {
            <li [class.done]="step.done" [class.next]="step === next()">
              <span class="mark">@if (step.done) { <hf-icon name="check" /><span class="hf-hidden">Done:</span> } @else { {{ $index + 1 }} }</span>
              <div><b>{{ step.name }}</b><p class="hf-soft">{{ step.done ? step.has : step.why }}</p></div>
              @if (!step.done) {
                @if (step.link) { <a class="hf-btn" [class.primary]="step === next()" [routerLink]="step.link">{{ step.act }}</a> }
              }
            </li>
          }
        </ol>
      </hf-panel>
    }
  `,
  styles: `
    :host { display: block; }
    :host:empty { display: none; }
    .box { display: block; margin-bottom: 16px; }
    ol { display: grid; gap: 4px; margin: -8px 0; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 8px 0; font: var(--mat-sys-body-small); }
    li + li { border-top: 1px solid var(--mat-sys-outline-variant); }
    .mark { flex: none; display: grid; place-items: center; width: 24px; height: 24px; border: 1px solid var(--mat-sys-outline); border-radius: 50%; font: var(--mat-sys-label-small); --hf-icon: 14px; }
    .done .mark { border-color: transparent; background: var(--hf-good-container); color: var(--hf-on-good-container); }
    .next .mark { border-color: var(--mat-sys-primary); background: var(--mat-sys-primary); color: var(--mat-sys-on-primary); }
    div { flex: 1 1 240px; min-width: 0; }
    .done b { font-weight: 500; }
  `,
})
export class SetupChecklist {
  readonly #session = inject(Session);
  readonly #may = computed(() => this.#session.can('organisation.configure'));
  readonly #units = httpResource<UnitView[]>(() => this.#when('/api/units'));
  readonly #people = httpResource<Page<PersonView>>(() => this.#when('/api/people'));
  readonly #matrices = httpResource<MatrixView[]>(() => this.#when('/api/matrices'));
  readonly #registers = httpResource<RegisterSummary[]>(() => this.#when('/api/registers'));

  /** Only when all four are known: a request that failed is no missing unit. */
  protected readonly steps = computed(() => {
    if (!this.#units.hasValue() || !this.#people.hasValue() || !this.#matrices.hasValue() || !this.#registers.hasValue()) return [];
    const { total, items } = this.#people.value();
    return setupSteps({
      units: this.#units.value().length - 1,
      people: (total ?? items.length) - 1,
      matrices: this.#matrices.value().filter(({ versions }) => versions.some(({ publishedAt }) => publishedAt)).length,
      registers: this.#registers.value().length,
      mayDrawMatrices: this.#session.can('matrix.manage'),
      me: this.#session.person()?.id ?? '',
    });
  });
  protected readonly done = computed(() => this.steps().filter((step) => step.done).length);
  protected readonly open = computed(() => this.steps().some((step) => !step.done));
  protected readonly next = computed(() => this.steps().find((step) => !step.done));

  #when(url: string): string | undefined {
    return this.#may() ? url : undefined;
  }
}
