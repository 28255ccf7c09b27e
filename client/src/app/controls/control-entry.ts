import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ControlView } from '@holdfast/contracts';
import { Problem, asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { Icon } from '../shared/icons/icon';
import { ageInWords } from '../shared/words/age';
import { DayPipe } from '../shared/words/dates';
import { ControlClient } from './control-client';
import { placeOfEvidence } from './control-words';
import { EffectivenessMark } from './effectiveness-mark';

/** One control: what it is, who answers for it, what is claimed of it since when, and all that was claimed before. */
@Component({
  selector: 'hf-control-entry',
  imports: [DayPipe, EffectivenessMark, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="first">
      @if (linked()) { <a class="title hf-plain" [routerLink]="['/controls', control().id]">{{ control().title }}</a> }
      <hf-effectiveness [of]="control().effectiveness" />
    </div>
    @if (control().description) { <p class="description">{{ control().description }}</p> }
    <p class="facts">
      <span>Owner <b>{{ control().owner.jobTitle }}</b></span>
      @if (control().assessedOn; as day) { <span>Assessed <b>{{ day | day }}, {{ age() }}</b></span> } @else { <span>{{ control().assessments.length ? 'Not assessed any more' : 'Never assessed' }}</span> }
      @if (evidence(); as place) { <span><a [href]="control().evidenceLink" target="_blank" rel="noopener noreferrer"><hf-icon name="open-in-new" />Evidence at {{ place }}<span class="hf-hidden">, for {{ control().title }}, opens in a new tab</span></a></span> } @else { <span>No evidence linked</span> }
      @if (linked() && (control().attachments || control().mayAssess)) { <span><a [routerLink]="['/controls', control().id]">{{ files() }}<span class="hf-hidden">, of {{ control().title }}</span></a></span> }
    </p>
    @if (control().withdrawnAt; as at) { <p class="withdrawn">Withdrawn on {{ at | day }}: "{{ control().withdrawnReason }}"</p> }
    @if (control().mayAssess || control().mayManage) {
      <div class="acts hf-no-print">
        @if (control().mayAssess) { <button class="hf-btn text" type="button" [attr.aria-label]="(control().assessments.length ? 'Assess again: ' : 'Assess: ') + control().title" (click)="assess()">{{ control().assessments.length ? 'Assess again' : 'Assess' }}</button> }
        @if (control().mayManage) {
          <button class="hf-btn text" type="button" [attr.aria-label]="'Change: ' + control().title" (click)="edit()">Change</button>
          <button class="hf-btn text" type="button" [attr.aria-label]="'Withdraw: ' + control().title" (click)="withdraw()">Withdraw</button>
        }
      </div>
    }
    @if (control().assessments.length) {
      <details>
        <summary>{{ control().assessments.length === 1 ? '1 assessment' : control().assessments.length + ' assessments' }}<span class="hf-hidden"> of {{ control().title }}</span></summary>
        <ol>
          @for (one of control().assessments; track one.id) {
            <li><hf-effectiveness [of]="one.effectiveness" /><span>@if (one.assessedOn) { as of {{ one.assessedOn | day }}, }recorded {{ one.recordedAt | day }} by the {{ one.author.jobTitle }}@if (one.rationale) {: "{{ one.rationale }}"}</span></li>
          }
        </ol>
      </details>
    }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; padding: 12px 16px; font: var(--mat-sys-body-small); }
    .first { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; }
    .title { font: var(--mat-sys-title-small); overflow-wrap: anywhere; }
    .description { white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
    .facts { display: flex; flex-wrap: wrap; gap: 2px 16px; color: var(--mat-sys-on-surface-variant); --hf-icon: 14px; }
    .facts b { font-weight: 500; color: var(--mat-sys-on-surface); }
    .facts a { overflow-wrap: anywhere; }
    .facts hf-icon { margin-right: 4px; vertical-align: -2px; }
    .withdrawn { overflow-wrap: anywhere; }
    .acts { display: flex; flex-wrap: wrap; margin-left: -8px; }
    summary { min-height: 24px; padding: 3px 0; color: var(--mat-sys-on-surface-variant); cursor: pointer; }
    ol { display: grid; gap: 6px; padding: 4px 0 4px 16px; }
    li { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; }
    li span { min-width: 0; overflow-wrap: anywhere; color: var(--mat-sys-on-surface-variant); }
    @media print { details:not([open]) { display: none; } }
  `,
})
export class ControlEntry {
  readonly control = input.required<ControlView>();
  /** Off on the page of the control itself, which has its title above. */
  readonly linked = input(true);
  /** As it is now. */
  readonly changed = output<ControlView>();

  readonly #client = inject(ControlClient);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #injector = inject(Injector);
  readonly #reason = inject(AskReason);
  protected readonly evidence = computed(() => placeOfEvidence(this.control().evidenceLink));
  protected readonly files = computed(() => {
    const { attachments: n } = this.control();
    return n === 0 ? 'Attach files' : n === 1 ? '1 file' : `${n} files`;
  });
  protected readonly age = computed(() => {
    const day = this.control().assessedOn;
    return day ? ageInWords(day, this.#past.today(this.#session.organisation()?.timeZone)) : '';
  });

  protected async assess(): Promise<void> {
    const { askHowEffective } = await import('./assess-control-dialog');
    this.#tell(await askHowEffective(this.#injector, this.control()));
  }

  protected async edit(): Promise<void> {
    const { askToChange } = await import('./edit-control-dialog');
    this.#tell(await askToChange(this.#injector, this.control()));
  }

  protected async withdraw(): Promise<void> {
    const submission = new Submission();
    let current = this.control();
    let withdrawn: ControlView | null = null;
    await this.#reason.ask({
      question: `Withdraw "${current.title}"?`,
      detail: 'It is no longer in place. It stays in the history, with the reason.',
      act: 'Withdraw the control',
      run: async (reason) => {
        try {
          withdrawn = await this.#client.withdraw(current.id, current.version, { reason }, submission.of({ reason, version: current.version }));
        } catch (error) {
          const problem = asProblem(error);
          if (!problem.stale || !problem.current) throw problem;
          current = problem.current as ControlView;
          throw new Problem({ status: 412, code: 'stale', title: `Somebody changed this control meanwhile: it is "${current.title}" now. Withdraw it all the same, or cancel and look at it first.` });
        }
      },
    });
    this.#tell(withdrawn ?? (current === this.control() ? null : current));
  }

  #tell(control: ControlView | null): void {
    if (control) this.changed.emit(control);
  }
}
