import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, effect, inject, output, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute } from '@angular/router';
import { comparesDays, REGISTER_REPORTS, REPORT_WORDS, REPORTS, tellsEvidence, type EvidenceBasis, type Report, type ReportDetail, type ReportFormat, type ReportPart } from '@holdfast/domain';
import { FreezeClient } from '../freezes/freeze-client';
import { asAtInWords } from '../freezes/freeze-words';
import { asProblem } from '../http/problem';
import { usualDays } from '../past/past-days';
import { RegisterStore } from '../registers/register-store';
import { Session } from '../session/session';
import { DateField } from '../shared/date-field/date-field';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { faultsOf, hangProblem, type FormNames } from '../shared/forms/problem-errors';
import { Icon } from '../shared/icons/icon';
import { among } from '../shared/list/filter-words';
import { day } from '../shared/words/dates';
import { todayIn } from '../shared/words/today';
import { UnitTree } from '../units/unit-tree';
import { keep, ReportClient, type ReportQuery } from './report-client';

const NAMES: FormNames = {
  report: { label: 'Report', target: 'report-report' }, register: { label: 'Register', target: 'report-register' }, unit: { label: 'Unit', target: 'report-unit' },
  asAt: { label: 'As at', target: 'report-as-at' }, freeze: { label: 'As at', target: 'report-as-at' }, day: { label: 'Day', target: 'report-day' }, from: { label: 'Compared with', target: 'report-from' },
  fromDay: { label: 'Day to compare with', target: 'report-from-day' }, format: { label: 'Format', target: 'report-format' }, part: { label: 'Wording', target: 'report-part' }, detail: { label: 'Told', target: 'report-detail' }, basis: { label: 'Residuals', target: 'report-basis' },
};

const ANOTHER = 'another';
const FREEZE = 'freeze:';

