import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { addMonths, bytesInWords } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { faultsOf, type FormNames } from '../shared/forms/problem-errors';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { day, moment } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';
import { Shortcuts } from '../shell/shortcuts';
import { BundleClient, bundleUrl } from './bundle-client';

const NAMES: FormNames = {
  from: { label: 'First day', target: 'bundle-from', messages: { required: 'Say on which day the period begins.' } },
  to: { label: 'Last day', target: 'bundle-to', messages: { required: 'Say on which day the period ends.' } },
};
const ASK_AGAIN_MS = 2_000;
const ASK_TIMES = 90;

/** What an auditor takes along of a period, with what proves it; and which bundles were taken, by the number that tells one from any other. */
@Component({
  selector: 'hf-bundles-page',
  imports: [DateField, EmptyState, ErrorNotice, ErrorSummary, Field, Icon, Kbd, LoadingShape, PageHead, Panel, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Audit bundles"><ng-container ngProjectAs="[facts]"><span>A period in one file, which proves by itself that nothing in it was altered</span></ng-container></hf-page-head>
    @if (!may()) {
      <hf-panel label="Audit bundles"><hf-empty-state icon="lock" heading="Audit bundles are not yours to take" why="Auditors and risk managers take them: they hold every register in full." /></hf-panel>
    } @else {
      <hf-panel heading="Take a bundle">
        <form [formGroup]="form" (ngSubmit)="take()" class="hf-stack">
          <hf-error-summary [lines]="lines()" />
          <div class="days">
            <hf-field label="First day" [group]="true" [messages]="names['from']!.messages!"><hf-date-field id="bundle-from" formControlName="from" /></hf-field>
            <hf-field label="Last day" [group]="true" [messages]="names['to']!.messages!"><hf-date-field id="bundle-to" formControlName="to" /></hf-field>
          </div>
          <p class="hf-small hf-soft holds">It holds every register as at both ends, the audit trail between, freezes, versions of recovery plans, rehearsals and invocations with their logs, and a program that checks it all with nothing of ours. Exempt wording and names are in it; attached files are not.</p>
          <div class="hf-row"><button class="hf-btn primary" type="submit"><hf-icon name="download" />Take the bundle<hf-kbd>Ctrl Enter</hf-kbd></button>
            <span class="hf-small hf-soft" role="status">{{ said() }}</span></div>
        </form>
      </hf-panel>
      <hf-panel heading="Taken" [count]="count()" [pad]="false">
        @if (rows(); as rows) {
          @if (rows.length) {
            <ul class="taken">
              @for (row of rows; track row.id) {
                <li>
                  <p class="period">{{ days(row.from, row.to) }}</p>
                  <p class="hf-small hf-soft">{{ when(row.takenAt) }}, {{ row.takenBy.jobTitle }}. {{ row.files.toLocaleString('en-GB') }} files, {{ size(row.size) }}{{ row.head === null ? '' : ', trail to seal ' + row.head.toLocaleString('en-GB') }}</p>
                  <p class="hf-small">SHA-256 of SHA256SUMS <code>{{ row.digest }}</code></p>
                </li>
              }
            </ul>
          } @else { <hf-empty-state icon="fact-check" heading="No bundle was taken yet" why="Each stands here with the number that its own check prints, so that one can be told from any other." /> }
        } @else if (resource.error(); as error) {
          <div class="pad"><hf-error-notice what="The bundles could not be loaded." [error]="error" (again)="resource.reload()" /></div>
        } @else { <hf-loading-shape shape="rows" [lines]="3" label="Loading the bundles" /> }
      </hf-panel>
    }
  `,
  styles: `
    :host { display: block; max-width: 860px; }
    hf-panel { display: block; margin-bottom: 16px; }
    .days { display: flex; flex-wrap: wrap; gap: 16px 32px; }
    .holds { max-width: 72ch; }
    .taken li { display: grid; gap: 2px; padding: 12px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    .taken li:last-child { border-bottom: 0; }
    .period { font: var(--mat-sys-title-small); }
    code { font-family: var(--hf-mono); overflow-wrap: anywhere; }
    .pad { padding: 16px; }
  `,
})
export class BundlesPage {
  readonly #session = inject(Session);
  #asking?: ReturnType<typeof setTimeout>;
  protected readonly names = NAMES;
  protected readonly may = computed(() => this.#session.canAnywhere('audit.read'));
  protected readonly resource = inject(BundleClient).taken(() => this.may());
  protected readonly rows = kept(this.resource, () => 'bundles');
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly said = signal('');
  protected readonly count = computed(() => String(this.rows()?.length || ''));
  readonly #today = computed(() => todayIn(this.#session.organisation()?.timeZone));
  protected readonly form = new FormGroup({
    from: new FormControl<string | null>(addMonths(this.#today(), -3), { validators: [Validators.required] }),
    to: new FormControl<string | null>(this.#today(), { validators: [Validators.required] }),
  });
  /** The latest that stood here when one was asked for: the next one above it is that. */
  readonly #awaited = signal<{ above: string | null; left: number } | null>(null);
  protected readonly size = bytesInWords;

  constructor() {
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Take the bundle', run: () => this.take() }]);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#asking));
    effect(() => {
      const [awaited, rows] = [this.#awaited(), this.rows()];
      if (!awaited || !rows || this.resource.isLoading()) return;
      untracked(() => {
        if ((rows[0]?.id ?? null) !== awaited.above) {
          this.#awaited.set(null);
          this.said.set('The bundle is whole. Its number stands below.');
        } else if (awaited.left === 0) this.said.set('Look at the downloads of your browser. The number stands here once the bundle is whole.');
        else {
          clearTimeout(this.#asking);
          this.#asking = setTimeout(() => {
            this.#awaited.set({ ...awaited, left: awaited.left - 1 });
            this.resource.reload();
          }, ASK_AGAIN_MS);
        }
      });
    });
  }

  protected take(): void {
    const faults = [...faultsOf(this.form, NAMES)];
    const { from, to } = this.form.getRawValue();
    if (from && to && from > to) faults.push({ label: 'Last day', message: 'The period ends before it begins. Choose a later day.', target: 'bundle-to' });
    if (from && from > this.#today()) faults.push({ label: 'First day', message: 'The period has not begun. Choose an earlier day.', target: 'bundle-from' });
    this.lines.set(faults);
    if (faults.length || !from || !to) return;
    Object.assign(document.createElement('a'), { href: bundleUrl(from, to), download: '' }).click();
    this.said.set('The bundle is being made, and comes as a download.');
    this.#awaited.set({ above: this.rows()?.[0]?.id ?? null, left: ASK_TIMES });
  }

  protected days(from: string, to: string): string {
    return `${day(from, { dated: true })} to ${day(to, { dated: true })}`;
  }

  protected when(at: string): string {
    return moment(at, { zone: this.#session.organisation()?.timeZone });
  }
}
