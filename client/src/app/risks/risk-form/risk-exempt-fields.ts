import { ChangeDetectionStrategy, Component, computed, effect, input, signal } from '@angular/core';
import { ReactiveFormsModule, type AbstractControl } from '@angular/forms';
import { EXEMPT_GROUNDS, LIMITS, wordingShown } from '@holdfast/domain';
import { merge } from 'rxjs';
import { Field } from '../../shared/field/field';
import { InputDirective } from '../../shared/field/input';
import { PublicWording, type PublicView } from '../public-wording';
import { EXEMPT_WORDS } from '../words';
import type { Wording, WordingControls } from './wording-form';

/** On what ground the wording is kept from the public, what they may read instead, and how that will look. */
@Component({
  selector: 'hf-risk-exempt-fields',
  imports: [Field, InputDirective, PublicWording, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-field label="Exempt from publication" hint="The ground in Schedule 12A of the Local Government Act 1972.">
      <select hfInput id="exempt-ground" [formControl]="controls().exemptGround"><option [ngValue]="null">No, the public may read it</option>@for (ground of grounds; track ground) { <option [ngValue]="ground">{{ words[ground] }}</option> }</select>
    </hf-field>
    @if (ground()) {
      <hf-field label="Public title" hint="What they may read instead. Without it the risk is absent for them." [optional]="true" [limit]="limits.title"><input hfInput id="public-title" type="text" [formControl]="controls().publicTitle" /></hf-field>
      <hf-field label="Public description" [optional]="true" [limit]="limits.narrative"><textarea hfInput id="public-description" rows="2" [formControl]="controls().publicDescription"></textarea></hf-field>
    }
    <hf-public-wording [view]="preview()" />
  `,
  styles: `:host { display: grid; gap: 16px; }`,
})
export class RiskExemptFields {
  readonly controls = input.required<WordingControls>();
  protected readonly grounds = EXEMPT_GROUNDS;
  protected readonly words = EXEMPT_WORDS;
  protected readonly limits = LIMITS;
  readonly #changes = signal(0);

  protected readonly ground = computed(() => {
    this.#changes();
    return this.controls().exemptGround.value;
  });
  protected readonly preview = computed<PublicView | null>(() => {
    this.#changes();
    const { title, cause, event, consequence, exemptGround, publicTitle, publicDescription } = this.#values();
    const shown = wordingShown({ title, cause, event, consequence, exemptGround, publicWording: publicTitle }, 'public');
    return shown && { title: shown.title, text: exemptGround ? (publicDescription ?? '') : [shown.cause, shown.event, shown.consequence].filter(Boolean).join('\n') };
  });

  constructor() {
    effect((cleanUp) => {
      const subscription = merge(...this.#all().map(([, control]) => control.valueChanges)).subscribe(() => this.#changes.update((count) => count + 1));
      cleanUp(() => subscription.unsubscribe());
    });
  }

  #values(): Wording {
    return Object.fromEntries(this.#all().map(([name, control]) => [name, control.value])) as unknown as Wording;
  }

  #all(): [string, AbstractControl<unknown>][] {
    return Object.entries<AbstractControl<unknown>>({ ...this.controls() });
  }
}
