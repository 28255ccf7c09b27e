import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { Icon } from '../icons/icon';

/** A filter that is on. `code` is a code of a matrix, shown with serifs: "Cell" and "C · II". */
export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly code?: string;
}

/** The filters that are on, each with its way off. Filters to add (buttons with a menu, `.hf-chip`) go inside. */
@Component({
  selector: 'hf-filter-chips',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', 'aria-label': 'Filters' },
  template: `
    @for (chip of chips(); track chip.key) {
      <span class="chip">
        <span>{{ chip.label }}@if (chip.code) { <span class="hf-code">{{ ' ' + chip.code }}</span> }</span>
        <button type="button" (click)="remove(chip)" [attr.aria-label]="'Remove filter ' + chip.label + (chip.code ? ' ' + chip.code : '')"><hf-icon name="close" /></button>
      </span>
    }
    <ng-content />
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; --hf-icon: 14px; }
    .chip, :host ::ng-deep .hf-chip { display: inline-flex; align-items: center; gap: 6px; min-height: 28px; padding: 0 10px; border: 1px solid var(--mat-sys-outline); border-radius: var(--mat-sys-corner-small); background: var(--mat-sys-surface); font: var(--mat-sys-label-medium); color: var(--mat-sys-on-surface); white-space: nowrap; }
    .chip { background: var(--hf-selected); border-color: var(--mat-sys-primary); padding-right: 2px; gap: 2px; }
    .chip button { width: 24px; height: 24px; padding: 0; border: 0; background: none; display: grid; place-items: center; border-radius: 4px; }
    .chip button:hover, :host ::ng-deep .hf-chip:hover { background: var(--hf-hover); }
    :host ::ng-deep .hf-chip.add { border-style: dashed; color: var(--mat-sys-on-surface-variant); }
    @media (max-width: 700px) { .chip, :host ::ng-deep .hf-chip { min-height: 36px; } .chip button { width: 32px; height: 32px; } }
    @media print { button, :host ::ng-deep .hf-chip { display: none; } }
  `,
})
export class FilterChips {
  readonly chips = input.required<readonly FilterChip[]>();
  readonly removed = output<FilterChip>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected remove(chip: FilterChip): void {
    this.removed.emit(chip);
    // The button that had the focus goes: the next one takes it, not the top of the page.
    requestAnimationFrame(() => {
      if (this.#host.ownerDocument.activeElement === this.#host.ownerDocument.body) this.#host.querySelector('button')?.focus();
    });
  }
}
