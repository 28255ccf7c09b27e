import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Field } from '../shared/field/field';
import { optionList } from '../shared/forms/option-list';
import { typedSearch } from '../shared/forms/typed-search';
import { ReachDirectory, type Reachable } from './reach-directory';

let choosers = 0;

/** Finds somebody to ring among people and contacts. Type to search, arrows to choose, Enter to take, Escape to leave. */
@Component({
  selector: 'hf-reach-chooser',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input class="hf-input" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" placeholder="Job title, name or contact" [id]="listId + '-box'" [attr.aria-label]="label()"
      [attr.aria-controls]="listId" [attr.aria-expanded]="open() && found().length > 0" [attr.aria-activedescendant]="open() && active() >= 0 ? listId + '-' + active() : null" [attr.aria-describedby]="field?.describedBy()"
      [value]="typed()" (input)="type($event)" (focus)="look()" (click)="look()" (blur)="leave()" (keydown)="onKey($event)" />
    <ul role="listbox" [attr.aria-label]="label()" [id]="listId" [hidden]="!open() || !found().length">
      @for (one of found(); track one.kind + one.id) {
        <li role="option" [id]="listId + '-' + $index" [attr.aria-selected]="$index === active()" [class.active]="$index === active()" [class.act]="one.kind === 'add' || one.kind === 'here'" (pointerdown)="$event.preventDefault()" (click)="take(one)">
          <span>{{ one.name }}</span><span class="where">{{ one.where }}</span>@if (one.kind === 'contact') { <span class="kind">Contact</span> }
        </li>
      }
    </ul>
    @if (open() && !found().length) { <p class="none" role="status">{{ search.failure() || (search.searching() ? 'Looking' : 'Nobody is listed. Type a name.') }}</p> }
  `,
  styles: `
    :host { display: block; position: relative; }
    input { width: 100%; }
    ul, .none { position: absolute; z-index: 20; left: 0; right: 0; top: calc(100% + 4px); max-height: 320px; overflow: auto; padding: 4px; border-radius: var(--mat-sys-corner-medium); background: var(--mat-sys-surface-container-low); box-shadow: var(--mat-sys-level2); }
    ul[hidden] { display: none; }
    li { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 7px 10px; border-radius: 4px; font: var(--mat-sys-body-small); font-weight: 500; cursor: pointer; overflow-wrap: anywhere; }
    li:hover, li.active { background: var(--mat-sys-surface-container-high); }
    li.active { box-shadow: inset 3px 0 0 var(--mat-sys-primary); }
    .act { color: var(--mat-sys-primary); }
    .where { font-weight: 400; color: var(--mat-sys-on-surface-variant); }
    .kind { margin-left: auto; font: var(--hf-caption); color: var(--mat-sys-on-surface-variant); }
    .none { padding: 10px 12px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    @media (forced-colors: active) { ul, .none { border: 1px solid CanvasText; } }
  `,
})
export class ReachChooser {
  readonly label = input.required<string>();
  /** With what was typed. */
  readonly taken = output<{ one: Reachable; typed: string }>();

  protected readonly field = inject(Field, { optional: true });
  readonly #directory = inject(ReachDirectory);
  protected readonly listId = `hf-reach-${++choosers}`;
  protected readonly typed = signal('');
  protected readonly search = typedSearch<Reachable>({ find: (words) => this.#directory.find(words), onFound: (words) => this.active.set(words && this.found().length ? 0 : -1) });
  protected readonly found = this.search.hits;
  readonly #options = optionList({ listId: this.listId, found: this.found, take: (one) => this.take(one), look: () => this.look(), searching: this.search.searching });
  protected readonly open = this.#options.open;
  protected readonly active = this.#options.active;
  protected readonly onKey = this.#options.onKey;

  protected look(): void {
    if (this.open()) return;
    this.open.set(true);
    void this.search.now(this.typed());
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    this.open.set(true);
    this.active.set(-1);
    this.search.soon(this.typed());
  }

  protected take(one: Reachable): void {
    this.open.set(false);
    this.taken.emit({ one, typed: this.typed().trim() });
  }

  protected leave(): void {
    this.open.set(false);
  }
}
