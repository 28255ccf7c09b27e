import { Directive, inject, input, TemplateRef } from '@angular/core';

interface RowContext<T> {
  $implicit: T;
}

/** The cells of a row of a `List`: `<ng-template [hfCells]="rows()" let-row><td>…</td></ng-template>`, one for each column. */
@Directive({ selector: 'ng-template[hfCells]' })
export class ListCells<T> {
  /** For its type alone. */
  readonly hfCells = input.required<readonly T[]>();
  readonly template = inject<TemplateRef<RowContext<T>>>(TemplateRef);

  static ngTemplateContextGuard<T>(_directive: ListCells<T>, _context: unknown): _context is RowContext<T> {
    return true;
  }
}

/** The same row where there is little room: lines of the classes `first`, `title` and `last`. */
@Directive({ selector: 'ng-template[hfItem]' })
export class ListItem<T> {
  readonly hfItem = input.required<readonly T[]>();
  readonly template = inject<TemplateRef<RowContext<T>>>(TemplateRef);

  static ngTemplateContextGuard<T>(_directive: ListItem<T>, _context: unknown): _context is RowContext<T> {
    return true;
  }
}
