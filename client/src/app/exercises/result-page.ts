import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ExerciseView } from '@holdfast/contracts';
import {
  ageOfBackup, againstRequirement, backupAgeWhen, clockInWords, dataLossIn, deviationsOf, EXERCISE_LIMITS, EXERCISE_OUTCOMES, explainRefusal, isLocalMoment, LIMITS, measuredRecovery, momentOfLocal, outcomeContradictions, restoreTestFaults, type LiveStep,
} from '@holdfast/domain';
import { kept } from '../http/kept';
import { asProblem } from '../http/problem';
import { Submission } from '../http/submission';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { keepDraft } from '../shared/forms/device-draft';
import { Icon } from '../shared/icons/icon';
import { DraftNote } from '../shared/forms/draft-note';
import { faultsOf, hangProblem } from '../shared/forms/problem-errors';
import { Kbd } from '../shared/kbd/kbd';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { Notice } from '../shared/notice/notice';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { PageTitles } from '../shell/page-titles';
import { Shortcuts } from '../shell/shortcuts';
import { AgainstOutcome } from './against-outcome';
import { ExerciseClient } from './exercise-client';
import { rehearsedLive } from './exercise-log';
import { againstWords, measuredWords, OUTCOME_WORDS } from './exercise-words';
import { linesOf } from './exercise-form';
import { linesOnRecord, paperFaults, progressOnPaper, type PaperPlace } from './paper-line';
import { PaperSteps, rowsOf } from './paper-steps';
import { fillFromLog, fillResult, resultForm, resultNames, resultOf } from './result-form';
import { resultFromLog } from './result-from-log';
import { TimeSources } from './time-sources';

