import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RehearsedResourceResult } from '@holdfast/contracts';
import { moment } from '../shared/words/dates';
import { LOG_TIMES, sourceOfTime, type LoggedResult, type LogTime } from './result-from-log';

const NAMES: Readonly<Record<LogTime, string>> = { workStartedAt: 'Work started', usableAt: 'Usable again', abandonedAt: 'Given up', dataAsOf: 'Age of the data' };

/** Where each time of a resource comes from. */
@Component({
  selector: 'hf-time-sources',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (line of lines(); track line) { <span>{{ line }}</span> }`,
  styles: `:host { display: contents; } span { grid-column: 1 / -1; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }`,
})
export class TimeSources {
  readonly of = input.required<Pick<RehearsedResourceResult, 'resourceId' | LogTime>>();
  readonly logged = input.required<LoggedResult>();
  readonly zone = input.required<string>();
  protected readonly lines = computed(() =>
    LOG_TIMES.flatMap((time) => {
      const source = sourceOfTime(this.of(), time, this.logged());
      if (source === null) return [];
      const said = (at: string): string => moment(at, { zone: this.zone() });
      if (source.from === 'log') return [`${NAMES[time]}: from the log, ${said(source.mark.at)} by the ${source.mark.by.jobTitle}`];
      if (source.logged) return [`${NAMES[time]}: ${this.of()[time] === null ? 'left out' : 'typed in'}; the log says ${said(source.logged.at)} by the ${source.logged.by.jobTitle}`];
      return [`${NAMES[time]}: typed in, the log says nothing`];
    }),
  );
}
