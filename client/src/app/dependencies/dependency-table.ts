import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, output, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { DependencyView, ThingRef } from '@holdfast/contracts';
import { CONTINUITY_LIMITS, dependencyFaults, LIMITS } from '@holdfast/domain';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { Icon } from '../shared/icons/icon';
import { ContinuityClient } from '../continuity/continuity-client';
import { linkOf, needInWords } from '../continuity/continuity-words';
import { ThingChooser } from '../continuity/thing-chooser';

/** The row that is not there yet. */
const NEW = 'new';
/** Where each answer is given. */
const PLACES: Readonly<Record<string, string>> = { dependentId: '#dependency-dependent', memberIds: '#dependency-members', needed: '#dependency-needed' };

/** What things lean on, a row for each dependency; a row is changed where it stands, and another is added at the end. */
@Component({
  selector: 'hf-dependency-table',
  imports: [Icon, NgTemplateOutlet, ReactiveFormsModule, RouterLink, ThingChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Roles are said since a card of a narrow table would not be a row any more.
  template: `
    @if (rows().length || editing() === 'new') {
      <div class="hf-scroll" role="region" tabindex="0" [attr.aria-label]="label()">
      <table class="hf-table" role="table">
        <caption class="hf-hidden">{{ label() }}</caption>
        <thead role="rowgroup"><tr role="row">@if (of() === null || turned()) { <th role="columnheader" scope="col">What leans</th> }<th role="columnheader" scope="col">Leans on</th><th role="columnheader" scope="col" class="need">Suffices</th><th role="columnheader" scope="col">Note</th>@if (mayAdd() || anyMine()) { <th role="columnheader" scope="col" class="acts"><span class="hf-hidden">Acts</span></th> }</tr></thead>
        <tbody role="rowgroup">
          @for (row of rows(); track row.id) {
            @if (editing() === row.id) { <ng-container [ngTemplateOutlet]="editor" [ngTemplateOutletContext]="{ dependent: row.dependent }" /> } @else {
              <tr role="row">
                @if (of() === null || turned()) { <td role="cell" class="title"><a [routerLink]="link(row.dependent)"><span class="hf-ref">{{ row.dependent.reference }}</span> {{ row.dependent.name }}</a></td> }
                <td role="cell" class="leans-on"><ul class="members">@for (member of row.members; track member.id) { <li><a [routerLink]="link(member)"><span class="hf-ref">{{ member.reference }}</span> {{ member.name }}</a></li> }@if (row.others) { <li class="hf-soft">{{ row.others }} not yours to read</li> }</ul></td>
                <td role="cell" class="need"><span [class.alternative]="row.needed < row.members.length + row.others">{{ need(row) }}</span></td>
                <td role="cell" class="note">{{ row.note }}</td>
                @if (mayAdd() || anyMine()) {
                  <td role="cell" class="acts">@if (row.mayManage && !past()) { <button class="hf-btn quiet icon" type="button" [attr.data-changes]="row.id" [attr.aria-label]="'Change what ' + row.dependent.name + ' leans on: ' + names(row)" (click)="edit(row)"><hf-icon name="edit" /></button><button class="hf-btn quiet icon" type="button" [attr.aria-label]="'End the dependency on ' + names(row)" (click)="end(row)"><hf-icon name="delete" /></button> }</td>
                }
              </tr>
            }
          }
          @if (editing() === 'new') { <ng-container [ngTemplateOutlet]="editor" [ngTemplateOutletContext]="{ dependent: of() }" /> }
        </tbody>
      </table>
      </div>
    } @else { <ng-content /> }
    @if (mayAdd() && editing() === null) { <p class="add"><button class="hf-btn quiet" type="button" (click)="begin()"><hf-icon name="add" />Add a dependency</button></p> }
    <ng-template #editor let-dependent="dependent">
      <tr role="row" class="editing" [formGroup]="form" (keydown)="onKey($event)">
        @if (of() === null || turned()) { <td role="cell">@if (editing() === 'new') { <hf-thing-chooser label="What leans" inputId="dependency-dependent" [single]="true" formControlName="dependent" /> } @else { {{ dependent.reference }} {{ dependent.name }} }</td> }
        <td role="cell"><hf-thing-chooser label="Leans on" inputId="dependency-members" [only]="onlyResources() ? 'resources' : null" [without]="dependent?.id ?? null" formControlName="members" /></td>
        <td role="cell" class="need">@if (all() > 1) { <label class="hf-small">Needs <input class="hf-input number" id="dependency-needed" type="number" min="1" [max]="limits.members" placeholder="all" formControlName="needed" aria-label="How many suffice" /></label> <span class="hf-small">of {{ all() }}</span> }</td>
        <td role="cell"><textarea class="hf-input" rows="2" formControlName="note" aria-label="Note" [maxLength]="reason"></textarea></td>
        <td role="cell" class="acts"><button class="hf-btn primary" type="button" [attr.aria-disabled]="busy()" (click)="save()">Save</button><button class="hf-btn quiet" type="button" (click)="leave()">Cancel</button></td>
      </tr>
      @if (fault()) { <tr role="row" class="editing"><td role="cell" colspan="5"><p role="alert" class="hf-bad">{{ fault() }}</p></td></tr> }
    </ng-template>
  `,
  styleUrl: './dependency-table.scss',
})
export class DependencyTable {
  readonly rows = input.required<readonly DependencyView[]>();
  readonly label = input.required<string>();
  /** The one that leans, where all rows are its own; null: the rows say it. */
  readonly of = input<ThingRef | null>(null);
  /** Of others that lean on it: their names stand first. */
  readonly turned = input(false);
  readonly mayAdd = input(false);
  readonly past = input(false);
  readonly changed = output();

  readonly #client = inject(ContinuityClient);
  readonly #reason = inject(AskReason);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #submission = new Submission();
  protected readonly link = linkOf;
  protected readonly need = needInWords;
  protected readonly limits = CONTINUITY_LIMITS;
  protected readonly reason = LIMITS.reason;
  protected readonly editing = signal<string | null>(null);
  protected readonly fault = signal('');
  protected readonly busy = signal(false);
  /** How many members it has, those out of sight as well. */
  protected readonly all = signal(0);
  protected readonly anyMine = computed(() => !this.past() && this.rows().some(({ mayManage }) => mayManage));
  protected readonly form = new FormGroup({
    dependent: new FormControl<readonly ThingRef[]>([], { nonNullable: true }),
    members: new FormControl<readonly ThingRef[]>([], { nonNullable: true }),
    /** Null: all of them. */
    needed: new FormControl<number | null>(null),
    note: new FormControl('', { nonNullable: true }),
  });
  readonly #leans = signal<ThingRef | null>(null);
  protected readonly onlyResources = computed(() => (this.#leans()?.kind ?? null) !== null);

  constructor() {
    this.form.controls.members.valueChanges.subscribe((members) => this.all.set(members.length + (this.#row()?.others ?? 0)));
    this.form.controls.dependent.valueChanges.subscribe(([dependent]) => this.#leans.set(dependent ?? null));
    // Something else is shown: what was begun on the one before is over.
    effect(() => {
      this.of();
      this.editing.set(null);
    });
  }

  protected begin(): void {
    this.#open(NEW, { dependent: this.of() ? [this.of()!] : [], members: [], needed: null, note: '' });
  }

  protected edit(row: DependencyView): void {
    this.#open(row.id, { dependent: [row.dependent], members: row.members, needed: row.needed === row.members.length + row.others ? null : row.needed, note: row.note });
  }

  protected names(row: DependencyView): string {
    return row.members.map(({ name }) => name).join(', ');
  }

  /** The button that began it has the focus again. */
  protected leave(): void {
    const begun = this.editing() === NEW ? '.add button' : `[data-changes="${this.editing()}"]`;
    this.editing.set(null);
    this.fault.set('');
    this.#focus(begun);
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.leave();
    if (event.key === 'Enter' && event.ctrlKey) void this.save();
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const { dependent, members, needed, note } = this.form.getRawValue();
    const leans = dependent[0];
    if (!leans) return this.#refuse([{ field: 'dependentId', message: 'Choose what leans' }]);
    const [activityIds, resourceIds] = [true, false].map((isActivity) => members.filter(({ kind }) => (kind === null) === isActivity).map(({ id }) => id)) as [string[], string[]];
    const request = { memberIds: members.map(({ id }) => id), needed: (this.all() > 1 ? needed : null) ?? this.all(), note: note.trim() };
    const row = this.#row();
    const faults = dependencyFaults({ dependent: { id: leans.id, is: leans.kind === null ? 'activity' : 'resource' }, activityIds, resourceIds, needed: request.needed });
    // Members out of sight count as well: of these the server alone can tell.
    if (faults.length && !row?.others) return this.#refuse(faults);
    this.busy.set(true);
    try {
      const body = { ...request, dependentId: leans.id };
      if (row) await this.#client.changeDependency(row, request);
      else await this.#client.addDependency(body, this.#submission.of(body));
      this.#submission.done();
      this.leave();
      this.changed.emit();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.errors?.length) this.#refuse(problem.errors);
      else this.fault.set(problem.title);
      if (problem.stale) this.changed.emit();
    } finally {
      this.busy.set(false);
    }
  }

  protected async end(row: DependencyView): Promise<void> {
    const submission = new Submission();
    const done = await this.#reason.ask({
      question: `End the dependency of ${row.dependent.name} on ${this.names(row)}?`, detail: 'It stays on record. From now on it counts in no map and no recovery time.', act: 'End the dependency',
      run: (reason) => this.#client.retire('dependencies', row, 'end', { reason }, submission.of({ reason })),
    });
    if (!done) return;
    this.changed.emit();
    this.#focus('.add button');
  }

  #row(): DependencyView | undefined {
    return this.rows().find(({ id }) => id === this.editing());
  }

  #open(id: string, values: { dependent: readonly ThingRef[]; members: readonly ThingRef[]; needed: number | null; note: string }): void {
    this.fault.set('');
    this.editing.set(id);
    this.form.reset(values);
    this.#focus(values.dependent.length ? PLACES['memberIds']! : PLACES['dependentId']!);
  }

  /** Says what is wrong, at the first place that is. */
  #refuse(faults: readonly { readonly field: string; readonly message: string }[]): void {
    this.fault.set(`${faults.map(({ message }) => message).join('. ')}.`);
    this.#focus(PLACES[faults[0]!.field] ?? '');
  }

  #focus(selector: string): void {
    if (selector) setTimeout(() => this.#host.querySelector<HTMLElement>(selector)?.focus());
  }
}
