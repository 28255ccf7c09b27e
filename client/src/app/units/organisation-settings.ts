import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators, type ValidatorFn } from '@angular/forms';
import type { EditOrganisationRequest, OrganisationView } from '@holdfast/contracts';
import { LIMITS, whyNotPaperColour } from '@holdfast/domain';
import { firstValueFrom, map, startWith } from 'rxjs';
import { ifMatch } from '../http/if-match';
import { asProblem } from '../http/problem';
import { Session } from '../session/session';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import type { StaleField } from '../shared/forms/stale-fields';
import { StaleResolver } from '../shared/forms/stale-resolver';
import { Panel } from '../shared/panel/panel';
import { moment } from '../shared/words/dates';
import { UnitTree } from './unit-tree';

const NAMES: FormNames = { name: { label: 'Name', target: 'organisation-name' }, timeZone: { label: 'Time zone', target: 'organisation-zone' }, decidesOwnProposals: { label: 'Own proposals', target: 'organisation-own' }, colour: { label: 'Colour of papers', target: 'organisation-colour' } };
/** Shown beside a colour that is not typed whole yet. */
const BLACK = '#171b26';

const readable: ValidatorFn = ({ value }) => {
  const why = value === '' ? null : whyNotPaperColour(value as string);
  return why === null ? null : { server: why };
};

