import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { ImpactBandsView } from '@holdfast/contracts';
import { bandsFault, clockInWords, readDuration } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import { asProblem } from '../http/problem';
import { Past } from '../past/past';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Panel } from '../shared/panel/panel';

/** The time bands in which new impact analyses ask how bad it becomes. */
@Component({
  selector: 'hf-impact-bands-panel',
  imports: [ErrorNotice, Panel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-panel heading="Time bands of impact analyses">
      @if (resource.hasValue()) {
        <p>{{ words() }}</p>
        <p class="hf-small hf-soft">How bad it becomes is asked by the end of each. Analyses that exist keep their own.</p>
        @if (may()) {
          <form (submit)="$event.preventDefault(); save(box)">
            <label for="impact-bands">Ends of the bands</label>
            <div class="hf-row"><input #box id="impact-bands" class="hf-input" type="text" autocomplete="off" maxlength="200" [value]="words()" aria-describedby="impact-bands-fault" [attr.aria-invalid]="fault() ? true : null" /><button class="hf-btn" type="submit">Set the bands</button></div>
            <p id="impact-bands-fault" [class.hf-bad]="fault()" role="status">{{ fault() || said() }}</p>
          </form>
        }
      } @else if (resource.error(); as error) { <hf-error-notice what="The time bands could not be loaded." [error]="error" (again)="resource.reload()" /> }
    </hf-panel>
  `,
  styles: `
    form { margin-top: 12px; }
    label { font: var(--mat-sys-title-small); }
    .hf-input { flex: 1 1 260px; min-width: 0; }
    p[role='status']:empty { display: none; }
  `,
})
export class ImpactBandsPanel {
  readonly #http = inject(HttpClient);
  readonly #past = inject(Past);
  protected readonly resource = httpResource<ImpactBandsView>(() => '/api/impact-bands');
  protected readonly words = computed(() => (this.resource.hasValue() ? this.resource.value().ends.map(clockInWords).join(', ') : ''));
  protected readonly may = computed(() => this.#past.asAt() === null && this.resource.hasValue() && this.resource.value().mayManage);
  protected readonly fault = signal('');
  protected readonly said = signal('');

  protected async save(box: HTMLInputElement): Promise<void> {
    const known = this.resource.value();
    if (!known) return;
    this.said.set('');
    const read = box.value.split(',').map((text) => readDuration(text, []));
    const wrong = read.find(({ duration }) => duration === null);
    const ends = read.flatMap(({ duration }) => (duration ? [duration.minutes] : []));
    const fault = wrong ? (wrong.fault ?? 'Write when each band ends') : bandsFault(ends);
    this.fault.set(fault ? `${fault}.` : '');
    if (fault) return box.focus();
    try {
      this.resource.set(await firstValueFrom(this.#http.patch<ImpactBandsView>('/api/impact-bands', { ends }, { headers: ifMatch(known.version) })));
      this.said.set('Set.');
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.resource.set(problem.current as ImpactBandsView);
      this.fault.set(problem.stale ? 'Somebody else set them meanwhile, as they stand above. Write yours again if they are to be different.' : (problem.errors[0]?.message ?? problem.title));
    }
  }
}
