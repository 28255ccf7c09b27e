import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, Injector, input, output, signal } from '@angular/core';
import type { ControlView, RiskView } from '@holdfast/contracts';
import { kept } from '../http/kept';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Panel } from '../shared/panel/panel';
import { ControlClient } from './control-client';
import { ControlEntry } from './control-entry';

/** What is in place against a risk. For readers of the full wording: nobody else asks for it. */
@Component({
  selector: 'hf-controls-panel',
  imports: [ControlEntry, EmptyState, ErrorNotice, Icon, LoadingShape, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Controls" [count]="count()" [pad]="false">
      @if (mayAdd() && inPlace().length) { <button actions class="hf-btn text" type="button" (click)="add()"><hf-icon name="add" />Add a control</button> }
      @if (controls(); as all) {
        @if (inPlace().length) {
          <p class="claim">How effective a control is, its owner says: a claim. Evidence is what was looked at, and counts for a while.</p>
          <ul>@for (control of inPlace(); track control.id) { <li><hf-control-entry [control]="control" [mayLean]="mayLean()" (changed)="show()" /></li> }</ul>
        } @else {
          <hf-empty-state icon="fact-check" [heading]="all.length ? 'No control is in place' : 'No controls are recorded'" [why]="mayAdd() ? 'Record what already lowers this risk: the residual score leans on it.' : 'The owner of the risk or of the register records what already lowers it.'">
            @if (mayAdd()) { <button class="hf-btn" type="button" (click)="add()">Add a control</button> }
          </hf-empty-state>
        }
        @if (withdrawn().length) {
          <details><summary>{{ withdrawn().length }} withdrawn</summary><ul>@for (control of withdrawn(); track control.id) { <li><hf-control-entry [control]="control" /></li> }</ul></details>
        }
      } @else if (list.error(); as error) {
        <div class="pad"><hf-error-notice what="The controls could not be loaded." [error]="error" (again)="list.reload()" /></div>
      } @else { <div class="pad"><hf-loading-shape [lines]="3" label="Loading the controls" /></div> }
    </hf-panel>
  `,
  styles: `
    :host { display: block; }
    .pad { padding: 16px; }
    .claim { padding: 8px 16px; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li + li, details { border-top: 1px solid var(--mat-sys-outline-variant); }
    summary { min-height: 44px; padding: 13px 16px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); cursor: pointer; }
    @media print { details:not([open]) { display: none; } }
  `,
})
export class ControlsPanel {
  readonly risk = input.required<RiskView>();
  readonly mayAdd = input(false);
  /** The residual is scored, and the reader may score it. */
  readonly mayLean = input(false);
  /** What is in place, and what was: the page says by it why the risk is drawn where it is. */
  readonly loaded = output<readonly ControlView[]>();
  /** Something changed: the history of the risk says so too. */
  readonly changed = output<void>();

  readonly #client = inject(ControlClient);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #id = computed(() => this.risk().id);
  protected readonly list = this.#client.ofRisk(() => this.#id());
  protected readonly controls = kept(this.list, () => this.#id());
  protected readonly inPlace = computed<readonly ControlView[]>(() => this.controls()?.filter(({ withdrawnAt }) => withdrawnAt === null) ?? []);
  protected readonly withdrawn = computed<readonly ControlView[]>(() => this.controls()?.filter(({ withdrawnAt }) => withdrawnAt !== null) ?? []);
  protected readonly count = computed(() => (this.inPlace().length ? `${this.inPlace().length} in place` : ''));

  /** Changed here, and the list that says so is on its way. */
  readonly #came = signal(false);

  constructor() {
    effect(() => {
      const controls = this.controls();
      if (controls) this.loaded.emit(controls);
    });
    effect(() => {
      if (!this.#came() || this.list.isLoading()) return;
      this.#came.set(false);
      setTimeout(() => this.#keepFocus());
    });
  }

  protected async add(): Promise<void> {
    const { askForControl } = await import('./add-control-dialog');
    const { id, reference, owner } = this.risk();
    if (await askForControl(this.#injector, { id, reference, owner })) this.show();
  }

  protected show(): void {
    this.list.reload();
    this.changed.emit();
    this.#came.set(true);
  }

  /** What comes and goes takes the button that had the focus along: then it stays in this panel. */
  #keepFocus(): void {
    if (document.activeElement !== document.body) return;
    const heading = this.#host.querySelector<HTMLElement>('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }
}
