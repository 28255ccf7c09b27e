import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { bytesInWords } from '@holdfast/domain';
import { Icon } from '../shared/icons/icon';
import { Uploads, type Upload } from './uploads';

/** Files on their way to be attached: how far each is, and why one was not taken. */
@Component({
  selector: 'hf-upload-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Files being attached">
      @for (upload of uploads(); track upload.number) {
        <li [class.wrong]="upload.why">
          <p class="name">{{ upload.name }} <span>{{ size(upload.file.size) }}</span></p>
          @switch (upload.state) {
            @case ('waiting') { <p class="hf-soft">Waits for the one before</p> }
            @case ('sending') {
              <div class="way">
                <progress [max]="upload.file.size" [value]="upload.sent" [attr.aria-label]="'Sending ' + upload.name"></progress>
                <span>{{ percent(upload) === 100 ? 'Looking at its content' : percent(upload) + '%' }}</span>
              </div>
            }
            @default { <p class="why" role="alert"><hf-icon name="error-filled" /><span><span class="hf-hidden">{{ upload.name }} is not attached. </span>{{ upload.why }}@if (upload.problem?.reportCode && upload.state === 'failed') { Report code {{ upload.problem?.reportCode }} }</span></p> }
          }
          <div class="acts">
            @if (upload.state === 'failed') { <button class="hf-btn" type="button" [attr.aria-label]="'Try again: ' + upload.name" (click)="queue.again(upload)">Try again</button> }
            <button class="hf-btn text" type="button" [attr.aria-label]="stop(upload) + ': ' + upload.name" (click)="drop(upload)">{{ stop(upload) }}</button>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    :host { display: block; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; align-items: center; padding: 8px 16px; font: var(--mat-sys-body-small); }
    li + li { border-top: 1px solid var(--mat-sys-outline-variant); }
    .name { font: var(--mat-sys-body-medium); font-weight: 500; overflow-wrap: anywhere; }
    .name span { margin-left: 4px; font: var(--mat-sys-body-small); color: var(--mat-sys-on-surface-variant); white-space: nowrap; }
    .way, .why { grid-column: 1; }
    .way { display: flex; align-items: center; gap: 10px; font-variant-numeric: tabular-nums; }
    progress { flex: 1; min-width: 60px; max-width: 320px; height: 6px; border: 0; border-radius: 3px; overflow: hidden; background: var(--mat-sys-surface-container-high); accent-color: var(--mat-sys-primary); }
    progress::-webkit-progress-bar { background: var(--mat-sys-surface-container-high); }
    progress::-webkit-progress-value { background: var(--mat-sys-primary); }
    progress::-moz-progress-bar { background: var(--mat-sys-primary); }
    .why { display: flex; gap: 6px; color: var(--mat-sys-error); text-wrap: pretty; overflow-wrap: anywhere; --hf-icon: 16px; }
    .acts { grid-column: 2; grid-row: 1 / span 2; display: flex; flex-wrap: wrap; gap: 4px; justify-content: end; }
    @media (max-width: 700px) { li { grid-template-columns: minmax(0, 1fr); } .acts { grid-column: 1; grid-row: auto; justify-content: start; } .acts .text { padding-left: 0; } }
    @media print { :host { display: none; } }
  `,
})
export class UploadList {
  readonly uploads = input.required<readonly Upload[]>();
  /** One was stopped, or taken off the list, and with it the button that had the focus. */
  readonly dropped = output<void>();
  protected readonly queue = inject(Uploads);
  protected readonly size = bytesInWords;

  protected stop({ state }: Upload): string {
    return state === 'waiting' || state === 'sending' ? 'Cancel' : 'Take off this list';
  }

  protected percent({ sent, file }: Upload): number {
    return Math.floor((sent / file.size) * 100);
  }

  protected drop(upload: Upload): void {
    this.queue.drop(upload);
    this.dropped.emit();
  }
}
