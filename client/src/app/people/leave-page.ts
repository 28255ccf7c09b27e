import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { RegisterStore } from '../registers/register-store';
import { Confirm } from '../shared/confirm-dialog/confirm';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { handedOverInWords } from './handed-over';
import { PersonClient } from './person-client';
import { PersonPicker } from './person-picker';
import { ROLE_WORDS } from './role-words';

const NAMES: FormNames = { successorId: { label: 'Successor', target: 'leave-successor' } };
const LISTED = 8;

/** Records that somebody leaves: what they own goes to a successor, and nothing of theirs opens any more. */
@Component({
  selector: 'hf-leave-page',
  imports: [ErrorNotice, ErrorSummary, Field, LoadingShape, PageHead, Panel, PersonPicker, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="person() ? 'The ' + person()!.jobTitle + ' leaves' : 'Record a departure'">@if (person(); as person) { <span facts>{{ person.name }}</span> }</hf-page-head>
    @if (resource.error(); as error) {
      <hf-error-notice what="This person could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (person(); as person) {
      <form [formGroup]="form" (ngSubmit)="leave()" class="hf-stack">
        <hf-error-summary [lines]="lines()" />
        <hf-panel heading="What is handed over">
          @if (registers().length || riskCount() || actionCount()) {
            <ul>
              @for (register of registers(); track register.id) { <li>The register <b>{{ register.name }}</b></li> }
              @for (risk of shownRisks(); track risk.id) { <li><span class="hf-ref">{{ risk.reference }}</span> {{ risk.title }}</li> }
              @if (moreRisks(); as more) { <li>and {{ more }} more open {{ more === 1 ? 'risk' : 'risks' }}</li> }
              @for (action of shownActions(); track action.id) { <li><span class="hf-ref">{{ action.reference }}</span> {{ action.title }}</li> }
              @if (actionCount() > shownActions().length) { <li>and {{ actionCount() - shownActions().length }} more {{ actionCount() - shownActions().length === 1 ? 'action' : 'actions' }}</li> }
            </ul>
            <p class="hf-caption hf-soft">Counted among what you can read. Whatever else they own goes to the successor too: other risks and drafts, controls in place, and actions that have not ended.</p>
          } @else { <p class="hf-small">They own no register and no open risk that you can read. Controls in place and actions that have not ended go to the successor too.</p> }
        </hf-panel>
        <hf-panel heading="Who takes over">
          <hf-field label="Successor" [optional]="!registers().length && !riskCount() && !actionCount()" hint="Owns all of it from today on. The history keeps who owned them before.">
            <hf-person-picker controlId="leave-successor" formControlName="successorId" [without]="personId()" />
          </hf-field>
        </hf-panel>
        <hf-panel heading="What ends">
          <ul>
            @for (role of person.roles; track role.id) { <li>{{ words[role.role].name }} in {{ role.unitName }}</li> } @empty { <li>They hold no role.</li> }
            <li>Their password, their sessions and every link that was made for them</li>
          </ul>
        </hf-panel>
        <div class="hf-row"><button class="hf-btn danger" type="submit" [attr.aria-disabled]="busy()">Record the departure</button><a class="hf-btn quiet" [routerLink]="['/people', personId()]">Cancel</a></div>
      </form>
    } @else { <hf-panel label="Departure"><hf-loading-shape [lines]="4" /></hf-panel> }
  `,
  styles: `
    :host { display: block; max-width: 720px; }
    ul { display: grid; gap: 6px; font: var(--mat-sys-body-small); }
    .hf-caption { margin-top: 10px; }
  `,
})
export class LeavePage {
  readonly personId = input.required<string>();
  readonly #client = inject(PersonClient);
  readonly #store = inject(RegisterStore);
  readonly #confirm = inject(Confirm);
  readonly #router = inject(Router);
  readonly #titles = inject(PageTitles);
  readonly #submission = new Submission();

  protected readonly words = ROLE_WORDS;
  protected readonly resource = this.#client.person(this.personId);
  protected readonly person = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly risks = this.#client.risksOf(this.personId);
  protected readonly registers = computed(() => this.#store.all().filter(({ owner, closedAt }) => owner.id === this.personId() && closedAt === null));
  protected readonly shownRisks = computed(() => (this.risks.hasValue() ? this.risks.value().items.slice(0, LISTED) : []));
  protected readonly riskCount = computed(() => (this.risks.hasValue() ? (this.risks.value().total ?? this.risks.value().items.length) : 0));
  readonly #actions = this.#client.actionsOf(this.personId);
  protected readonly shownActions = computed(() => (this.#actions.hasValue() ? this.#actions.value().items.slice(0, LISTED) : []));
  protected readonly actionCount = computed(() => (this.#actions.hasValue() ? (this.#actions.value().total ?? this.#actions.value().items.length) : 0));
  protected readonly moreRisks = computed(() => Math.max(this.riskCount() - this.shownRisks().length, 0));
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly form = new FormGroup({ successorId: new FormControl<string | null>(null) });

  constructor() {
    effect(() => {
      const person = this.person();
      if (person) untracked(() => this.#titles.show('Record a departure', [{ label: 'People', link: '/people' }, { label: person.jobTitle, link: `/people/${person.id}` }, { label: 'Departure' }]));
    });
  }

  protected async leave(): Promise<void> {
    const person = this.person();
    if (!person || this.busy()) return;
    this.lines.set([]);
    const answer = await this.#confirm.ask({
      question: `Record that the ${person.jobTitle} leaves?`,
      detail: `${person.name} cannot sign in any more, and the account cannot be opened again. Everything they did stays in the history.`,
      act: 'Record the departure',
      final: true,
    });
    if (answer !== 'act') return;
    this.busy.set(true);
    try {
      const { handedOver } = await this.#client.leave(person.id, this.form.getRawValue(), this.#submission);
      this.#store.reload();
      await this.#router.navigate(['/people', person.id], { state: { handedOver: this.form.getRawValue().successorId === null ? '' : handedOverInWords(handedOver) } });
    } catch (error) {
      this.lines.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }
}
