import { ChangeDetectionStrategy, Component, inject, input, output, signal, viewChild } from '@angular/core';
import { RESOURCE_KINDS, type ResourceKind } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import type { Choice } from '../shared/list/choice';
import { ChoiceList } from '../shared/list/choice-list';
import { FilterPopover } from '../shared/list/filter-popover';
import { RecoveryClient } from './recovery-client';
import { KIND_WORDS } from './recovery-words';

/** Chooses what is lost: by kind, then by name. What is ticked counts at once. */
@Component({
  selector: 'hf-loss-picker',
  imports: [ChoiceList, FilterPopover],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-filter-popover label="Site, supplier, network" icon="add" [add]="true" (opened)="find('')">
      <label class="kind" for="loss-kind">Kind</label>
      <select class="hf-input kind" id="loss-kind" [value]="kind()" (change)="choose($event)">@for (one of kinds; track one) { <option [value]="one" [selected]="one === kind()">{{ words[one] }}</option> }</select>
      @if (failed()) { <p class="kind" role="alert">The resources could not be loaded. <button type="button" class="hf-btn text" (click)="find('')">Try again</button></p> }
      <hf-choice-list label="Resource" [choices]="choices()" [chosen]="chosen()" [remote]="true" (typedChange)="find($event)" (chosenChange)="chosenChange.emit($event)" />
      <button type="button" class="hf-btn text all" (click)="everything.emit()">Everything is lost</button>
    </hf-filter-popover>
  `,
  styles: `
    .kind { display: block; margin: 4px 12px; }
    select.kind { width: calc(100% - 24px); }
    .all { margin: 4px; }
  `,
})
export class LossPicker {
  readonly chosen = input.required<readonly string[]>();
  readonly chosenChange = output<string[]>();
  readonly everything = output<void>();
  readonly #client = inject(RecoveryClient);
  protected readonly kinds = RESOURCE_KINDS.toSorted((one, other) => FIRST.indexOf(other) - FIRST.indexOf(one));
  protected readonly words = KIND_WORDS;
  protected readonly kind = signal<ResourceKind>('site');
  protected readonly choices = signal<readonly Choice[]>([]);
  protected readonly failed = signal(false);
  protected readonly popover = viewChild.required(FilterPopover);
  #asked = 0;

  show(): void {
    this.popover().show();
  }

  protected choose(event: Event): void {
    this.kind.set((event.target as HTMLSelectElement).value as ResourceKind);
    void this.find('');
  }

  /** Answers may come in another order than they were asked for. */
  protected async find(typed: string): Promise<void> {
    const mine = ++this.#asked;
    try {
      const { items } = await this.#client.resources({ kind: this.kind(), sort: 'name', ...(typed ? { q: typed } : {}) });
      if (mine !== this.#asked) return;
      this.failed.set(false);
      this.choices.set(items.map(({ id, name, reference }) => ({ id, label: name, hint: reference })));
    } catch (error) {
      if (mine === this.#asked) this.failed.set(asProblem(error).status !== 401);
    }
  }
}

/** What is lost most often as a whole comes first. */
const FIRST: readonly ResourceKind[] = ['infrastructure', 'supplier', 'site'];
