import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { RehearsedResourceResult } from '@holdfast/contracts';
import { againstRequirement, isLocalMoment, momentOfLocal, type ResourceProgress } from '@holdfast/domain';
import type { LogDraft } from '../../incident-log/log-draft';
import { Icon } from '../../shared/icons/icon';
import { MomentPipe } from '../../shared/words/dates';
import { againstWords, measuredWords } from '../exercise-words';

/** The resources in scope: which are worked on, which are usable again, and since when. */
@Component({
  selector: 'hf-live-resources',
  imports: [Icon, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows().length) {
      <section aria-labelledby="live-resources">
        <h2 id="live-resources">Resources</h2>
        <ul>
          @for (one of rows(); track one.of.resourceId) {
            <li>
              <p class="name"><b>{{ one.of.name }}</b> <span [class.bad]="one.against === 'over'">{{ one.state }}</span></p>
              @if (one.progress?.started; as work) { <p class="hf-soft">Work started {{ work.at | moment }} by the {{ work.by.jobTitle }}</p> }
              @if (one.progress?.dataAsOf; as data) { <p class="hf-soft">Its data are as of {{ data.at | moment }}</p> }
              @if (mayWrite()) {
                <div class="hf-row">
                  @if (!one.settled) {
                    @if (!one.progress?.started) { <button class="hf-btn" type="button" [attr.aria-label]="'Work on ' + one.of.name + ' starts'" (click)="say('resource-started', one.of.resourceId)"><hf-icon name="play-arrow" />Work starts</button> }
                    <button class="hf-btn" type="button" [attr.aria-label]="one.of.name + ' is usable again'" (click)="say('resource-usable', one.of.resourceId)"><hf-icon name="check" />Usable again</button>
                    <button class="hf-btn quiet" type="button" [attr.aria-label]="'Give ' + one.of.name + ' up'" (click)="say('resource-abandoned', one.of.resourceId)">Give up</button>
                  }
                  @if (!one.progress?.dataAsOf && asking() !== one.of.resourceId) { <button class="hf-btn quiet" type="button" [attr.aria-label]="'Say how old the data of ' + one.of.name + ' are'" (click)="asking.set(one.of.resourceId)">Age of its data</button> }
                </div>
                @if (asking() === one.of.resourceId) {
                  <form (submit)="date($event, one.of.resourceId)"><label>Its data are as of<input class="hf-input" type="datetime-local" required /></label><div class="hf-row"><button class="hf-btn primary" type="submit">Add</button><button class="hf-btn quiet" type="button" (click)="asking.set(null)">Cancel</button></div></form>
                }
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
    label { display: grid; gap: 4px; font: var(--mat-sys-label-medium); margin-bottom: 8px; }
    .hf-soft { font: var(--mat-sys-body-small); }
  `,
})
export class LiveResources {
  readonly scope = input.required<readonly RehearsedResourceResult[]>();
  readonly resources = input.required<readonly ResourceProgress[]>();
  readonly mayWrite = input(false);
  readonly zone = input.required<string>();
  readonly added = output<LogDraft>();
  protected readonly asking = signal<string | null>(null);
  protected readonly rows = computed(() =>
    this.scope().map((of) => {
      const progress = this.resources().find(({ resourceId }) => resourceId === of.resourceId);
      const against = againstRequirement(progress?.measured ?? null, of.rtoMinutes);
      const settled = progress?.measured != null;
      const state = settled ? `${measuredWords(progress.measured)}. ${againstWords(against, of.rtoMinutes, 'RTO')}` : `Not back yet. ${of.rtoMinutes === null ? 'RTO not known' : againstWords('not-known', of.rtoMinutes, 'RTO').replace('Not known', 'To be back within')}`;
      return { of, progress, against, settled, state };
    }),
  );

  protected say(kind: 'resource-started' | 'resource-usable' | 'resource-abandoned', resourceId: string): void {
    this.added.emit({ kind, resourceId });
  }

  protected date(event: SubmitEvent, resourceId: string): void {
    event.preventDefault();
    const local = (event.target as HTMLFormElement).querySelector('input')!.value;
    if (!isLocalMoment(local)) return;
    this.added.emit({ kind: 'resource-data-as-of', resourceId, at: momentOfLocal(this.zone(), local) });
    this.asking.set(null);
  }
}
