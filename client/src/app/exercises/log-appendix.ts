import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { entryInWords, tagOf, correctedInWords, type LogNames } from '../incident-log/log-words';
import { Panel } from '../shared/panel/panel';
import { MomentPipe } from '../shared/words/dates';
import type { RehearsedLive } from './exercise-log';

/** The end of the report: the steps with planned and real minutes, and the log as it was written. */
@Component({
  selector: 'hf-log-appendix',
  imports: [MomentPipe, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (of().progress.steps.length) {
      <hf-panel heading="Steps" count="planned, real minutes" [pad]="false">
        <ol>
          @for (one of of().progress.steps; track one.step.planId + one.step.id) {
            <li class="step"><span><b>{{ one.label }}</b> {{ one.step.title }}<small>{{ under(one) }}</small></span><span>{{ one.step.minutes ?? 'not known' }}</span><b [class.over]="one.minutes !== null && one.step.minutes !== null && one.minutes > one.step.minutes">{{ one.minutes ?? states[one.state] }}</b></li>
          }
        </ol>
      </hf-panel>
    }
    <hf-panel heading="Log" [count]="of().entries.length + (of().entries.length === 1 ? ' entry' : ' entries')" [pad]="false">
      <ol>
        @for (one of of().progress.entries; track one.entry.id) {
          <li class="entry" [class.voided]="one.voided">
            <time [attr.datetime]="one.entry.at">{{ one.entry.at | moment }}</time>
            <span><b>{{ one.entry.author.jobTitle }}</b>@if (tag(one.entry); as tag) { <em>{{ tag }}</em> } {{ said(one) }} {{ one.entry.text }}@if (corrected(one); as corrected) { <small>{{ corrected }}</small> }</span>
          </li>
        }
      </ol>
    </hf-panel>
  `,
  styles: `
    :host { display: grid; gap: 16px; }
    li { padding: 8px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-medium); overflow-wrap: anywhere; }
    li:last-child { border-bottom: 0; }
    .step { display: grid; grid-template-columns: minmax(0, 1fr) auto 72px; gap: 4px 16px; font-variant-numeric: tabular-nums; }
    .step > :not(:first-child) { text-align: right; }
    .entry { display: grid; grid-template-columns: 100px minmax(0, 1fr); gap: 4px 12px; }
    time { font-variant-numeric: tabular-nums; color: var(--mat-sys-on-surface-variant); }
    em { font: var(--mat-sys-label-small); margin: 0 6px; padding: 1px 6px; border: 1px solid var(--mat-sys-outline); border-radius: 4px; }
    small { display: block; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    .over { color: var(--mat-sys-error); }
    .voided span { text-decoration: line-through; }
    @media (max-width: 700px) { .entry { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class LogAppendix {
  readonly of = input.required<RehearsedLive>();
  protected readonly states = { waiting: 'not begun', ready: 'not begun', running: 'not finished', finished: 'start not known', skipped: 'skipped' } as const;
  protected readonly tag = tagOf;
  readonly #names = computed((): LogNames => {
    const { plans, scope, participants, timeZone } = this.of().live.exercise;
    return {
      plans: new Map(plans.map(({ planId, name }) => [planId, name])), resources: new Map(scope.map(({ resourceId, name }) => [resourceId, name])),
      people: new Map(participants.flatMap(({ person }) => (person ? [[person.id, person.jobTitle] as const] : []))), zone: timeZone,
    };
  });

  protected under({ step, skipped, added }: RehearsedLive['progress']['steps'][number]): string {
    return [added ? 'Added on the day' : '', step.who, skipped?.text ? `Skipped: ${skipped.text}` : ''].filter(Boolean).join('. ');
  }

  protected said({ entry }: RehearsedLive['progress']['entries'][number]): string {
    const words = entryInWords(entry, this.of().progress.steps, this.#names());
    return words ? `${words}${entry.text ? ':' : ''}` : '';
  }

  protected corrected(one: RehearsedLive['progress']['entries'][number]): string {
    return correctedInWords(one, this.#names().zone);
  }
}
