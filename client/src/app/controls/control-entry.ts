import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ControlView } from '@holdfast/contracts';
import { EVIDENCE_KIND_WORDS } from '@holdfast/domain';
import { EvidenceMark } from '../evidence/evidence-mark';
import { evidenceOfControlInWords, sufficesInWords } from '../evidence/evidence-words';
import { KIND_WORDS } from '../exercises/exercise-words';
import { Problem, asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { ageInWords } from '../shared/words/age';
import { DayPipe } from '../shared/words/dates';
import { ControlClient } from './control-client';
import { placeOfEvidence } from './control-words';
import { EffectivenessMark } from './effectiveness-mark';

/** One control: what it is, who answers for it, what is claimed of it since when, and all that was claimed before. */
@Component({
  selector: 'hf-control-entry',
  imports: [DayPipe, EffectivenessMark, ErrorNotice, EvidenceMark, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="first">
      @if (linked()) { <a class="title hf-plain" [routerLink]="['/controls', control().id]">{{ control().title }}</a> }
      <hf-effectiveness [of]="control().effectiveness" />
      <hf-evidence-mark [state]="evidenced().state" [words]="evidenced().words" />
    </div>
    @if (control().description) { <p class="description">{{ control().description }}</p> }
    <p class="facts">
      <span>Owner <b>{{ control().owner.jobTitle }}</b></span>
      @if (control().assessedOn; as day) { <span>Assessed <b>{{ day | day }}, {{ age() }}</b></span> } @else { <span>{{ control().assessments.length ? 'Not assessed any more' : 'Never assessed' }}</span> }
      @if (evidence(); as place) { <span><a [href]="control().evidenceLink" target="_blank" rel="noopener noreferrer"><hf-icon name="open-in-new" />Evidence at {{ place }}<span class="hf-hidden">, for {{ control().title }}, opens in a new tab</span></a></span> }
      @if (linked() && (control().attachments || control().mayAssess)) { <span><a [routerLink]="['/controls', control().id]">{{ files() }}<span class="hf-hidden">, of {{ control().title }}</span></a></span> }
    </p>
    @if (control().withdrawnAt === null) {
      <p class="facts"><span>{{ suffices() }}</span>@if (goodUntil(); as until) { <span>Good until <b>{{ until | day: 'long' }}</b></span> } <span>{{ control().leanedOn ? 'The residual score leans on it.' : 'The residual score does not name it.' }}</span></p>
    }
    @if (fault(); as fault) { <hf-error-notice [what]="fault.what" [error]="fault.problem" [retry]="false" /> }
    @if (control().withdrawnAt; as at) { <p class="withdrawn">Withdrawn on {{ at | day }}: "{{ control().withdrawnReason }}"</p> }
    @if (control().mayAssess || control().mayManage || offersLeaning()) {
      <div class="acts hf-no-print">
        @if (offersLeaning()) { <button class="hf-btn text" type="button" [attr.aria-label]="'The residual leans on: ' + control().title" [attr.aria-disabled]="busy()" (click)="leanOn()">The residual leans on it</button> }
        @if (mayCheck()) { <button class="hf-btn text" type="button" [attr.aria-label]="'Record a check: ' + control().title" (click)="check()">Record a check</button> }
        @if (control().mayManage) { <button class="hf-btn text" type="button" [attr.aria-label]="'What suffices as evidence: ' + control().title" (click)="sayWhatSuffices()">What suffices</button> }
        @if (control().mayAssess) { <button class="hf-btn text" type="button" [attr.aria-label]="(control().assessments.length ? 'Assess again: ' : 'Assess: ') + control().title" (click)="assess()">{{ control().assessments.length ? 'Assess again' : 'Assess' }}</button> }
        @if (control().mayManage) {
          <button class="hf-btn text" type="button" [attr.aria-label]="'Change: ' + control().title" (click)="edit()">Change</button>
          <button class="hf-btn text" type="button" [attr.aria-label]="'Withdraw: ' + control().title" (click)="withdraw()">Withdraw</button>
        }
      </div>
    }
    @if (control().entries.length) {
      <details [open]="!linked()">
        <summary>{{ control().entries.length === 1 ? '1 entry' : control().entries.length + ' entries' }} of evidence<span class="hf-hidden"> of {{ control().title }}</span></summary>
        <ol>
          @for (entry of control().entries; track entry.id) {
            <li>
              <hf-evidence-mark [state]="entry.outcome" [since]="entry.heldOn" />
              <span>
                @if (entry.about; as about) { <a [routerLink]="[places[about.type], about.id]">{{ about.reference }} {{ about.title }}</a>{{ about.exerciseKind ? ', ' + exerciseKinds[about.exerciseKind].toLowerCase() : '' }}, recorded {{ entry.recordedAt | day }} by the {{ entry.author.jobTitle }}@if (entry.note) {: "{{ entry.note }}"} }
                @else { {{ kindWords[entry.kind] }} by the {{ entry.author.jobTitle }}, recorded {{ entry.recordedAt | day }}@if (entry.note) {: "{{ entry.note }}"} }
                @if (entry.signedBy; as by) { Signed off by the {{ by.jobTitle }}. } @else if (entry.countsFrom === null) { <b>Waits to be signed off by another person.</b> }
                @if (placeOf(entry.link); as place) { <a [href]="entry.link" target="_blank" rel="noopener noreferrer"><hf-icon name="open-in-new" />{{ place }}<span class="hf-hidden">, opens in a new tab</span></a> }
              </span>
              @if (entry.maySign) { <button class="hf-btn text hf-no-print" type="button" [attr.aria-disabled]="busy()" (click)="signOff(entry.id)">Sign off<span class="hf-hidden"> the check of {{ entry.heldOn | day }}</span></button> }
            </li>
          }
        </ol>
      </details>
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
  /** Whoever may score the risk may say that its residual leans on it. */
  readonly mayLean = input(false);
  /** As it is now. */
  readonly changed = output<ControlView>();

  readonly #client = inject(ControlClient);
  readonly #session = inject(Session);
  readonly #past = inject(Past);
  readonly #injector = inject(Injector);
  readonly #reason = inject(AskReason);
  protected readonly evidence = computed(() => placeOfEvidence(this.control().evidenceLink));
  protected readonly placeOf = placeOfEvidence;
  protected readonly kindWords = EVIDENCE_KIND_WORDS;
  protected readonly places = { plan: '/plans', exercise: '/rehearsals', invocation: '/invocations' } as const;
  protected readonly exerciseKinds = KIND_WORDS;
  protected readonly evidenced = computed(() => evidenceOfControlInWords(this.control().evidence));
  protected readonly suffices = computed(() => sufficesInWords(this.control().suffices));
  protected readonly goodUntil = computed(() => {
    const { evidence } = this.control();
    return evidence.state === 'passed' ? evidence.until : null;
  });
  protected readonly mayCheck = computed(() => this.control().mayAssess && this.control().suffices.kinds.includes('manual-check'));
  protected readonly offersLeaning = computed(() => this.mayLean() && !this.control().leanedOn && this.control().withdrawnAt === null);
  protected readonly busy = signal(false);
  protected readonly fault = signal<{ what: string; problem: Problem } | null>(null);
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

  protected async check(): Promise<void> {
    const { askForCheck } = await import('../evidence/record-check-dialog');
    this.#tell(await askForCheck(this.#injector, this.control()));
  }

  protected async sayWhatSuffices(): Promise<void> {
    const { askWhatSuffices } = await import('../evidence/suffices-dialog');
    this.#tell(await askWhatSuffices(this.#injector, this.control()));
  }

  protected signOff(checkId: string): Promise<void> {
    return this.#run('The check could not be signed off.', () => this.#client.signOff(checkId));
  }

  protected leanOn(): Promise<void> {
    return this.#run('It could not be named.', async () => {
      await this.#client.leanOn(this.control());
      return { ...this.control(), leanedOn: true };
    });
  }

  async #run(what: string, act: () => Promise<ControlView>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.fault.set(null);
    try {
      this.#tell(await act());
    } catch (error) {
      this.fault.set({ what, problem: asProblem(error) });
    } finally {
      this.busy.set(false);
    }
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
