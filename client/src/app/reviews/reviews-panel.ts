import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attachments } from '../attachments/attachments';
import { kept } from '../http/kept';
import { MatrixVersions } from '../matrices/matrix-versions';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Panel } from '../shared/panel/panel';
import { DayPipe } from '../shared/words/dates';
import { outcomeInWords, reviewInWords, type MatrixOf } from './review-words';
import { ReviewClient } from './review-client';

/** Who confirmed or changed what of a risk, when and why, the newest first. */
@Component({
  selector: 'hf-reviews-panel',
  imports: [Attachments, DayPipe, ErrorNotice, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (resource.error(); as error) { <hf-error-notice what="The reviews could not be loaded." [error]="error" (again)="resource.reload()" /> }
    @if (reviews(); as reviews) {
      <hf-panel heading="Reviews" [count]="reviews.length ? reviews.length.toString() : ''" [pad]="false">
        <ol>
          @for (review of reviews; track review.id) {
            <li>
              <p><b>{{ review.said }}</b> by the {{ review.author.jobTitle }}: {{ review.words }}. @if (review.sittingId; as sitting) { <a [routerLink]="['/review-sittings', sitting, 'minutes']">Minutes<span class="hf-hidden"> of {{ review.recordedAt | day: 'long' }}</span></a> }</p>
              @if (review.reason) { <blockquote>{{ review.reason }}</blockquote> }
              @if (review.files || mayChange()) {
                <details (toggle)="open(review.id, $event)">
                  <summary>{{ review.files ? (review.files === 1 ? '1 file' : review.files + ' files') : 'Attach a file' }}<span class="hf-hidden"> of the review of {{ review.recordedAt | day: 'long' }}</span></summary>
                  @if (opened().includes(review.id)) { <hf-attachments subjectType="review" [subjectId]="review.id" [mayChange]="mayChange()" (changed)="resource.reload()" /> }
                </details>
              }
              <time>{{ review.recordedAt | day }}</time>
            </li>
          } @empty { <li class="hf-soft">It has not been reviewed since it entered the register.</li> }
        </ol>
      </hf-panel>
    }
  `,
  styles: `
    :host { display: block; }
    li { position: relative; padding: 10px 96px 10px 16px; border-bottom: 1px solid var(--mat-sys-outline-variant); font: var(--mat-sys-body-small); overflow-wrap: anywhere; }
    li:last-child { border-bottom: 0; }
    details { margin: 6px -96px 0 0; }
    summary { display: inline-block; min-height: 24px; padding: 2px 0; color: var(--mat-sys-primary); cursor: pointer; }
    hf-attachments { display: block; margin-left: -16px; }
    time { position: absolute; top: 10px; right: 16px; color: var(--mat-sys-on-surface-variant); }
    blockquote { margin: 4px 0 0; padding-left: 10px; border-left: 2px solid var(--mat-sys-outline-variant); white-space: pre-line; color: var(--mat-sys-on-surface-variant); }
  `,
})
export class ReviewsPanel {
  readonly risk = input.required<string>();
  /** Counts up with every change of the risk: then they are read anew. */
  readonly version = input(0);
  /** Whether the reader may attach files. */
  readonly mayChange = input(false);
  readonly #matrices = inject(MatrixVersions);
  protected readonly resource = inject(ReviewClient).ofRisk(() => (this.version(), this.risk()));
  readonly #reviews = kept(this.resource, () => this.risk());
  protected readonly reviews = computed(() => {
    const known = this.#matrices.known();
    const matrixOf: MatrixOf = (id) => known.get(id ?? '')?.definition ?? null;
    return this.#reviews()?.map((review) => ({ ...review, said: outcomeInWords(review), words: reviewInWords(review, matrixOf).replace(/^(no change|confirmed|re-scored|closed as redundant|escalated), /, '') }));
  });

  /** Files are asked for once somebody wants to see them. */
  protected readonly opened = signal<readonly string[]>([]);

  constructor() {
    effect(() => {
      for (const { before, after } of this.#reviews() ?? []) this.#matrices.need(before.matrixVersionId, after.matrixVersionId);
    });
  }

  protected open(id: string, event: Event): void {
    if ((event.target as HTMLDetailsElement).open) this.opened.update((opened) => (opened.includes(id) ? opened : [...opened, id]));
  }
}
