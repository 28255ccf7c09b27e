import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NgControl, type ControlValueAccessor } from '@angular/forms';
import type { MovementView } from '@holdfast/contracts';
import { codesInWords, levelIndexOf, standingState, type AxisLevel, type ImpactCategory, type RiskMatrix, type Standing } from '@holdfast/domain';
import { Icon } from '../icons/icon';
import { LevelBadge } from '../level-badge/level-badge';
import { faceOf, facesOf } from '../level-face';
import { Movement } from '../movement/movement';
import { Segmented } from '../segmented/segmented';

const CATEGORY_WORDS = { finance: 'Finance', service: 'Service', reputation: 'Reputation', safety: 'Safety', legal: 'Legal' } as const satisfies Record<ImpactCategory, string>;
const EMPTY: Standing = { likelihood: null, impact: null, level: null };

let pickers = 0;

type AxisName = 'likelihood' | 'impact';

/**
 * Likelihood and impact as buttons, each with what it means below, and the level that they make, live. The value is a
 * `Standing`: a cell, a level alone, or all null for unscored. Use it with `formControl`.
 */
@Component({
  selector: 'hf-score-picker',
  imports: [Icon, LevelBadge, Movement, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './score-picker.html',
  styleUrl: './score-picker.scss',
})
export class ScorePicker implements ControlValueAccessor {
  readonly matrix = input.required<RiskMatrix>();
  /** Where it stood before, on the same matrix. */
  readonly was = input<Standing | null>(null);
  /** Code of the worst accepted level: says when the choice is above it. */
  readonly appetite = input<string | null>(null);
  /** Offers "Level only". */
  readonly levelOnlyAllowed = input(false);

  readonly id = `hf-score-${++pickers}`;
  protected readonly modes = [
    { value: 'cell', label: 'Likelihood and impact' },
    { value: 'level', label: 'Level only' },
  ] as const;
  protected readonly value = signal<Standing>(EMPTY);
  protected readonly disabled = signal(false);
  readonly #levelOnly = signal(false);
  protected readonly levelOnly = computed(() => this.levelOnlyAllowed() && this.#levelOnly());
  #changed: (value: Standing) => void = () => {};
  protected touched: () => void = () => {};

  protected readonly levels = computed(() => facesOf(this.matrix()));
  protected readonly axes = computed(() => [this.#axis('likelihood', 'Likelihood'), this.#axis('impact', 'Impact')]);
  readonly #index = computed(() => levelIndexOf(this.matrix(), this.value()));
  protected readonly face = computed(() => {
    const index = this.#index();
    return index === null ? null : faceOf(this.matrix(), index);
  });
  readonly #wasIndex = computed(() => {
    const was = this.was();
    return was && levelIndexOf(this.matrix(), was);
  });
  protected readonly wasFace = computed(() => {
    const index = this.#wasIndex();
    return index === null ? null : faceOf(this.matrix(), index);
  });
  protected readonly moved = computed<MovementView>(() => {
    const [before, after] = [this.#wasIndex(), this.#index()];
    return before === null || after === null ? null : { kind: 'levels', levels: after - before };
  });
  protected readonly judgement = computed(() => {
    const [appetite, index] = [this.appetite(), this.#index()];
    const accepted = appetite === null ? -1 : this.matrix().levels.findIndex((level) => level.code === appetite);
    if (accepted < 0 || index === null) return '';
    const label = this.matrix().levels[accepted]!.label;
    return index > accepted ? `Above the appetite of this register, ${label}.` : `Within the appetite of this register, ${label}.`;
  });
  protected readonly response = computed(() => {
    const index = this.#index();
    return index === null ? '' : (this.matrix().levels[index]?.response ?? '');
  });
  protected readonly chosenAny = computed(() => {
    const { likelihood, impact, level } = this.value();
    return Boolean(likelihood ?? impact ?? level);
  });

  constructor() {
    const control = inject(NgControl, { self: true, optional: true });
    if (control) control.valueAccessor = this;
  }

  writeValue(value: Standing | null): void {
    const standing = value ?? EMPTY;
    this.value.set({ likelihood: standing.likelihood ?? null, impact: standing.impact ?? null, level: standing.level ?? null });
    if (standingState(standing) !== 'unscored') this.#levelOnly.set(standingState(standing) === 'level-only');
  }

  registerOnChange(changed: (value: Standing) => void): void {
    this.#changed = changed;
  }

  registerOnTouched(touched: () => void): void {
    this.touched = touched;
  }

  setDisabledState(disabled: boolean): void {
    this.disabled.set(disabled);
  }

  protected choose(axis: AxisName, code: string): void {
    this.#set({ ...this.value(), level: null, [axis]: code });
  }

  protected chooseLevel(level: string): void {
    this.#set({ ...EMPTY, level });
  }

  protected turn(mode: 'cell' | 'level'): void {
    if ((mode === 'level') === this.#levelOnly()) return;
    this.#levelOnly.set(mode === 'level');
    this.clear();
  }

  protected clear(): void {
    this.#set(EMPTY);
  }

  #set(value: Standing): void {
    this.value.set(value);
    this.#changed(value);
    this.touched();
  }

  #axis(name: AxisName, label: string) {
    const steps: readonly AxisLevel[] = this.matrix()[name];
    const chosen = this.value()[name] ?? null;
    const step = steps.find(({ code }) => code === chosen) ?? null;
    const categories = Object.entries(step?.categories ?? {}).flatMap(([category, text]) => (text ? [{ name: CATEGORY_WORDS[category as ImpactCategory], text }] : []));
    const worst = steps.at(-1);
    return { name, label, steps, chosen, step, was: this.was()?.[name] ?? null, categories, offer: `Choose ${codesInWords(steps)}. ${worst?.code} is the most severe.` };
  }
}
