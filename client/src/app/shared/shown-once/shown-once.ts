import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Icon } from '../icons/icon';

/** A secret that is shown this once, with a way to copy it. */
@Component({
  selector: 'hf-shown-once',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div>
      <input #box class="hf-input" type="text" readonly [attr.aria-label]="label()" [value]="value()" (focus)="box.select()" />
      <button class="hf-btn primary" type="button" (click)="copy()"><hf-icon [name]="copied() ? 'check' : 'content-copy'" />{{ copied() ? 'Copied' : 'Copy the ' + thing() }}</button>
    </div>
    @if (failed()) { <p><b>This browser did not let us copy.</b> The {{ thing() }} is selected: press Ctrl C.</p> }
  `,
  styles: `
    div { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
    input { flex: 1 1 280px; font-family: var(--hf-mono); font-size: 0.8125rem; color: var(--mat-sys-on-surface); }
    .hf-btn { min-height: 36px; }
  `,
})
export class ShownOnce {
  readonly label = input.required<string>();
  /** "link", "token" */
  readonly thing = input.required<string>();
  readonly value = input.required<string>();
  readonly #announcer = inject(LiveAnnouncer);
  protected readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly copied = signal(false);
  protected readonly failed = signal(false);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.value());
      this.copied.set(true);
      this.failed.set(false);
      void this.#announcer.announce(`The ${this.thing()} is copied`);
    } catch {
      // Without TLS a page has no clipboard.
      this.failed.set(true);
      this.box().nativeElement.focus();
      this.box().nativeElement.select();
    }
  }
}
