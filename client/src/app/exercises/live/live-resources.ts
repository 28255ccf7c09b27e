import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { RehearsedResourceResult } from '@holdfast/contracts';
import { againstRequirement, type LogMark, type ResourceProgress } from '@holdfast/domain';
import { DataAge, dataLossShown } from '../../incident-log/data-age';
import { lastTold } from '../../incident-log/last-told';
import { takenBack, type LogDraft } from '../../incident-log/log-draft';
import { keepFocusInRows } from '../../shared/focus-kept';
import { Icon } from '../../shared/icons/icon';
import { MomentPipe } from '../../shared/words/dates';
import { againstWords, measuredWords } from '../exercise-words';

/** The resources in scope: which are worked on, which are usable again, and since when. */
@Component({
  selector: 'hf-live-resources',
  imports: [DataAge, Icon, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows().length) {
      <section aria-labelledby="live-resources">
        <h2 id="live-resources">Resources</h2>
        <ul>
          @for (one of rows(); track one.of.resourceId) {
            <li>
              <p class="name" tabindex="-1" [attr.data-name]="one.of.resourceId"><b>{{ one.of.name }}</b> <span [class.bad]="one.against === 'over'">{{ one.state }}</span></p>
              @if (one.progress?.started; as work) { <p class="hf-soft">Work started {{ work.at | moment }} by the {{ work.by.jobTitle }}</p> }
              @if (one.data; as data) { <p class="under" [class.bad]="data.over">Its data go back to {{ data.at | moment }}: {{ data.words }}</p> }
              @if (mayWrite()) {
                <div class="hf-row">
                  @if (!one.settled) {
                    @if (!one.progress?.started) { <button class="hf-btn" type="button" [attr.aria-label]="'Work on ' + one.of.name + ' starts'" (click)="say('resource-started', one.of.resourceId)"><hf-icon name="play-arrow" />Work starts</button> }
                    <button class="hf-btn" type="button" [attr.aria-label]="one.of.name + ' is usable again'" (click)="say('resource-usable', one.of.resourceId)"><hf-icon name="check" />Usable again</button>
                    <button class="hf-btn quiet" type="button" [attr.aria-label]="'Give ' + one.of.name + ' up'" (click)="say('resource-abandoned', one.of.resourceId)">Give up</button>
                  }
                  <hf-data-age [of]="{ id: one.of.resourceId, name: one.of.name }" [known]="one.data !== null" [zone]="zone()" [now]="now()" (told)="date(one.of.resourceId, $event)" />
                  @if (one.last; as last) { <button class="hf-btn quiet" type="button" [attr.aria-label]="'Take it back: ' + one.of.name + ' ' + last.words" (click)="takeBack(one.of.resourceId, last.mark)">Take it back</button> }
                </div>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section { border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-medium); background: var(--mat-sys-surface); }
    h2 { font: var(--mat-sys-title-small); padding: 12px 16px 4px; }
    li { display: grid; gap: 6px; padding: 10px 16px; border-top: 1px solid var(--mat-sys-outline-variant); }
    li:first-child { border-top: 0; }
    .name { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 12px; overflow-wrap: anywhere; }
    .name span { font-variant-numeric: tabular-nums; }
    .bad { color: var(--mat-sys-error); font-weight: 600; }
    .hf-soft, .under { font: var(--mat-sys-body-small); }
    .under:not(.bad) { color: var(--mat-sys-on-surface-variant); }
  `,
})
export class LiveResources {
  readonly scope = input.required<readonly RehearsedResourceResult[]>();
  readonly resources = input.required<readonly ResourceProgress[]>();
  /** ISO 8601. */
  readonly lostAt = input.required<string>();
  readonly mayWrite = input(false);
  readonly zone = input.required<string>();
  /** The moment it is now, ISO 8601: nothing can be told of later. */
  readonly now = input.required<string>();
  readonly added = output<LogDraft>();
  protected readonly rows = computed(() =>
    this.scope().map((of) => {
      const progress = this.resources().find(({ resourceId }) => resourceId === of.resourceId);
      const against = againstRequirement(progress?.measured ?? null, of.rtoMinutes);
      const settled = progress?.measured != null;
      const state = settled ? `${measuredWords(progress.measured)}. ${againstWords(against, of.rtoMinutes, 'RTO')}` : `Not back yet. ${of.rtoMinutes === null ? 'RTO not known' : againstWords('not-known', of.rtoMinutes, 'RTO').replace('Not known', 'To be back within')}`;
      const data = dataLossShown(this.lostAt(), progress?.dataAsOf?.at ?? null, of.rpoMinutes);
      return { of, progress, against, settled, state, data, last: lastTold(progress) };
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
