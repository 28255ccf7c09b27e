import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { MovementView } from '@holdfast/contracts';
import { asSentence, CORPORATE_5X5, MELTON_6X4, NIST_800_30, type CellPosition, type Standing } from '@holdfast/domain';
import { Problem } from '../http/problem';
import { Confirm } from '../shared/confirm-dialog/confirm';
import { DateField } from '../shared/date-field/date-field';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { ErrorSummary, type SummaryLine } from '../shared/error-summary/error-summary';
import { Field } from '../shared/field/field';
import { InputDirective } from '../shared/field/input';
import { FilterChips, type FilterChip } from '../shared/filter-chips/filter-chips';
import { keepDraft } from '../shared/forms/device-draft';
import { DraftNote } from '../shared/forms/draft-note';
import { hangProblem } from '../shared/forms/problem-errors';
import { StaleResolver } from '../shared/forms/stale-resolver';
import type { StaleField } from '../shared/forms/stale-fields';
import { HeatMapLegend } from '../shared/heat-map-legend/heat-map-legend';
import { HeatMap } from '../shared/heat-map/heat-map';
import { Icon } from '../shared/icons/icon';
import { Kbd } from '../shared/kbd/kbd';
import { LevelBadge } from '../shared/level-badge/level-badge';
import { facesOf, type LevelFace } from '../shared/level-face';
import { LevelOverTime } from '../shared/level-over-time/level-over-time';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { AssessmentMark } from '../shared/mini-matrix/assessment-mark';
import { MiniMatrix } from '../shared/mini-matrix/mini-matrix';
import { Movement } from '../shared/movement/movement';
import { Notice } from '../shared/notice/notice';
import { OfflineStrip } from '../shared/offline-strip/offline-strip';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';
import { Position } from '../shared/position/position';
import { ScorePicker } from '../shared/score-picker/score-picker';
import { Segmented } from '../shared/segmented/segmented';
import { SidePanel } from '../shared/side-panel/side-panel';
import { Theme, THEMES } from '../shell/theme';
import { PartsPeek } from './parts-peek';
import { HISTORY, ONE_REGISTER, ROLL_UP, SAMPLE_NOW, SAMPLE_VERSION, scattered, square } from './samples';

