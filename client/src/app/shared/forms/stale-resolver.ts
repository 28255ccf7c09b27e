import { afterNextRender, ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { Panel } from '../panel/panel';
import { Segmented } from '../segmented/segmented';
import { changedWords, conflictsOf, type Conflict, type StaleField } from './stale-fields';

type Choice = 'theirs' | 'mine' | 'write';

/**
 * "Somebody else saved first" (412): theirs, mine and what to keep, field by field. What one of us did not touch settles
 * itself. `resolved` gives the values to save, by field name; send them with the version of `current`.
 */
@Component({
  selector: 'hf-stale-resolver',
  imports: [Panel, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Somebody else saved first">
      <p class="hf-small lead"><b>{{ who() }} saved {{ what() }}{{ at() ? ' at ' + at() : '' }}, while you were editing.</b>&ngsp;Choose what to keep. Both texts stay here until you save.</p>
      @if (conflicts().length) {
        <div class="scroll" tabindex="0" role="region" aria-label="What differs">
          <table class="hf-table">
            <thead><tr><th scope="col">Field</th><th scope="col">{{ head() }}</th><th scope="col">Yours</th><th scope="col">Keep</th></tr></thead>
            <tbody>
              @for (conflict of conflicts(); track conflict.name) {
                <tr [attr.data-field]="conflict.name">
                  <th scope="row">{{ conflict.label }}</th>
                  <td [attr.data-head]="head()">@for (part of words(conflict, conflict.theirs); track $index) {@if (part.added) {<ins>{{ part.text }}</ins>} @else {{{ part.text }}}}</td>
                  <td data-head="Yours">@if (conflict.untouched) {{{ shown(conflict, conflict.mine) }}&ngsp;<span class="hf-soft">(not touched)</span>} @else {@for (part of words(conflict, conflict.mine); track $index) {@if (part.added) {<ins>{{ part.text }}</ins>} @else {{{ part.text }}}}}</td>
                  <td>
                    <hf-segmented [label]="'Keep for ' + conflict.label" [segments]="conflict.text ? three : two" [value]="choiceOf(conflict)" (valueChange)="choose(conflict, $event)" />
                    @if (choiceOf(conflict) === 'write') {
                      <textarea class="hf-input" [attr.aria-label]="conflict.label + ', written anew'" [value]="written()[conflict.name] ?? shown(conflict, conflict.mine)" (input)="write(conflict, $event)"></textarea>
                    }
                    @if (asked() && !choiceOf(conflict)) { <p class="missing">Choose what to keep.</p> }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else {
        <p class="hf-small">They changed nothing that you changed: your answers can be saved as they are.</p>
      }
      <div class="acts">
        <button class="hf-btn primary" type="button" (click)="save()">Save the result</button>
        <button class="hf-btn" type="button" (click)="copy()">Copy mine and leave</button>
      </div>
    </hf-panel>
  `,
  styles: `
    .lead { margin-bottom: 12px; }
    .scroll { position: relative; overflow-x: auto; margin: 0 -16px; }
    th[scope='row'] { font: var(--mat-sys-title-small); color: var(--mat-sys-on-surface); background: none; white-space: normal; } tbody tr:last-child th { border-bottom: 0; }
    td { min-width: 160px; white-space: pre-wrap; } td:last-child { white-space: normal; }
    ins { background: var(--hf-good-container); color: var(--hf-on-good-container); text-decoration: none; border-radius: 3px; padding: 0 2px; }
    textarea { margin-top: 6px; min-width: 240px; }
    .missing { color: var(--mat-sys-error); font: var(--mat-sys-label-medium); margin-top: 4px; }
    .acts { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }
    /* The choice stays in sight: one text under the other. */
    @media (max-width: 700px) {
      .scroll { margin: 0; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table, tbody, tr, th[scope='row'], td { display: block; height: auto; border: 0; padding: 0; }
      tr { display: grid; gap: 8px; padding: 12px 0; border-top: 1px solid var(--mat-sys-outline-variant); }
      td[data-head]::before { content: attr(data-head); display: block; font: var(--mat-sys-label-small); color: var(--mat-sys-on-surface-variant); }
      textarea { min-width: 0; width: 100%; }
    }
  `,
})
export class StaleResolver {
  /** "The Infrastructure Manager" */
  readonly who = input.required<string>();
  /** "ICT-012" */
  readonly what = input.required<string>();
  /** "10:39"; left out where nobody can tell. */
  readonly at = input('');
  readonly fields = input.required<readonly StaleField[]>();
  readonly resolved = output<Readonly<Record<string, unknown>>>();
  /** Mine was copied to the clipboard, or could not be: leave the form. */
  readonly left = output<void>();

  protected readonly two = [{ value: 'theirs', label: 'Theirs' }, { value: 'mine', label: 'Mine' }] as const;
  protected readonly three = [...this.two, { value: 'write', label: 'Write' }] as const;
  protected readonly conflicts = computed(() => conflictsOf(this.fields()));
  readonly #choices = signal<Readonly<Record<string, Choice>>>({});
  protected readonly written = signal<Readonly<Record<string, string>>>({});
  protected readonly asked = signal(false);
  protected readonly head = computed(() => (this.at() ? `Saved at ${this.at()}` : 'Theirs'));
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    // The form is gone, and the focus with it.
    afterNextRender(() => {
      const heading = this.#host.querySelector<HTMLElement>('h2');
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus();
    });
  }

  /** Null: not chosen yet. */
  protected choiceOf(conflict: Conflict): Choice | null {
    return this.#choices()[conflict.name] ?? (conflict.untouched ? 'theirs' : null);
  }

  protected choose(conflict: Conflict, choice: Choice): void {
    this.#choices.update((choices) => ({ ...choices, [conflict.name]: choice }));
  }

  protected write(conflict: Conflict, event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    this.written.update((written) => ({ ...written, [conflict.name]: text }));
  }

  protected shown({ show }: StaleField, value: unknown): string {
    if (show) return show(value);
    if (value === null || value === undefined || value === '') return 'None';
    // A value that is not simple brings its own `show`; without one its JSON is better than [object Object].
    return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  }

  protected words(conflict: Conflict, value: unknown): { text: string; added: boolean }[] {
    return changedWords(this.shown(conflict, conflict.base), this.shown(conflict, value));
  }

  protected save(): void {
    this.asked.set(true);
    const open = this.conflicts().find((conflict) => !this.choiceOf(conflict));
    if (open) return this.#host.querySelector<HTMLElement>(`[data-field="${open.name}"] button`)?.focus();
    const asked = new Map(this.conflicts().map((conflict) => [conflict.name, conflict]));
    const values = this.fields().map((field) => {
      const conflict = asked.get(field.name);
      return [field.name, conflict ? this.#kept(conflict) : field.mine] as const;
    });
    // A field that neither of us touched, or they alone did without asking, is theirs already.
    this.resolved.emit(Object.fromEntries(values));
  }

  protected async copy(): Promise<void> {
    const text = this.fields().map((field) => `${field.label}: ${this.shown(field, field.mine)}`).join('\n');
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    this.left.emit();
  }

  #kept(conflict: Conflict): unknown {
    switch (this.choiceOf(conflict)) {
      case 'theirs':
        return conflict.theirs;
      case 'write':
        return this.written()[conflict.name] ?? conflict.mine;
      default:
        return conflict.mine;
    }
  }
}
