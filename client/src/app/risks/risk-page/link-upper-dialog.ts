import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import type { RiskRow, RiskView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem, type Problem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { ErrorNotice } from '../../shared/error-notice/error-notice';
import { LoadingShape } from '../../shared/loading-shape/loading-shape';
import { NO_FILTERS, listQuery } from '../risk-filters';
import { RiskClient } from '../risk-client';
import { riskRows } from '../risk-rows';
import { Standing } from '../standing';

const PAUSE = 250;

/** Which risk of a register above stands for this one, so that a roll-up counts it once. */
@Component({
  selector: 'hf-link-upper-dialog',
  imports: [ErrorNotice, LoadingShape, Standing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="link-upper">Link {{ risk().reference }} to a risk above</h2>
    <p class="hf-small hf-soft">In a roll-up of both registers the two then count as one: the upper one.</p>
    @if (registers.length > 1) {
      <label>Register<select class="hf-input" (change)="choose($event)">@for (register of registers; track register.id) { <option [value]="register.id" [selected]="register.id === registerId()">{{ register.name }}</option> }</select></label>
    }
    <label>Find<input class="hf-input" type="search" placeholder="Words or a reference" cdkFocusInitial (input)="onType($event)" /></label>
    @if (failure(); as failure) { <hf-error-notice what="The link was not made." [error]="failure" [retry]="false" /> }
    @if (list.rows(); as rows) {
      <ul aria-label="Open risks">
        @for (row of rows; track row.id) {
          <li><button type="button" (click)="link(row)" [attr.aria-disabled]="busy()"><span class="hf-ref">{{ row.reference }}</span><span class="title">{{ row.title }}</span><hf-standing [of]="row.residual" [position]="false" /></button></li>
        } @empty { <li class="none">{{ typed() ? 'No open risk matches that.' : 'This register has no open risks.' }}</li> }
      </ul>
    } @else if (list.failure(); as failure) { <hf-error-notice what="The risks could not be loaded." [error]="failure" (again)="list.reload()" /> } @else { <hf-loading-shape shape="rows" [lines]="4" /> }
    <div><button class="hf-btn quiet" type="button" (click)="dialog.close(null)">Leave it unlinked</button></div>
  `,
  styles: `
    :host { display: grid; gap: 10px; width: min(560px, 92vw); max-height: 84vh; padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    label { display: grid; gap: 4px; font: var(--mat-sys-title-small); }
    ul { overflow: auto; max-height: 40vh; border: 1px solid var(--mat-sys-outline-variant); border-radius: var(--mat-sys-corner-small); }
    li button { display: flex; align-items: center; gap: 10px; width: 100%; min-height: 40px; padding: 6px 12px; border: 0; border-bottom: 1px solid var(--mat-sys-outline-variant); background: none; text-align: left; font: var(--mat-sys-body-small); }
    li:last-child button { border-bottom: 0; }
    li button:hover { background: var(--hf-hover); }
    li button:focus-visible { outline-offset: -2px; }
    .title { flex: 1; min-width: 0; }
    .none { padding: 16px; color: var(--mat-sys-on-surface-variant); font: var(--mat-sys-body-small); }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class LinkUpperDialog {
  readonly #client = inject(RiskClient);
  readonly #submission = new Submission();
  protected readonly dialog = inject<DialogRef<RiskView | null>>(DialogRef);
  protected readonly risk = signal(inject<RiskView>(DIALOG_DATA));
  /** The nearest first. */
  protected readonly registers = [...this.risk().register.above].reverse();
  protected readonly registerId = signal(this.registers[0]?.id ?? '');
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<Problem | null>(null);
  readonly #wanted = computed(() => ({ url: `/api/registers/${this.registerId()}/risks`, query: listQuery({ ...NO_FILTERS, q: this.typed() }) }));
  protected readonly list = riskRows(this.#wanted, () => this.registerId());
  #timer?: ReturnType<typeof setTimeout>;

  protected choose(event: Event): void {
    this.registerId.set((event.target as HTMLSelectElement).value);
  }

  protected onType(event: Event): void {
    const typed = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.typed.set(typed), PAUSE);
  }

  protected async link(upper: RiskRow): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const { id, version } = this.risk();
    const request = { upperRiskId: upper.id };
    try {
      this.dialog.close(await this.#client.linkUpper(id, version, request, this.#submission.of({ ...request, version })));
    } catch (error) {
      const problem = asProblem(error);
      // A link goes with any wording: what somebody else saved meanwhile does not change what is linked.
      if (problem.stale && problem.current) this.risk.set(problem.current as RiskView);
      this.failure.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}

/** The linked risk, or null when it was left as it is. */
export async function askForUpper(injector: Injector, risk: RiskView): Promise<RiskView | null> {
  const dialog = injector.get(Dialog).open<RiskView | null, RiskView, LinkUpperDialog>(LinkUpperDialog, { data: risk, ariaLabelledBy: 'link-upper', ariaModal: true });
  return (await firstValueFrom(dialog.closed)) ?? null;
}
