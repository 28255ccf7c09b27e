import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';

const QUIET = 300;

/** Nothing for 300 ms, then the shape of what comes: lines of text, rows of a table, or the cells of a map. */
@Component({
  selector: 'hf-loading-shape',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status', '[class]': 'shape()', '[class.due]': 'due()' },
  template: `
    @if (due()) {
      <span class="hf-hidden">{{ label() }}</span>
      @for (width of bars(); track $index) { <i aria-hidden="true" [style.width.%]="width"></i> }
    }
  `,
  styles: `
    :host { display: grid; gap: 8px; align-content: start; }
    i { display: block; height: 14px; border-radius: 4px; background: var(--mat-sys-surface-container-high); }
    :host(.rows) { gap: 1px; }
    :host(.rows) i { height: 35px; border-radius: 0; background: linear-gradient(var(--mat-sys-surface-container-high), var(--mat-sys-surface-container-high)) 16px center / calc(100% - 32px) 12px no-repeat; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    :host(.map) { grid-template-columns: repeat(5, 1fr); gap: 4px; }
    :host(.map) i { height: 56px; }
    .hf-hidden { position: absolute; }
    @media (prefers-reduced-motion: no-preference) { :host(.due) { animation: come var(--hf-slow) both; } }
    @keyframes come { from { opacity: 0; } }
  `,
})
export class LoadingShape {
  readonly shape = input<'text' | 'rows' | 'map'>('text');
  readonly lines = input(3);
  readonly label = input('Loading');
  protected readonly due = signal(false);
  protected readonly bars = computed(() => {
    if (this.shape() === 'map') return Array.from({ length: 25 }, () => 100);
    return Array.from({ length: this.lines() }, (_, index) => (this.shape() === 'rows' ? 100 : [42, 100, 76, 90, 64][index % 5]!));
  });

  constructor() {
    const timer = setTimeout(() => this.due.set(true), QUIET);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
