import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { clockInWords, EVEN_AT_ONCE, EXERCISE_LIMITS, limitInWords } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Icon } from '../shared/icons/icon';
import { ExerciseClient, type ResourceChoice } from './exercise-client';
import { differs, minutesOf, withNeeds, type ScopeLine } from './scope-line';

/** Which resources are in scope, found by name, each with what the analyses ask for and what it is to be measured by. */
@Component({
  selector: 'hf-scope-editor',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: ScopeEditor, multi: true }],
  template: `
    <ul class="lines">
      @for (one of lines(); track one.resourceId) {
        <li>
          <span class="name"><span class="hf-ref">{{ one.reference }}</span> {{ one.name }}</span>
          <label>RTO<input class="hf-input" type="text" autocomplete="off" maxlength="40" [placeholder]="asked(one.neededRto) ?? '8 hours'" [value]="one.rto" [attr.aria-label]="'RTO of ' + one.name" [attr.aria-invalid]="wrong(one.rto)" (change)="type(one, 'rto', $event)" /></label>
          <label>RPO<input class="hf-input" type="text" autocomplete="off" maxlength="40" [placeholder]="asked(one.neededRpo) ?? '1 day'" [value]="one.rpo" [attr.aria-label]="'RPO of ' + one.name" [attr.aria-invalid]="wrong(one.rpo)" (change)="type(one, 'rpo', $event)" /></label>
          <button class="hf-btn quiet icon" type="button" [attr.aria-label]="'Take out ' + one.name" (click)="drop(one)"><hf-icon name="close" /></button>
          @if (one.neededRto !== null || one.neededRpo !== null) { <p class="asks">{{ asks(one) }} Left empty, that is what counts.</p> }
          @if (other(one)) { <label class="why">Why it is measured by something else<input class="hf-input" type="text" autocomplete="off" [maxLength]="most" [value]="one.note" [attr.aria-label]="'Why ' + one.name + ' is measured by something else'" (change)="type(one, 'note', $event)" /></label> }
        </li>
      }
    </ul>
    <input class="hf-input" id="scope-search" type="search" autocomplete="off" placeholder="Find a resource by name" aria-label="Find a resource" (input)="find($event)" (focus)="find($event)" />
    <ul class="found" aria-label="Resources found" aria-live="polite">
      @for (one of found(); track one.id) { <li><button class="hf-btn text" type="button" (click)="add(one)"><span class="hf-ref">{{ one.reference }}</span> {{ one.name }}</button></li> }
    </ul>
    @if (said()) { <p class="hf-small hf-soft" role="status">{{ said() }}</p> }
  `,
  styles: `
    .lines li { display: grid; grid-template-columns: minmax(0, 1fr) 130px 130px auto; gap: 8px 12px; align-items: end; padding: 8px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    .name { align-self: center; overflow-wrap: anywhere; }
    .asks, .why { grid-column: 1 / -1; }
    .asks { font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); }
    label { font: var(--mat-sys-label-medium); }
    input { width: 100%; }
    #scope-search { margin-top: 12px; }
    .found { display: grid; }
    .found button { text-align: left; justify-content: start; white-space: normal; }
    @media (max-width: 700px) { .lines li { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto; } .name { grid-column: 1 / -1; } }
  `,
})
export class ScopeEditor implements ControlValueAccessor {
  readonly #client = inject(ExerciseClient);
  protected readonly lines = signal<readonly ScopeLine[]>([]);
  protected readonly found = signal<readonly ResourceChoice[]>([]);
  protected readonly said = signal('');
  #changed: (value: readonly ScopeLine[]) => void = () => {};
  #asked = 0;

  writeValue(value: readonly ScopeLine[] | null): void {
    this.lines.set(value ?? []);
  }

  registerOnChange(changed: (value: readonly ScopeLine[]) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(): void {}

  protected readonly most = EXERCISE_LIMITS.line;
  protected readonly other = differs;

  protected asked(minutes: number | null): string | null {
    return minutes === null ? null : clockInWords(minutes);
  }

  protected asks({ neededRto, tooLateAtOnce, neededRpo }: ScopeLine): string {
    const limits = [...(neededRto === null || tooLateAtOnce ? [] : [`an ${limitInWords('RTO', neededRto)}`]), ...(neededRpo === null ? [] : [`an ${limitInWords('RPO', neededRpo)}`])];
    return [...(tooLateAtOnce ? [`${EVEN_AT_ONCE} for what leans on it.`] : []), ...(limits.length ? [`The analyses ask for ${limits.join(' and ')}.`] : [])].join(' ');
  }

  protected wrong(text: string): true | null {
    return minutesOf(text) === 'fault' ? true : null;
  }

  /** Answers may come in another order than they were asked for. */
  protected async find(event: Event): Promise<void> {
    const mine = ++this.#asked;
    try {
      const items = await this.#client.resources((event.target as HTMLInputElement).value.trim());
      if (mine !== this.#asked) return;
      const chosen = new Set(this.lines().map(({ resourceId }) => resourceId));
      this.found.set(items.filter(({ id }) => !chosen.has(id)).slice(0, 8));
      this.said.set(items.length ? '' : 'No resource is called that.');
    } catch (error) {
      if (mine === this.#asked) this.said.set(`The resources could not be loaded. ${asProblem(error).title}`);
    }
  }

  protected async add({ id, reference, name }: ResourceChoice): Promise<void> {
    this.#set([...this.lines(), { resourceId: id, reference, name, rto: '', rpo: '', neededRto: null, tooLateAtOnce: false, neededRpo: null, note: '' }]);
    this.found.update((all) => all.filter((one) => one.id !== id));
    // What the analyses ask for is a hint: without it the line is as good.
    const scope = await this.#client.scope([], [id]).catch(() => null);
    if (scope) this.#set(withNeeds(this.lines(), scope));
  }

  protected drop({ resourceId }: ScopeLine): void {
    this.#set(this.lines().filter((one) => one.resourceId !== resourceId));
  }

  protected type(line: ScopeLine, name: 'rto' | 'rpo' | 'note', event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.#set(this.lines().map((one) => (one.resourceId === line.resourceId ? { ...one, [name]: text } : one)));
  }

  #set(lines: readonly ScopeLine[]): void {
    this.lines.set(lines);
    this.#changed(lines);
  }
}
