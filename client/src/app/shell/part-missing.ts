import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { ProgramParts, type MissingPart } from '../http/program-parts';
import { moment } from '../shared/words/dates';

const WORDS: Readonly<Record<MissingPart['why'], { heading: string; says: string; act: string }>> = {
  missing: {
    heading: 'This page could not be opened',
    says: 'A part of the program that it needs is missing on the server, even after loading it anew. A new version may be on its way: load the page again in a minute.',
    act: 'Load the page again',
  },
  changed: {
    heading: 'The program has changed on the server',
    says: 'What you asked for belongs to a version that is no longer there. Load the page again to go on with the new one.',
    act: 'Load the page again',
  },
  'no server': { heading: 'The server cannot be reached', says: 'What you asked for could not be loaded. Try again when the connection is back.', act: 'Try again' },
};

/**
 * Over whatever is on the screen, other dialogs included, when a part of the program cannot be fetched. The browser's own
 * dialog, for what is imported only when it is needed may be missing as well.
 */
@Component({
  selector: 'hf-part-missing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (words(); as words) {
      <dialog #dialog role="alertdialog" aria-labelledby="hf-part-missing" aria-describedby="hf-part-missing-says" (cancel)="$event.preventDefault(); leave()" (close)="leave()" (keydown)="$event.stopPropagation()">
        <h2 id="hf-part-missing">{{ words.heading }}</h2>
        <p id="hf-part-missing-says">{{ words.says }}@if (behind()) {&ngsp;What you typed on this page is still here, and drafts are kept on this device.}</p>
        <p class="hf-small hf-bad" role="status">{{ said() }}</p>
        <div class="acts">
          <button class="hf-btn primary" type="button" [attr.aria-disabled]="busy()" (click)="load()">{{ words.act }}</button>
          @if (behind()) { <button class="hf-btn quiet" type="button" (click)="leave()">Stay on this page</button> }
        </div>
      </dialog>
    }
  `,
  styles: `
    dialog { width: min(440px, 92vw); margin: auto; padding: 24px; border: 0; border-radius: var(--mat-sys-corner-large); background: var(--mat-sys-surface); color: var(--mat-sys-on-surface); box-shadow: var(--mat-sys-level3); }
    dialog[open] { display: grid; gap: 8px; }
    dialog::backdrop { background: light-dark(#10182866, #000a); }
    h2 { font: var(--mat-sys-title-large); }
    [role='status']:empty { display: none; }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
    @media (forced-colors: active) { dialog { border: 1px solid CanvasText; } }
  `,
})
export class PartMissing {
  readonly #parts = inject(ProgramParts);
  readonly #router = inject(Router);
  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly words = computed(() => {
    const missing = this.#parts.missing();
    return missing && WORDS[missing.why];
  });
  /** Nothing was opened yet: there is no page to stay on. */
  protected readonly behind = computed(() => this.#router.lastSuccessfulNavigation() !== null);

  constructor() {
    effect(() => this.#show());
  }

  protected async load(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.said.set('');
    // When it is loaded this page ends; until then the button rests.
    if (await this.#parts.load()) return;
    this.busy.set(false);
    this.said.set(`It could not be reached at ${moment(new Date())} either.`);
  }

  protected leave(): void {
    if (this.behind()) {
      this.said.set('');
      this.#parts.leave();
    } else this.#show();
  }

  #show(): void {
    const dialog = this.dialog()?.nativeElement;
    if (dialog && !dialog.open) dialog.showModal();
  }
}
