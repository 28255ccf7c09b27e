import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { FileDrop } from '../attachments/file-drop';
import { Icon } from '../shared/icons/icon';

export interface ChosenFile {
  readonly file: Blob;
  readonly name: string;
}

/** A file that is dropped or chosen, or a table that was copied. */
@Component({
  selector: 'hf-file-source',
  imports: [FileDrop, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="drop" hfFileDrop #drop="hfFileDrop" [class.here]="drop.here()" (dropped)="take($event[0])">
      <hf-icon name="upload-file" />
      <p><b>{{ busy() ? 'Reading ' + name() : 'Drop a file here' }}</b></p>
      <input #chooser class="hf-hidden" type="file" id="import-file" [accept]="accept()" aria-describedby="import-hint" (change)="take(chooser.files?.[0]); chooser.value = ''" />
      <label class="hf-btn primary" for="import-file" [attr.aria-disabled]="busy() || null">Choose a file</label>
      <p class="hf-soft hf-small" id="import-hint">{{ hint() }}</p>
    </div>
    <details>
      <summary>Paste a table instead</summary>
      <label class="hf-small" for="import-paste">Copied from a spreadsheet, with its headers</label>
      <textarea class="hf-input" id="import-paste" #paste rows="6" spellcheck="false" (input)="pasted.set(paste.value)"></textarea>
      <button class="hf-btn" type="button" (click)="takePasted()">Look at the table</button>
      @if (nothingPasted()) { <p class="hf-bad hf-small" role="alert">Paste the table first: its headers, and a row below.</p> }
    </details>
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .drop { display: grid; justify-items: center; gap: 8px; padding: 32px 16px; text-align: center; border: 1px dashed var(--mat-sys-outline); border-radius: var(--mat-sys-corner-medium); --hf-icon: 28px; }
    .drop.here { border-style: solid; border-color: var(--mat-sys-primary); background: var(--hf-selected); }
    .hf-hidden:focus-visible + label { outline: 2px solid var(--mat-sys-primary); outline-offset: 2px; }
    summary { min-height: 24px; cursor: pointer; font: var(--mat-sys-label-large); }
    details[open] { display: grid; gap: 8px; }
    details .hf-btn { margin-top: 8px; }
    textarea { width: 100%; white-space: pre; }
  `,
})
export class FileSource {
  readonly accept = input('.xlsx,.csv,.txt');
  readonly hint = input.required<string>();
  readonly busy = input(false);
  readonly chosen = output<ChosenFile>();
  protected readonly name = signal('');
  protected readonly pasted = signal('');
  protected readonly nothingPasted = signal(false);

  protected take(file: File | undefined): void {
    if (file) this.#tell({ file, name: file.name });
  }

  protected takePasted(): void {
    this.nothingPasted.set(this.pasted().trim() === '');
    if (!this.nothingPasted()) this.#tell({ file: new Blob([this.pasted()]), name: 'Pasted table.csv' });
  }

  #tell(chosen: ChosenFile): void {
    if (this.busy()) return;
    this.name.set(chosen.name);
    this.chosen.emit(chosen);
  }
}
