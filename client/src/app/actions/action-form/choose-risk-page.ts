import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { Field } from '../../shared/field/field';
import { PageHead } from '../../shared/page-head/page-head';
import { Panel } from '../../shared/panel/panel';
import { RiskChooser } from './risk-chooser';

/** Which risk an action makes smaller, where none was on the screen. Its form comes next, begun with what is in the address. */
@Component({
  selector: 'hf-choose-risk-page',
  imports: [Field, PageHead, Panel, ReactiveFormsModule, RiskChooser],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="Which risk does it make smaller?"><ng-container ngProjectAs="[facts]"><span>Each action belongs to a risk, and is planned in its register.</span></ng-container></hf-page-head>
    <form [formGroup]="form" (ngSubmit)="goOn()" class="hf-stack">
      <hf-panel label="The risk">
        @if (title(); as begun) { <p class="begun">To plan: <b>{{ begun }}</b></p> }
        <hf-field label="Risk" hint="Words or a reference, then choose from the list. The first one counts where several are chosen." [group]="true"><hf-risk-chooser formControlName="riskIds" [known]="[]" /></hf-field>
        @if (missing()) { <p class="hf-bad" role="alert">Choose the risk from the list.</p> }
      </hf-panel>
      <div class="hf-row"><button class="hf-btn primary" type="submit">Go on to the action</button></div>
    </form>
  `,
  styles: `
    :host { display: block; max-width: 860px; }
    .begun { margin-bottom: 12px; overflow-wrap: anywhere; }
  `,
})
export class ChooseRiskPage {
  /** Begun elsewhere. */
  readonly title = input<string>();
  readonly #router = inject(Router);
  protected readonly form = new FormGroup({ riskIds: new FormControl<string[]>([], { nonNullable: true }) });
  protected readonly missing = signal(false);

  protected async goOn(): Promise<void> {
    const [riskId] = this.form.getRawValue().riskIds;
    this.missing.set(riskId === undefined);
    if (riskId !== undefined) await this.#router.navigate(['/risks', riskId, 'add-action'], { queryParamsHandling: 'preserve', replaceUrl: true });
  }
}