/** What came of a rehearsal, begun from its log where it ran live, else typed in from paper. Each time is measured from the loss while one types. */
@Component({
  selector: 'hf-exercise-result-page',
  imports: [AgainstOutcome, DraftNote, ErrorNotice, ErrorSummary, Field, Icon, InputDirective, Kbd, LoadingShape, Notice, PageHead, PaperSteps, Panel, ReactiveFormsModule, RouterLink, TimeSources],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head [heading]="'Result of ' + (exercise()?.reference ?? 'a rehearsal')">@if (exercise(); as of) { <ng-container ngProjectAs="[facts]"><span>{{ of.title }}</span></ng-container> }
      @if (onPaper() && mayType()) { <button actions class="hf-btn" type="button" (click)="print()"><hf-icon name="print" />Print it to fill in by hand</button> }
    </hf-page-head>
    @if (resource.error(); as error) {
      <hf-error-notice what="The rehearsal could not be loaded." [error]="error" (again)="resource.reload()" />
    } @else if (exercise(); as of) {
      @if (!of.mayRecord) {
        <hf-notice icon="lock"><b>{{ of.state === 'signed-off' || of.state === 'cancelled' ? 'This rehearsal is over. Its result does not change.' : refusal }}</b>&ngsp;<a [routerLink]="['/rehearsals', of.id]">Back</a></hf-notice>
      } @else {
        <form [formGroup]="form" (ngSubmit)="save()" class="hf-stack">
          @if (changed()) { <hf-notice kind="warn"><b>Somebody changed this rehearsal meanwhile.</b> What you typed is still here. Record it all the same, or leave and look at it first.</hf-notice> }
          @if (fromLog()) { <hf-notice icon="info"><b>The log has filled in what it knows.</b> Whatever you change here stands as typed in, beside what the log says.</hf-notice> }
          @else if (log.error(); as error) { <hf-error-notice what="The log could not be loaded, so nothing is filled in from it." [error]="error" (again)="log.reload()" /> }
          <hf-panel label="The rehearsal as a whole">
            <div class="hf-stack">
              <hf-error-summary [lines]="faults()" />
              <p class="hf-small hf-soft">Days and times are on the organisation's clock.</p>
              <div class="hf-beside three">
                <hf-field label="Time of the loss" hint="As the scenario states it: all is measured from here." [messages]="names()['lostAt']!.messages!"><input hfInput id="result-lost" type="datetime-local" formControlName="lostAt" /></hf-field>
                <hf-field label="Start" [messages]="names()['startedAt']!.messages!"><input hfInput id="result-started" type="datetime-local" formControlName="startedAt" /></hf-field>
                <hf-field label="End" [messages]="names()['endedAt']!.messages!"><input hfInput id="result-ended" type="datetime-local" formControlName="endedAt" /></hf-field>
              </div>
              <hf-field label="Outcome" [messages]="names()['outcome']!.messages!"><select hfInput id="result-outcome" formControlName="outcome"><option [ngValue]="null">Choose</option>@for (one of outcomes; track one) { <option [ngValue]="one">{{ words[one] }}</option> }</select></hf-field>
              <hf-against-outcome aria-live="polite" [outcome]="form.controls.outcome.value" [told]="against()" />
              <hf-field label="Summary" hint="What came of it, in a few sentences." [limit]="limits.narrative" [messages]="names()['summary']!.messages!"><textarea hfInput id="result-summary" rows="4" formControlName="summary"></textarea></hf-field>
            </div>
          </hf-panel>
          @for (one of of.scope; track one.resourceId; let index = $index) {
            <hf-panel [heading]="one.name" [count]="live()[index] ?? ''">
              <div formArrayName="resources"><div class="hf-beside three" [formGroupName]="index">
                <hf-field label="Work started" hint="On bringing it back." [optional]="true"><input hfInput [id]="'result-work-' + index" type="datetime-local" formControlName="workStartedAt" /></hf-field>
                <hf-field label="Usable again" [optional]="true"><input hfInput [id]="'result-usable-' + index" type="datetime-local" formControlName="usableAt" /></hf-field>
                <hf-field label="Given up" hint="Where it did not come back: the time counts as more than." [optional]="true"><input hfInput [id]="'result-abandoned-' + index" type="datetime-local" formControlName="abandonedAt" /></hf-field>
                <hf-field label="Data as of" hint="The moment that the data was of." [optional]="true"><input hfInput [id]="'result-data-' + index" type="datetime-local" formControlName="dataAsOf" /></hf-field>
                <hf-field label="Effort in minutes" hint="Of everybody together." [optional]="true"><input hfInput [id]="'result-effort-' + index" type="number" min="0" step="1" formControlName="effort" /></hf-field>
                <hf-field label="Note" [optional]="true"><input hfInput [id]="'result-note-' + index" type="text" autocomplete="off" formControlName="note" /></hf-field>
              </div></div>
              @if (fromLog(); as logged) { <div class="sources"><hf-time-sources [of]="typedTimes()[index] ?? one" [logged]="logged" [zone]="of.timeZone" /></div> }
            </hf-panel>
          }
          @if (onPaper() && of.plans.length) {
            <hf-panel heading="Steps" [count]="stepCount()">
              <p class="hf-small hf-soft">When each step was started and finished, or why it was skipped. Times as 09:40, of the day after it started as +1 09:40; Enter goes down. What is left empty was not done.</p>
              @if (!span().startedAt) { <p class="hf-small hf-soft">Say above when it started: the times are of that day, and the steps are those that were approved then.</p> }
              @if (steps(); as known) {
                @if (known.length) { <hf-paper-steps id="result-steps" tabindex="-1" formControlName="steps" [steps]="known" [place]="place()" [planNames]="planNames()" [faults]="faults()" /> }
                @else { <p>No version of its plans was approved when it started, so there is no step to type in. Its result says nothing of those plans.</p> }
              } @else if (paper.error(); as error) { <hf-error-notice what="The steps could not be loaded." [error]="error" (again)="paper.reload()" /> }
              @else { <hf-loading-shape [lines]="4" label="Loading the steps" /> }
            </hf-panel>
          }
          @if (of.objectives.length) {
            <hf-panel heading="Objectives">
              <div formArrayName="objectives" class="hf-stack">
                @for (one of of.objectives; track $index; let index = $index) {
                  <fieldset class="hf-beside" [formGroupName]="index"><legend>{{ one.text }}</legend>
                    <hf-field label="Outcome" [messages]="names()['objectives.' + index + '.outcome']!.messages!"><select hfInput [id]="'result-objective-' + index" formControlName="outcome"><option [ngValue]="null">Choose</option>@for (word of outcomes; track word) { <option [ngValue]="word">{{ words[word] }}</option> }</select></hf-field>
                    <hf-field label="Note" [optional]="true"><input hfInput [id]="'result-objective-note-' + index" type="text" autocomplete="off" formControlName="note" /></hf-field>
                  </fieldset>
                }
              </div>
            </hf-panel>
          }
          @if (of.kind === 'restore-test' || of.kind === 'full-failover') {
            <hf-panel heading="Backup" [count]="backupCount()">
              @if (restored()) { <p class="hf-small hf-soft">A restore test passes only with its set, when that was taken, and what was looked at. The data lost is measured from the moment of the set.</p> }
              <div class="hf-beside three">
              <hf-field label="Backup set" [optional]="!restored()"><input hfInput id="result-backup" type="text" autocomplete="off" formControlName="backupSet" /></hf-field>
              <hf-field label="Backup taken" [optional]="!restored()"><input hfInput id="result-backup-taken" type="datetime-local" formControlName="backupTakenAt" /></hf-field>
              <hf-field label="Sample checked" [optional]="!restored()"><input hfInput id="result-sample" type="text" autocomplete="off" formControlName="sample" /></hf-field>
            </div></hf-panel>
          }
          <hf-panel heading="What was different, and what was found" count="Optional">
            <div class="hf-stack">
              <hf-field label="Deviations" hint="Where it went otherwise than the plan says, one to a line." [optional]="true"><textarea hfInput id="result-deviations" rows="3" formControlName="deviations"></textarea></hf-field>
              @if (untold().length; as count) { <p role="status" class="hf-no-print">The steps tell of {{ count === 1 ? 'a deviation that is' : count + ' deviations that are' }} not in the list. <button class="hf-btn text" type="button" (click)="tell()">Add {{ count === 1 ? 'it' : 'them' }}</button></p> }
              <hf-field label="Findings" hint="What needs doing, one to a line. Each can become an action." [optional]="true"><textarea hfInput id="result-findings" rows="3" formControlName="findings"></textarea></hf-field>
            </div>
          </hf-panel>
          <hf-draft-note [draft]="draft" />
          <div class="hf-row"><button class="hf-btn primary" type="submit" [attr.aria-disabled]="busy()">{{ busy() ? 'Recording' : 'Record the result' }}<hf-kbd>Ctrl Enter</hf-kbd></button><a class="hf-btn quiet" [routerLink]="['/rehearsals', of.id]">Cancel</a></div>
        </form>
      }
    } @else { <hf-loading-shape [lines]="6" label="Loading the rehearsal" /> }
  `,
  styles: `
    :host { display: block; max-width: 980px; }
    hf-paper-steps { margin-top: 12px; }
    .sources { display: grid; gap: 2px; margin-top: 8px; }
    fieldset { border: 0; padding: 0; margin: 0; }
    legend { padding: 0 0 8px; font: var(--mat-sys-title-small); overflow-wrap: anywhere; }
  `,
})
export class ExerciseResultPage {
  /** From the address. */
  readonly id = input.required<string>();

  readonly #client = inject(ExerciseClient);
  readonly #router = inject(Router);
  readonly #submission = new Submission();
  protected readonly resource = this.#client.exercise(() => this.id());
  protected readonly exercise = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly refusal = explainRefusal('exercise.record');
  protected readonly limits = LIMITS;
  protected readonly outcomes = EXERCISE_OUTCOMES;
  protected readonly words = OUTCOME_WORDS;
  protected readonly form = resultForm();
  readonly #answers = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly names = computed(() => resultNames(this.exercise()?.scope ?? [], this.exercise()?.objectives.length ?? 0));
  /** By the same rule as the server's, while somebody types. */
  readonly #measured = computed(() => {
    const of = this.exercise();
    const { lostAt = '', backupTakenAt, resources = [] } = this.#answers();
    if (!of || !isLocalMoment(lostAt)) return [];
    const moment = (local: string | undefined): string | null => (local && isLocalMoment(local) ? momentOfLocal(of.timeZone, local) : null);
    return of.scope.map(({ name, rtoMinutes, rpoMinutes }, index) => {
      const times = { lostAt: momentOfLocal(of.timeZone, lostAt), usableAt: moment(resources[index]?.usableAt), abandonedAt: moment(resources[index]?.abandonedAt) };
      const measured = measuredRecovery(times);
      const lost = dataLossIn(of.kind, { ...times, backupTakenAt: moment(backupTakenAt), dataAsOf: moment(resources[index]?.dataAsOf) });
      return { name, rtoMinutes, rpoMinutes, measured, lost, againstRto: againstRequirement(measured, rtoMinutes), againstRpo: againstRequirement(lost, rpoMinutes), givenUp: measured?.moreThan ?? false };
    });
  });
  protected readonly live = computed(() =>
    this.#measured().map(({ rtoMinutes, rpoMinutes, measured, lost, againstRto, againstRpo }) => {
      if (!measured) return rtoMinutes === null ? 'RTO not known' : `RTO ${clockInWords(rtoMinutes)}`;
      const data = lost ? `. Data of ${measuredWords(lost).toLowerCase()} lost, ${againstWords(againstRpo, rpoMinutes, 'RPO').replace(/^[OW]/, (first) => first.toLowerCase())}` : '';
      return measured.minutes < 0 ? '' : `${measuredWords(measured)}. ${againstWords(againstRto, rtoMinutes, 'RTO')}${data}`;
    }),
  );
  protected readonly log = rehearsedLive(() => (this.exercise()?.lostAt ? this.id() : undefined));
  protected readonly fromLog = computed(() => (this.exercise()?.ranLive && this.log.hasValue() && this.log.value() ? resultFromLog(this.log.value()!.progress) : null));
  /** As they stand in the form, to say where each comes from. */
  protected readonly typedTimes = computed(() => {
    const of = this.exercise();
    const moment = (local: string | undefined): string | null => (of && local && isLocalMoment(local) ? momentOfLocal(of.timeZone, local) : null);
    return (this.#answers().resources ?? []).map((one, index) => ({ resourceId: of?.scope[index]?.resourceId ?? '', workStartedAt: moment(one.workStartedAt), usableAt: moment(one.usableAt), abandonedAt: moment(one.abandonedAt), dataAsOf: moment(one.dataAsOf) }));
  });
  protected readonly onPaper = computed(() => this.exercise()?.ranLive === false);
  protected readonly mayType = computed(() => this.exercise()?.mayRecord ?? false);
  protected readonly span = computed(() => {
    const local = (text: string | undefined): string => (text && isLocalMoment(text) ? text : '');
    return { startedAt: local(this.#answers().startedAt), endedAt: local(this.#answers().endedAt) };
  });
  protected readonly place = computed((): PaperPlace => ({ ...this.span(), zone: this.exercise()?.timeZone ?? 'UTC' }));
  readonly #asked = computed(() => (this.onPaper() ? { id: this.id(), startedAt: this.span().startedAt } : undefined), { equal: (one, other) => one?.id === other?.id && one?.startedAt === other?.startedAt });
  protected readonly paper = this.#client.paperSteps(() => this.#asked());
  /** While those of another start are fetched, the ones before stand there. */
  readonly #steps = kept(this.paper, () => this.id());
  protected readonly steps = computed((): readonly LiveStep[] | undefined => this.#steps()?.steps);
  protected readonly planNames = computed(() => new Map(this.exercise()?.plans.map(({ planId, name }) => [planId, name])));
  protected readonly stepCount = computed(() => (this.steps()?.length ? String(this.steps()!.length) : ''));
  readonly #rows = computed(() => rowsOf(this.steps() ?? [], this.#answers().steps ?? []));
  readonly #typedSteps = computed(() => (this.onPaper() ? progressOnPaper(this.#rows(), this.steps() ?? [], this.place()) : null));
  /** What speaks against the outcome that is chosen. */
  protected readonly against = computed(() => {
    const [of, { outcome, objectives = [] }] = [this.exercise(), this.#answers()];
    const progress = this.onPaper() ? this.#typedSteps() : this.log.hasValue() ? this.log.value()?.progress : null;
    return of && outcome ? outcomeContradictions(outcome, { objectives: of.objectives.map(({ text }, index) => ({ text, outcome: objectives[index]?.outcome ?? null })), resources: this.#measured(), steps: progress?.steps ?? [] }) : [];
  });
  /** What the steps say and the list of deviations does not. */
  protected readonly untold = computed(() => {
    const listed = new Set(linesOf(this.#answers().deviations ?? ''));
    const progress = this.#typedSteps();
    return progress ? deviationsOf(progress, true).map(({ text }) => text.slice(0, EXERCISE_LIMITS.line)).filter((text) => !listed.has(text)) : [];
  });
  /** How old the set was when it was back, while one types. */
  protected readonly backupCount = computed(() => {
    const of = this.exercise();
    const { backupTakenAt = '', endedAt = '', resources = [] } = this.#answers();
    const moment = (local: string | undefined): string | null => (of && local && isLocalMoment(local) ? momentOfLocal(of.timeZone, local) : null);
    const age = ageOfBackup(moment(backupTakenAt), resources.map((one) => moment(one.usableAt)), moment(endedAt));
    return age !== null && age > 0 ? `${clockInWords(age)} old ${backupAgeWhen(resources.map((one) => one.usableAt ?? null))}` : this.restored() ? '' : 'Optional';
  });
  protected readonly restored = computed(() => this.exercise()?.kind === 'restore-test' && this.#answers().outcome === 'passed');
  protected readonly draft = keepDraft(this.form, `exercise-result.${inject(ActivatedRoute).snapshot.paramMap.get('id')}`);
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);
  #base: ExerciseView | null = null;

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const of = this.exercise();
      if (!of) return;
      titles.show(`Result of ${of.reference}`, [{ label: 'Rehearsals', link: '/rehearsals' }, { label: of.reference, link: `/rehearsals/${of.id}` }, { label: 'Result' }]);
      untracked(() => {
        if (this.#base) return;
        this.#base = of;
        fillResult(this.form, of);
      });
    });
    effect(() => {
      const [of, logged] = [this.exercise(), this.fromLog()];
      // A result that is on record is not overwritten, nor what somebody has begun to type.
      if (of?.state === 'ended' && logged) untracked(() => this.form.pristine && fillFromLog(this.form, of, logged));
    });
    effect(() => {
      const [of, logged] = [this.exercise(), this.log.hasValue() ? this.log.value() : null];
      if (of && !of.ranLive && logged) untracked(() => this.form.controls.steps.pristine && this.form.controls.steps.setValue(linesOnRecord(logged.progress, this.place())));
    });
    inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Record the result', run: () => void this.save() }]);
  }

  protected print(): void {
    print();
  }

  protected tell(): void {
    const { deviations } = this.form.controls;
    deviations.setValue([...linesOf(deviations.value), ...this.untold()].slice(0, EXERCISE_LIMITS.deviations).join('\n'));
    deviations.markAsDirty();
  }

  /** Hung on their controls, from where the summary takes them. */
  #hangRestoreFaults({ kind }: ExerciseView): void {
    // With another outcome they may be missing after all.
    for (const name of ['backupSet', 'backupTakenAt', 'sample'] as const) this.form.controls[name].updateValueAndValidity({ emitEvent: false });
    const { outcome, backupSet, backupTakenAt, sample } = this.form.getRawValue();
    if (outcome === null) return;
    for (const { field, message } of restoreTestFaults(kind, outcome, { backupSet, backupTakenAt: backupTakenAt || null, sample })) this.form.get(field)?.setErrors({ server: message });
  }

  protected async save(): Promise<void> {
    const base = this.#base;
    if (this.busy() || !base?.mayRecord) return;
    this.#hangRestoreFaults(base);
    const faults = [...faultsOf(this.form, this.names()), ...(this.onPaper() ? paperFaults(this.#rows(), this.steps() ?? [], this.place(), new Date().toISOString()) : [])];
    this.faults.set(faults);
    if (faults.length) return;
    this.busy.set(true);
    try {
      const request = resultOf(this.form, base, this.onPaper() && this.steps() ? this.#rows() : null);
      await this.#client.record(base.id, base.version, request, this.#submission.of({ ...request, version: base.version }));
      this.#submission.done();
      this.draft.saved();
      await this.#router.navigate(['/rehearsals', base.id], { replaceUrl: true });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) {
        this.#base = problem.current as ExerciseView;
        this.changed.set(true);
      } else this.faults.set(hangProblem(this.form, problem, this.names()));
    } finally {
      this.busy.set(false);
    }
  }
}