/** What the organisation is called, and in which time zone its days begin and end. */
@Component({
  selector: 'hf-organisation-settings',
  imports: [DraftNote, ErrorSummary, Field, InputDirective, Panel, ReactiveFormsModule, StaleResolver],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (stale(); as met) {
      <hf-stale-resolver who="Somebody else" what="these settings" [fields]="met.fields" (resolved)="resolve($event)" (left)="leave()" />
    } @else {
      <hf-panel heading="Organisation">
        <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
          <hf-error-summary [lines]="lines()" />
          <hf-draft-note [draft]="draft" />
          <hf-field label="Name" hint="The top unit carries it too." [limit]="limits.name"><input hfInput id="organisation-name" formControlName="name" autocomplete="organization" /></hf-field>
          <hf-field label="Time zone" hint="A review that is due on a day is due until the end of it here.">
            <select hfInput id="organisation-zone" formControlName="timeZone">@for (zone of zones; track zone) { <option [value]="zone">{{ zone.replaceAll('_', ' ') }}</option> }</select>
          </hf-field>
          <div id="organisation-own"><label class="own"><input type="checkbox" formControlName="decidesOwnProposals" /> People may decide on what they proposed themselves</label><p class="hf-small hf-soft">Otherwise a proposal to another register is always decided by somebody else.</p></div>
          <hf-field label="Colour of papers" hint="Headings of reports, plans and exports that are printed, and a band above the first page. Empty: black.">
            <div class="colour">
              <input hfInput id="organisation-colour" formControlName="colour" maxlength="7" placeholder="#1b4f72" autocomplete="off" spellcheck="false" />
              <input #swatch type="color" aria-label="Choose the colour of papers" [value]="ink()" (input)="choose(swatch.value)" />
              <span class="sample" [style.color]="ink()" [style.border-color]="ink()">Heading</span>
            </div>
          </hf-field>
          <div class="hf-row"><button class="hf-btn" type="submit" [attr.aria-disabled]="busy()">Save</button><span class="hf-small hf-soft" role="status">{{ said() }}</span></div>
        </form>
      </hf-panel>
    }
  `,
  styles: `
    .colour { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; }
    .colour [hfInput] { width: 120px; font-family: var(--hf-mono, monospace); }
    .colour [type='color'] { width: 44px; height: 36px; padding: 2px; border: 1px solid var(--mat-sys-outline); border-radius: var(--mat-sys-corner-small); background: none; cursor: pointer; }
    .sample { flex: 1; min-width: 0; max-width: 320px; padding: 8px 14px; border-top: 4px solid; border-radius: 2px; background: #fff; font: var(--mat-sys-title-medium); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .own { display: flex; align-items: center; gap: 10px; min-height: 32px; font: var(--mat-sys-body-medium); }
  `,
})
export class OrganisationSettings {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);
  /** What is changed, as it was read. */
  #base = this.#session.organisation();

  protected readonly limits = LIMITS;
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  /** Somebody saved first: the settings as they are now, and what differs. */
  protected readonly stale = signal<{ current: OrganisationView; fields: readonly StaleField[] } | null>(null);
  protected readonly form = new FormGroup({
    name: new FormControl(this.#session.organisation()?.name ?? '', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.name)] }),
    timeZone: new FormControl(this.#session.organisation()?.timeZone ?? 'Europe/London', { nonNullable: true, validators: Validators.required }),
    decidesOwnProposals: new FormControl(this.#session.organisation()?.decidesOwnProposals ?? false, { nonNullable: true }),
    colour: new FormControl(this.#session.organisation()?.colour ?? '', { nonNullable: true, validators: readable }),
  });
  protected readonly draft = keepDraft(this.form, 'organisation');
  protected readonly zones = [...new Set(['Europe/London', 'UTC', this.form.controls.timeZone.value, ...Intl.supportedValuesOf('timeZone')])];

  protected readonly ink = toSignal(this.form.controls.colour.valueChanges.pipe(startWith(this.form.controls.colour.value), map((colour) => (whyNotPaperColour(colour) === null ? colour : BLACK))), { requireSync: true });

  protected choose(colour: string): void {
    this.form.controls.colour.setValue(colour);
    this.form.controls.colour.markAsDirty();
  }

  protected async save(): Promise<void> {
    this.said.set('');
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    const base = this.#base;
    if (faults.length || this.busy() || !base) return;
    this.busy.set(true);
    const { colour, ...rest } = this.form.getRawValue();
    const request: EditOrganisationRequest = { ...rest, colour: colour || null };
    try {
      const organisation = await firstValueFrom(this.#http.patch<OrganisationView>('/api/organisation', request, { headers: ifMatch(base.version) }));
      this.draft.saved();
      this.said.set(`Saved ${moment(new Date())}`);
      this.#begin(organisation);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.#meet(base, problem.current as OrganisationView);
      else this.lines.set(hangProblem(this.form, problem, NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  /** What was kept of both, on top of what is there now. */
  protected async resolve(values: Readonly<Record<string, unknown>>): Promise<void> {
    this.#base = this.stale()!.current;
    this.stale.set(null);
    this.form.patchValue({ ...values, ...('colour' in values ? { colour: (values['colour'] as string | null) ?? '' } : {}) });
    await this.save();
  }

  /** Mine was copied; the form begins anew with theirs. */
  protected leave(): void {
    const { current } = this.stale()!;
    this.stale.set(null);
    this.form.setValue({ name: current.name, timeZone: current.timeZone, decidesOwnProposals: current.decidesOwnProposals, colour: current.colour ?? '' });
    this.draft.saved();
    this.#begin(current);
  }

  #meet(base: OrganisationView, current: OrganisationView): void {
    const mine = { ...this.form.getRawValue(), colour: this.form.controls.colour.value || null };
    const field = (name: keyof typeof mine): StaleField => ({ name, label: NAMES[name]!.label, base: base[name], theirs: current[name], mine: mine[name], text: name === 'name', ...(name === 'decidesOwnProposals' ? { show: (value: unknown) => (value ? 'Yes' : 'No') } : {}) });
    this.stale.set({ current, fields: [field('name'), field('timeZone'), field('decidesOwnProposals'), field('colour')] });
  }

  /** From now on it is called so everywhere. */
  #begin(organisation: OrganisationView): void {
    this.#base = organisation;
    const view = this.#session.view();
    if (view) this.#session.begin({ ...view, organisation });
    this.#tree.reload();
  }
}