/** Every shared part in every state: for looking at, and for the browser tests of accessibility. */
@Component({
  selector: 'hf-parts-sheet',
  imports: [
    AssessmentMark, DateField, DraftNote, EmptyState, ErrorNotice, ErrorSummary, Field, FilterChips, HeatMap, HeatMapLegend, Icon, InputDirective, Kbd, LevelBadge, LevelOverTime,
    LoadingShape, MiniMatrix, Movement, Notice, OfflineStrip, PageHead, Panel, Position, ReactiveFormsModule, RouterLink, ScorePicker, Segmented, StaleResolver,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './parts-sheet.html',
  styles: `
    .sheet { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); max-width: 1368px; margin: 0 auto; padding: 32px var(--hf-gutter); }
    .cols { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; align-items: start; }
    .maps { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px; align-items: start; }
    .maps .all { grid-column: 1 / -1; }
    .three { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 24px; align-items: start; }
    .foot { border-top: 1px solid var(--mat-sys-outline-variant); margin: 12px -16px 0; padding: 12px 16px 0; }
    .list { display: grid; gap: 10px; font: var(--mat-sys-body-small); }
    .list li { display: grid; grid-template-columns: 120px 1fr; align-items: center; }
    .pair { display: inline-flex; gap: 8px; align-items: center; }
    @media (max-width: 1100px) { .cols, .maps, .three { grid-template-columns: minmax(0, 1fr); } }
    @media print { .cols, .maps { display: block; } }
  `,
})
export class PartsSheet {
  protected readonly theme = inject(Theme);
  readonly #confirm = inject(Confirm);
  readonly #sidePanel = inject(SidePanel);

  protected readonly themes = THEMES.map((value) => ({ value, label: asSentence(value) }));
  protected readonly melton = MELTON_6X4.matrix;
  protected readonly corporate = CORPORATE_5X5.matrix;
  protected readonly nist = NIST_800_30.matrix;
  protected readonly small = square(2);
  protected readonly large = square(10);
  protected readonly smallCells = scattered(this.small);
  protected readonly largeCells = scattered(this.large);
  protected readonly corporateCells = scattered(this.corporate);
  protected readonly nistCells = scattered(this.nist);
  protected readonly faces = facesOf(MELTON_6X4.matrix);
  protected readonly shared: LevelFace = { code: 'VI', label: 'Severe', step: 4, shared: true };
  protected readonly appetite = this.melton.levels[Math.floor(this.melton.levels.length / 2)]!.code;
  protected readonly one = ONE_REGISTER;
  protected readonly all = ROLL_UP;
  protected readonly cell = signal<CellPosition | null>(null);
  protected readonly view = signal<'map' | 'table'>('map');
  protected readonly movements: readonly { movement: MovementView; words: string }[] = [
    { movement: { kind: 'levels', levels: 2 }, words: 'Up 2 levels since the date compared with' },
    { movement: { kind: 'levels', levels: -1 }, words: 'Down 1 level' },
    { movement: { kind: 'levels', levels: 0 }, words: 'Unchanged' },
    { movement: { kind: 'new' }, words: 'Not there at that date' },
    { movement: { kind: 'now-scored' }, words: 'Was unscored; that is no movement' },
    { movement: { kind: 'not-comparable' }, words: 'No crosswalk between the two matrices' },
  ];

  protected readonly history = HISTORY;
  protected readonly version = SAMPLE_VERSION;
  protected readonly now = SAMPLE_NOW;
  protected readonly ways = [{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }] as const;
  protected readonly way = signal<'chart' | 'table'>('chart');

  protected readonly form = new FormGroup({
    title: new FormControl('Telephony fails for a working day in the civic centre', { nonNullable: true }),
    likelihood: new FormControl('G', { nonNullable: true }),
    reviewBy: new FormControl<string | null>('2026-06-02'),
    cause: new FormControl('', { nonNullable: true }),
    treatment: new FormControl('', { nonNullable: true }),
  });
  protected readonly draft = keepDraft(this.form, 'parts');
  protected readonly faults = signal<readonly SummaryLine[]>([]);
  protected readonly score = new FormControl<Standing>({ likelihood: 'D', impact: 'I' });
  protected readonly levelOnly = new FormControl<Standing>({ level: MELTON_6X4.matrix.levels[1]!.code });
  protected readonly unscored = new FormControl<Standing | null>(null);
  protected readonly stale: readonly StaleField[] = [
    { name: 'owner', label: 'Owner', base: 'Head of ICT', theirs: 'Infrastructure Manager', mine: 'Head of ICT', text: false },
    { name: 'cause', label: 'Cause', base: 'The switch is old and out of support.', theirs: 'The switch is 14 years old and out of support.', mine: 'The switch is past its contract and out of support.', text: true },
  ];
  protected readonly problem = new Problem({ code: 'unavailable', status: 503, title: 'The server did not answer within 20 seconds.', reportCode: 'H-4F2A' });
  protected readonly chips = signal<readonly FilterChip[]>([{ key: 'cell', label: 'Cell', code: 'C · II' }, { key: 'open', label: 'Open' }]);
  protected readonly kinds = [{ value: 'inherent', label: 'Inherent' }, { value: 'residual', label: 'Residual' }, { value: 'target', label: 'Target' }] as const;
  protected readonly kind = signal<'inherent' | 'residual' | 'target'>('residual');

  protected refuse(): void {
    const problem = new Problem({ code: 'refused', status: 422, title: 'Two answers need a change.', errors: [{ field: 'likelihood', message: 'Choose A to F. This register has no G.' }] });
    this.faults.set(hangProblem(this.form, problem, {
      title: { label: 'Title', target: 'title' }, likelihood: { label: 'Likelihood', target: 'likelihood' }, reviewBy: { label: 'Review by', target: 'review-by' },
    }));
  }

  protected ask(): void {
    void this.#confirm.ask({ question: 'Close ICT-009?', detail: 'It stays in the history.', act: 'Close ICT-009', leave: 'Keep it open', final: true });
  }

  protected peek(): void {
    this.#sidePanel.open(PartsPeek, { reference: 'ICT-012' }, { label: 'ICT-012' });
  }

  protected drop(chip: FilterChip): void {
    this.chips.update((chips) => chips.filter(({ key }) => key !== chip.key));
  }
}