/** Which report, of what, as at when, and as which kind of file. */
@Component({
  selector: 'hf-make-report-form',
  imports: [DateField, ErrorSummary, Field, Icon, InputDirective, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './make-report-form.html',
  styleUrl: './make-report-form.scss',
})
export class MakeReportForm {
  /** One has been made. */
  readonly made = output<void>();

  readonly #session = inject(Session);
  readonly #client = inject(ReportClient);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #registers = inject(RegisterStore);
  readonly #units = inject(UnitTree);
  readonly #params = toSignal(inject(ActivatedRoute).queryParamMap);
  readonly #zone = this.#session.organisation()?.timeZone;
  readonly #today = todayIn(this.#zone);
  protected readonly begins = this.#session.view()?.historyBeginsOn ?? null;
  protected readonly tooEarly = this.begins ? `The history kept here begins on ${day(this.begins, { long: true })}.` : '';
  protected readonly days = usualDays(this.#today, this.begins ?? this.#today).map((one) => ({ ...one, words: day(one.day, { dated: true }) }));
  protected readonly words = REPORT_WORDS;
  protected readonly another = ANOTHER;
  protected readonly frozen = FREEZE;

  protected readonly form = new FormGroup({
    report: new FormControl<Report>('corporate-register', { nonNullable: true }),
    register: new FormControl('', { nonNullable: true }),
    unit: new FormControl('', { nonNullable: true }),
    asAt: new FormControl('', { nonNullable: true }),
    day: new FormControl<string | null>(null),
    from: new FormControl('', { nonNullable: true }),
    fromDay: new FormControl<string | null>(null),
    part: new FormControl<ReportPart>('A', { nonNullable: true }),
    detail: new FormControl<ReportDetail>('full', { nonNullable: true }),
    basis: new FormControl<EvidenceBasis>('claimed', { nonNullable: true }),
    format: new FormControl<ReportFormat>('pdf', { nonNullable: true }),
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.getRawValue() });
  protected readonly chosen = computed(() => ({ ...this.form.getRawValue(), ...this.#value() }));
  protected readonly lines = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly said = signal('');

  /** Those that this person reads in full, or in public wording: of the latter there is the register for members alone. */
  protected readonly registers = computed(() => this.#registers.tree().filter(({ register }) => this.chosen().report === 'corporate-register' || register.wording === 'full'));
  readonly #readsFully = computed(() => this.#registers.all().some(({ wording }) => wording === 'full'));
  protected readonly units = computed(() => {
    const needs = this.chosen().report === 'bia-summary' ? 'continuity.read' : 'recommendation.read';
    return this.#units.outline().filter(({ unit }) => this.#session.can(needs, { unitPath: unit.path }));
  });
  protected readonly reports = computed(() =>
    REPORTS.filter((report) => report === 'corporate-register' || (ofRegister(report) ? this.#readsFully() : this.#session.canAnywhere(report === 'bia-summary' ? 'continuity.read' : 'recommendation.read'))));
  protected readonly ofRegister = computed(() => ofRegister(this.chosen().report));
  protected readonly byEvidence = computed(() => tellsEvidence(this.chosen().report));
  protected readonly compares = computed(() => comparesDays(this.chosen().report));
  protected readonly inFull = computed(() => this.#registers.byId().get(this.chosen().register)?.wording === 'full');
  readonly #freezes = inject(FreezeClient).ofRegister(() => (this.ofRegister() && this.inFull() ? this.chosen().register : undefined));
  protected readonly freezes = computed(() => (this.#freezes.hasValue() ? this.#freezes.value() : []).map(({ id, name, moment }) => ({ id, words: `${name}, ${asAtInWords(moment, this.#zone)}` })));
  protected readonly nothing = computed(() => (this.ofRegister() ? this.#registers.resource.hasValue() && this.registers().length === 0 : this.#units.resource.hasValue() && this.units().length === 0));

  constructor() {
    this.#units.reload();
    // What the address names is chosen; otherwise the first of each.
    effect(() => {
      const params = this.#params();
      const [report, register, unit, freeze, basis] = ['report', 'register', 'unit', 'freeze', 'basis'].map((name) => params?.get(name) ?? '') as [string, string, string, string, string];
      untracked(() => {
        if (among(REPORTS)(report)) this.form.controls.report.setValue(report);
        if (register) this.form.controls.register.setValue(register);
        if (unit) this.form.controls.unit.setValue(unit);
        if (freeze) this.form.controls.asAt.setValue(FREEZE + freeze);
        if (basis === 'evidenced') this.form.controls.basis.setValue(basis);
      });
    });
    effect(() => {
      const [registers, units] = [this.registers(), this.units()];
      untracked(() => {
        const { register, unit } = this.form.controls;
        if (registers.length > 0 && !registers.some((one) => one.register.id === register.value)) register.setValue((registers.find((one) => one.register.closedAt === null) ?? registers[0]!).register.id);
        if (units.length > 0 && !units.some((one) => one.unit.id === unit.value)) unit.setValue(units[0]!.unit.id);
      });
    });
    // Freezes are of one register.
    effect(() => {
      const known = new Set(this.freezes().map(({ id }) => FREEZE + id));
      const loaded = this.#freezes.hasValue();
      const ofUnit = !this.ofRegister();
      untracked(() => {
        for (const control of [this.form.controls.asAt, this.form.controls.from])
          if (control.value.startsWith(FREEZE) && (ofUnit || (loaded && !known.has(control.value)))) control.setValue('');
      });
    });
  }

  protected async make(): Promise<void> {
    if (this.busy()) return;
    this.said.set('');
    const { report, register, unit } = this.form.getRawValue();
    this.#missingDays();
    const faults = faultsOf(this.form, NAMES);
    this.lines.set(faults);
    if (faults.length > 0) return;
    this.busy.set(true);
    try {
      const file = await this.#client.make(ofRegister(report) ? `/api/registers/${register}/report` : `/api/units/${unit}/report`, this.#query());
      keep(file);
      this.said.set(`${file.name} is made.`);
      void this.#announcer.announce(`${file.name} is made`);
      this.made.emit();
    } catch (error) {
      this.lines.set(hangProblem(this.form, asProblem(error), NAMES));
    } finally {
      this.busy.set(false);
    }
  }

  #query(): ReportQuery {
    const { report, asAt, day: other, from, fromDay, part, detail, basis, format } = this.form.getRawValue();
    const query: Record<string, string> = { report, format };
    if (asAt.startsWith(FREEZE)) query['freeze'] = asAt.slice(FREEZE.length);
    else if (asAt !== '') query['asAt'] = asAt === ANOTHER ? (other ?? '') : asAt;
    if (report === 'corporate-register' && this.inFull()) query['part'] = part;
    if (report === 'quarterly-monitoring') query['detail'] = detail;
    if (tellsEvidence(report)) query['basis'] = basis;
    if (comparesDays(report) && from !== '') query['from'] = from.startsWith(FREEZE) ? from.slice(FREEZE.length) : from === ANOTHER ? (fromDay ?? '') : from;
    return query;
  }

  #missingDays(): void {
    const { report, asAt, from } = this.form.getRawValue();
    const { day: other, fromDay } = this.form.controls;
    const wanted = [[other, asAt === ANOTHER], [fromDay, comparesDays(report) && from === ANOTHER]] as const;
    for (const [control, asked] of wanted) {
      const message = !asked ? null : control.value === null ? 'Choose a day.' : control.value >= this.#today ? 'This day is not over yet. Choose an earlier one.' : null;
      control.setErrors(message ? { server: message } : null);
    }
  }
}

const ofRegister = (report: Report): boolean => REGISTER_REPORTS.some((one) => one === report);
