import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { afterNextRender, ChangeDetectionStrategy, Component, DestroyRef, inject, signal, type Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { PageRows } from '../../http/page-rows';
import { asProblem, type Problem } from '../../http/problem';
import { ErrorNotice } from '../../shared/error-notice/error-notice';

/** What is longer than this is a matter for an export, not for a printer. */
export const MOST_ON_PAPER = 5_000;

@Component({
  selector: 'hf-print-list-dialog',
  imports: [ErrorNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="print-list">Getting the list ready to print</h2>
    @if (problem(); as problem) {
      <hf-error-notice what="The rest of the list could not be loaded." [error]="problem" (again)="gather()" />
    } @else {
      <p role="status">{{ here().toLocaleString('en-GB') }} of {{ wanted }} risks are here.</p>
    }
    <div class="hf-row"><button class="hf-btn" type="button" cdkFocusInitial (click)="dialog.close(false)">Cancel</button></div>
  `,
  styles: `
    :host { display: grid; gap: 12px; width: min(420px, 92vw); padding: 24px; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    h2 { font: var(--mat-sys-title-large); }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `,
})
export class PrintListDialog {
  readonly #list = inject<PageRows<unknown>>(DIALOG_DATA);
  readonly #unwanted = new AbortController();
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly here = signal(this.#list.rows()?.length ?? 0);
  protected readonly wanted = wantedInWords(this.#list.total());
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#unwanted.abort());
    void this.gather();
  }

  protected async gather(): Promise<void> {
    this.problem.set(null);
    try {
      await this.#list.showAll(MOST_ON_PAPER, this.#unwanted.signal, (rows) => this.here.set(rows));
      if (!this.#unwanted.signal.aborted) this.dialog.close(true);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}

const wantedInWords = (total: number | null): string => (total === null || total > MOST_ON_PAPER ? `the first ${MOST_ON_PAPER.toLocaleString('en-GB')}` : total.toLocaleString('en-GB'));

/** Prints the page with the whole list on it, and shows again what was on show before. */
export async function printList(injector: Injector, list: PageRows<unknown>): Promise<void> {
  if (list.more()) {
    const dialog = injector.get(Dialog).open<boolean, PageRows<unknown>, PrintListDialog>(PrintListDialog, { data: list, ariaLabelledBy: 'print-list', ariaModal: true });
    if (!(await firstValueFrom(dialog.closed))) return;
  }
  afterNextRender(
    () => {
      addEventListener('afterprint', () => list.showAsBefore(), { once: true });
      print();
    },
    { injector },
  );
}
