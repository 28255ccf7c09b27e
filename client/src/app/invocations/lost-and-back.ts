import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { InvocationView } from '@holdfast/contracts';
import { againstRequirement, clockInWords, EVEN_AT_ONCE, limitInWords, measuredInWords, resourcePastItsRto, type LogMark, type Requirement, type ResourceProgress } from '@holdfast/domain';
import { againstWords } from '../exercises/exercise-words';
import { DataAge, dataLossShown } from '../incident-log/data-age';
import { lastTold } from '../incident-log/last-told';
import { takenBack, type LogDraft } from '../incident-log/log-draft';
import { keepFocusInRows } from '../shared/focus-kept';
import { Icon } from '../shared/icons/icon';
import { Panel } from '../shared/panel/panel';
import { MomentPipe } from '../shared/words/dates';

/** What is lost, what is worked on, what is back, and how old the data are that came back: told here, beside what each is held to. */
@Component({
  selector: 'hf-lost-and-back',
  imports: [DataAge, Icon, MomentPipe, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="What is lost, and what is back" [pad]="false">
      <ul>
        @for (one of rows(); track one.id) {
          <li>
            <span class="name" tabindex="-1" [attr.data-name]="one.id">{{ one.name }}<span class="under" [class.hf-bad]="one.late">{{ one.words }}</span>@if (one.started; as work) { <span class="under">Work started {{ work.at | moment }} by the {{ work.by.jobTitle }}</span> }@if (one.data; as data) { <span class="under" [class.hf-bad]="data.over">Its data go back to {{ data.at | moment }}: {{ data.words }}</span> }</span>
            @if (mayWrite()) {
              <span class="acts">
                @if (one.state === 'out' && !one.started) { <button class="hf-btn" type="button" (click)="say('resource-started', one.id)"><hf-icon name="play-arrow" />Work starts<span class="hf-hidden"> on {{ one.name }}</span></button> }
                @if (one.state !== 'usable') { <button class="hf-btn" type="button" (click)="say('resource-usable', one.id)"><hf-icon name="check" />Usable<span class="hf-hidden"> again: {{ one.name }}</span></button> }
                @if (one.state === 'out') { <button class="hf-btn quiet" type="button" (click)="say('resource-abandoned', one.id)">Given up<span class="hf-hidden">: {{ one.name }}</span></button> }
                @if (one.state === 'usable') { <hf-data-age [of]="one" [known]="one.data !== null" [zone]="of().timeZone" [now]="now()" (told)="date(one.id, $event)" /> }
                @if (one.last; as last) { <button class="hf-btn quiet" type="button" [attr.aria-label]="'Take it back: ' + one.name + ' ' + last.words" (click)="takeBack(one.id, last.mark)">Take it back</button> }
              </span>
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
    @media (max-width: 700px) { .name { flex-basis: 100%; } .acts { gap: 6px; } .acts .hf-btn { min-height: 44px; padding-inline: 10px; } }
    @media print { .acts { display: none; } }
  `,
})
export class LostAndBack {
  readonly of = input.required<InvocationView>();
  readonly progress = input.required<readonly ResourceProgress[]>();
  readonly mayWrite = input(false);
  /** The moment it is now, ISO 8601: nothing can be told of later. */
  readonly now = input.required<string>();
  readonly added = output<LogDraft>();

  protected readonly rows = computed(() =>
    this.of().resources.map((resource) => {
      const { id, name, lost, rtoMinutes, tooLateAtOnce, rpoMinutes } = resource;
      const told = this.progress().find(({ resourceId }) => resourceId === id);
      const state: 'usable' | 'abandoned' | 'out' = told?.usable ? 'usable' : told?.abandoned ? 'abandoned' : 'out';
      const measured = told?.measured ?? null;
      const againstRto = againstRequirement(measured, rtoMinutes);
      const past = lost ? resourcePastItsRto(told, this.of().outageAt, resource, this.now()) : null;
      const rto = rtoMinutes === null ? '' : `. ${againstWords(againstRto, rtoMinutes, 'RTO', tooLateAtOnce)}`;
      return {
        id, name, state, last: lastTold(told), started: state === 'out' ? (told?.started ?? null) : null,
        words: measured ? `${state === 'usable' ? 'Back after' : 'Given up at'} ${measuredInWords({ ...measured, moreThan: false })}${rto}` : lost ? outInWords(resource, past?.minutes ?? null) : 'In the scope of a plan',
        late: againstRto === 'over' || past !== null,
        data: dataLossShown(this.of().outageAt, told?.dataAsOf?.at ?? null, rpoMinutes),
      };
    }),
  );

  readonly #keepFocus = keepFocusInRows(this.rows);

  protected say(kind: 'resource-started' | 'resource-usable' | 'resource-abandoned', resourceId: string): void {
    this.#keepFocus(resourceId);
    this.added.emit({ kind, resourceId });
  }

  protected takeBack(resourceId: string, mark: LogMark): void {
    this.#keepFocus(resourceId);
    this.added.emit(takenBack(mark));
  }

  protected date(resourceId: string, at: string): void {
    this.added.emit({ kind: 'resource-data-as-of', resourceId, at });
  }
}

/** "Lost. 26 h over the RTO of 4 h"; `past`: how long it is out, once that is past its RTO. */
function outInWords({ rtoMinutes, tooLateAtOnce }: Pick<Requirement, 'rtoMinutes' | 'tooLateAtOnce'>, past: number | null): string {
  if (rtoMinutes === null) return 'Lost';
  if (tooLateAtOnce) return `Lost. ${EVEN_AT_ONCE}`;
  if (past === null) return `Lost. RTO ${clockInWords(rtoMinutes)}`;
  return `Lost. ${past > rtoMinutes ? `${clockInWords(past - rtoMinutes)} over` : 'Over'} the ${limitInWords('RTO', rtoMinutes)}`;
}
