import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, Injector, input, output, signal } from '@angular/core';
import type { InvocationView } from '@holdfast/contracts';
import { againstRequirement, isLocalMoment, measuredDataLoss, measuredInWords, momentOfLocal, type ResourceProgress } from '@holdfast/domain';
import { againstWords } from '../exercises/exercise-words';
import type { LogDraft } from '../incident-log/log-draft';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { MomentPipe } from '../shared/words/dates';

/** What is lost, what is back, and how old the data are that came back: told here, beside what each is held to. */
@Component({
  selector: 'hf-lost-and-back',
  imports: [Icon, MomentPipe, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="What is lost, and what is back" [pad]="false">
      <ul>
        @for (one of rows(); track one.id) {
          <li>
            <span class="name">{{ one.name }}<span class="under" [class.hf-bad]="one.late">{{ one.words }}</span>@if (one.dataAsOf; as at) { <span class="under" [class.hf-bad]="one.old">Its data go back to {{ at | moment }}: {{ one.lossWords }}</span> }</span>
            @if (mayWrite()) {
              <span class="acts">
                @if (one.state !== 'usable') { <button class="hf-btn" type="button" (click)="say('resource-usable', one.id)"><hf-icon name="check" />Usable<span class="hf-hidden"> again: {{ one.name }}</span></button> }
                @if (one.state === 'out') { <button class="hf-btn quiet" type="button" (click)="say('resource-abandoned', one.id)">Given up<span class="hf-hidden">: {{ one.name }}</span></button> }
                @if (one.state === 'usable' && asking() !== one.id) { <button class="hf-btn quiet" type="button" [id]="'ask-data-' + one.id" (click)="ask(one.id)">{{ one.dataAsOf ? 'Correct the age of its data' : 'Age of its data' }}<span class="hf-hidden">: {{ one.name }}</span></button> }
              </span>
              @if (asking() === one.id) {
                <form (submit)="date($event, one.id)">
                  <label [for]="'data-' + one.id">The data of {{ one.name }} go back to</label>
                  <input class="hf-input" type="datetime-local" required [id]="'data-' + one.id" [attr.aria-describedby]="refused() ? 'data-refused' : null" />
                  @if (refused(); as why) { <p class="hf-bad" id="data-refused" role="alert">{{ why }}</p> }
                  <span class="acts"><button class="hf-btn primary" type="submit">Add</button><button class="hf-btn quiet" type="button" (click)="stop(one.id)">Cancel</button></span>
                </form>
              }
            }
          </li>
        } @empty { <li class="hf-soft">Nothing is named as lost, and no plan covers a resource. Write in the log what is back.</li> }
      </ul>
    </hf-panel>
  `,
  styles: `
    li { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; justify-content: space-between; padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li:last-child { border-bottom: 0; }
    .name { flex: 1 1 180px; min-width: 0; overflow-wrap: anywhere; }
    .under { display: block; font: var(--mat-sys-body-small); }
    .under:not(.hf-bad) { color: var(--mat-sys-on-surface-variant); }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; }
    form { display: grid; gap: 8px; flex: 1 1 100%; }
    label { font: var(--mat-sys-label-medium); }
    input { max-width: 260px; }
    @media (max-width: 700px) { .name { flex-basis: 100%; } .acts .hf-btn { min-height: 44px; } }
    @media print { .acts, form { display: none; } }
  `,
})
export class LostAndBack {
  readonly of = input.required<InvocationView>();
  readonly progress = input.required<readonly ResourceProgress[]>();
  readonly mayWrite = input(false);
  /** The moment it is now, ISO 8601: nothing can be told of later. */
  readonly now = input.required<string>();
  readonly added = output<LogDraft>();
  readonly #page = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  protected readonly asking = signal<string | null>(null);
  protected readonly refused = signal('');

  protected readonly rows = computed(() =>
    this.of().resources.map(({ id, name, lost, rtoMinutes, rpoMinutes }) => {
      const told = this.progress().find(({ resourceId }) => resourceId === id);
      const state: 'usable' | 'abandoned' | 'out' = told?.usable ? 'usable' : told?.abandoned ? 'abandoned' : 'out';
      const measured = told?.measured ?? null;
      const [againstRto, loss] = [againstRequirement(measured, rtoMinutes), measuredDataLoss(this.of().outageAt, told?.dataAsOf?.at ?? null)];
      const againstRpo = againstRequirement(loss, rpoMinutes);
      const rto = rtoMinutes === null ? '' : `. ${againstWords(againstRto, rtoMinutes, 'RTO')}`;
      return {
        id, name, state,
        words: measured ? `${state === 'usable' ? 'Back after' : 'Given up at'} ${measuredInWords({ ...measured, moreThan: false })}${rto}` : lost ? 'Lost' : 'In the scope of a plan',
        late: againstRto === 'over',
        dataAsOf: told?.dataAsOf?.at ?? null,
        lossWords: loss ? `data of ${measuredInWords(loss)} lost. ${againstWords(againstRpo, rpoMinutes, 'RPO')}` : '',
        old: againstRpo === 'over',
      };
    }),
  );

  protected say(kind: 'resource-usable' | 'resource-abandoned', resourceId: string): void {
    this.added.emit({ kind, resourceId });
  }

  protected ask(resourceId: string): void {
    this.asking.set(resourceId);
    this.#focus(`data-${resourceId}`);
  }

  /** The focus goes back to where the question was asked. */
  protected stop(resourceId: string): void {
    this.asking.set(null);
    this.refused.set('');
    this.#focus(`ask-data-${resourceId}`);
  }

  #focus(id: string): void {
    afterNextRender(() => this.#page.getElementById(id)?.focus(), { injector: this.#injector });
  }

  protected date(event: SubmitEvent, resourceId: string): void {
    event.preventDefault();
    const local = (event.target as HTMLFormElement).querySelector('input')!.value;
    if (!isLocalMoment(local)) return this.refused.set('Give the day and the time');
    const at = momentOfLocal(this.of().timeZone, local);
    if (Date.parse(at) > Date.parse(this.now())) return this.refused.set('That lies in the future: choose a time that has passed');
    this.added.emit({ kind: 'resource-data-as-of', resourceId, at });
    this.stop(resourceId);
  }
}
