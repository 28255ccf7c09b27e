import { LiveAnnouncer } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { AttachmentView } from '@holdfast/contracts';
import { bytesInWords, FILE_EXTENSIONS, fileKindInWords, LIMITS, type AttachmentSubject } from '@holdfast/domain';
import { kept } from '../http/kept';
import { Submission } from '../http/submission';
import { AskReason } from '../shared/confirm-dialog/ask-reason';
import { EmptyState } from '../shared/empty-state/empty-state';
import { ErrorNotice } from '../shared/error-notice/error-notice';
import { Icon } from '../shared/icons/icon';
import { LoadingShape } from '../shared/loading-shape/loading-shape';
import { DayPipe, MomentPipe } from '../shared/words/dates';
import { AttachmentClient, contentOf, type Subject } from './attachment-client';
import { FileDrop } from './file-drop';
import { UploadList } from './upload-list';
import { Uploads } from './uploads';

let parts = 0;

/**
 * The files of a risk, a control or an action: attach, download, withdraw. Put it where the reader reads the full wording;
 * `mayChange` by the rights on the thing. Runs to the edge of its panel (`[pad]="false"`).
 */
@Component({
  selector: 'hf-attachments',
  imports: [DayPipe, EmptyState, ErrorNotice, FileDrop, Icon, LoadingShape, MomentPipe, UploadList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:beforeunload)': 'hold($event)' },
  templateUrl: './attachments.html',
  styleUrl: './attachments.scss',
})
export class Attachments {
  readonly subjectType = input.required<AttachmentSubject>();
  readonly subjectId = input.required<string>();
  readonly mayChange = input(false);
  /** How many are in place, whenever that has changed here. */
  readonly changed = output<number>();

  readonly #client = inject(AttachmentClient);
  readonly #ask = inject(AskReason);
  readonly #announcer = inject(LiveAnnouncer);
  protected readonly queue = inject(Uploads);

  readonly #subject = computed<Subject>(() => ({ type: this.subjectType(), id: this.subjectId() }));
  protected readonly resource = this.#client.list(this.#subject);
  readonly #files = kept(this.resource, () => this.subjectId());
  protected readonly inPlace = computed(() => this.#files()?.filter(({ withdrawnAt }) => withdrawnAt === null));
  protected readonly withdrawn = computed(() => this.#files()?.filter(({ withdrawnAt }) => withdrawnAt !== null) ?? []);
  protected readonly uploads = this.queue.of(this.#subject);
  private readonly chooser = viewChild<ElementRef<HTMLInputElement>>('chooser');

  protected readonly id = `hf-files-${++parts}`;
  protected readonly accept = FILE_EXTENSIONS.join(',');
  protected readonly most = bytesInWords(LIMITS.fileBytes);
  protected readonly size = bytesInWords;
  protected readonly kind = fileKindInWords;
  protected readonly contentOf = contentOf;

  constructor() {
    this.queue.attached.pipe(takeUntilDestroyed()).subscribe(({ to, attachment }) => {
      if (to.type !== this.subjectType() || to.id !== this.subjectId()) return;
      this.#show([attachment, ...(this.#files() ?? []).filter(({ id }) => id !== attachment.id)]);
      void this.#announcer.announce(`${attachment.name} is attached.`);
    });
  }

  protected choose(chooser: HTMLInputElement): void {
    this.add([...(chooser.files ?? [])]);
    // The same file may be chosen again once it was mended.
    chooser.value = '';
  }

  protected add(files: readonly File[]): void {
    this.queue.add(this.#subject(), files);
  }

  protected async withdraw({ id, name }: AttachmentView): Promise<void> {
    const submission = new Submission();
    const done = await this.#ask.ask({
      question: `Withdraw ${name}?`, detail: 'It can no longer be downloaded. That it was here stays listed, with your reason.', act: 'Withdraw the file',
      run: async (reason) => {
        const withdrawn = await this.#client.withdraw(id, reason, submission.of({ reason }));
        this.#show((this.#files() ?? []).map((file) => (file.id === id ? withdrawn : file)));
      },
    });
    if (!done) return;
    this.focus();
    void this.#announcer.announce(`${name} is withdrawn.`);
  }

  /** To where it can go on, when what had the focus is gone. */
  protected focus(): void {
    this.chooser()?.nativeElement.focus();
  }

  protected hold(event: BeforeUnloadEvent): void {
    if (this.queue.busy()) event.preventDefault();
  }

  #show(files: AttachmentView[]): void {
    // Not read yet, or not readable a moment ago: then all of it is read now.
    if (this.#files() === undefined) this.resource.reload();
    else this.resource.set(files);
    this.changed.emit(files.filter(({ withdrawnAt }) => withdrawnAt === null).length);
  }
}
