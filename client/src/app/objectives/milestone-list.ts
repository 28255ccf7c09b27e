import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { MilestoneView } from '@holdfast/contracts';
import { financialYearLabel } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import type { IconName } from '../shared/icons/icons';
import { DayPipe } from '../shared/words/dates';
import { MILESTONE_WORDS, PROGRESS_WORDS, REPORTING_WORDS } from './objective-words';

const ICONS: Readonly<Record<MilestoneView['state'], IconName | null>> = { fully: 'check', partly: 'warning-filled', 'not-achieved': 'error-filled', 'not-reported': 'schedule', 'not-due': null };

/** The milestones of an objective by financial year, the latest first, each with what was reported of it. */
@Component({
  selector: 'hf-milestone-list',
  imports: [DayPipe, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (year of years(); track year.label) {
      <h3>{{ year.label }}</h3>
      <ul>
        @for (milestone of year.milestones; track milestone.id) {
          <li [class.withdrawn]="milestone.withdrawn">
            <div class="line">
              <span class="title">{{ milestone.title }}</span>
              @if (!milestone.withdrawn) { <span class="state" [attr.data-state]="milestone.state">@if (icons[milestone.state]; as icon) { <hf-icon [name]="icon" /> }{{ words[milestone.state] }}</span> } @else { <span class="state" data-state="not-due">Withdrawn</span> }
            </div>
            <p class="under">Due {{ milestone.dueDate | day }}. Reported {{ reporting[milestone.reported].toLowerCase() }}.@if (milestone.reportDue; as due) { <span class="hf-warn">&ngsp;The report for the round to {{ due | day }} is due.</span> }</p>
            @if (milestone.withdrawn; as withdrawn) { <p class="under">Withdrawn {{ withdrawn.at | day }}: {{ withdrawn.reason }}</p> }
            @if (milestone.reports[0]; as latest) { <p class="told"><b>{{ progressWords[latest.progress] }}</b>, {{ latest.author.jobTitle }}, {{ latest.recordedAt | day }}{{ latest.narrative ? ': ' + latest.narrative : '' }}</p> }
            @if (milestone.reports.length > 1) {
              <details><summary>{{ milestone.reports.length - 1 }} earlier {{ milestone.reports.length === 2 ? 'report' : 'reports' }}<span class="hf-hidden"> of {{ milestone.title }}</span></summary>
                @for (report of milestone.reports.slice(1); track report.id) { <p class="told"><b>{{ progressWords[report.progress] }}</b>, {{ report.author.jobTitle }}, {{ report.recordedAt | day }}{{ report.narrative ? ': ' + report.narrative : '' }}</p> }
              </details>
            }
            @if (!milestone.withdrawn && (mayReport() || mayManage())) {
              <div class="acts hf-no-print">
                @if (mayReport()) { <button class="hf-btn text" type="button" (click)="reported.emit(milestone)">Report<span class="hf-hidden">&ngsp;{{ milestone.title }}</span></button> }
                @if (mayManage()) { <button class="hf-btn text" type="button" (click)="changed.emit(milestone)">Change<span class="hf-hidden">&ngsp;{{ milestone.title }}</span></button><button class="hf-btn text" type="button" (click)="withdrawn.emit(milestone)">Withdraw<span class="hf-hidden">&ngsp;{{ milestone.title }}</span></button> }
              </div>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host { display: block; }
    h3 { padding: 8px 16px; background: var(--mat-sys-surface-container-low); border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-label-medium); font-variant-numeric: tabular-nums; }
    li { display: grid; gap: 2px; padding: 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    ul:last-child li:last-child { border-bottom: 0; }
    .line { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 12px; }
    .title { font-weight: 500; overflow-wrap: anywhere; }
    .under { font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    .told { font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
    .told b { font-weight: 500; }
    .withdrawn .title { color: var(--mat-sys-on-surface-variant); text-decoration: line-through; }
    .state { display: inline-flex; align-items: center; gap: 4px; font: var(--mat-sys-label-small); --hf-icon: 14px; }
    [data-state='fully'] { color: var(--hf-good); }
    [data-state='partly'], [data-state='not-reported'] { color: var(--hf-warn); }
    [data-state='not-achieved'] { color: var(--mat-sys-error); }
    [data-state='not-due'] { color: var(--mat-sys-on-surface-variant); }
    .acts { display: flex; gap: 4px; margin-left: -10px; }
    summary { min-height: 24px; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); cursor: pointer; }
  `,
})
export class MilestoneList {
  readonly milestones = input.required<readonly MilestoneView[]>();
  readonly mayManage = input(false);
  readonly mayReport = input(false);
  readonly reported = output<MilestoneView>();
  readonly changed = output<MilestoneView>();
  readonly withdrawn = output<MilestoneView>();

  protected readonly icons = ICONS;
  protected readonly words = MILESTONE_WORDS;
  protected readonly progressWords = PROGRESS_WORDS;
  protected readonly reporting = REPORTING_WORDS;
  protected readonly years = computed(() => {
    const years = [...new Set(this.milestones().map(({ financialYear }) => financialYear))].sort((one, other) => other - one);
    return years.map((year) => ({ label: financialYearLabel(year), milestones: this.milestones().filter(({ financialYear }) => financialYear === year) }));
  });
}
