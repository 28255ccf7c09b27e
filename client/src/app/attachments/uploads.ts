import { HttpEventType } from '@angular/common/http';
import { computed, inject, Injectable, signal, type Signal } from '@angular/core';
import type { AttachmentView } from '@holdfast/contracts';
import { cleanFileName, whyNameRefused, whySizeRefused } from '@holdfast/domain';
import { Subject as Stream, type Subscription } from 'rxjs';
import { asProblem, type Problem } from '../http/problem';
import { Submission } from '../http/submission';
import { AttachmentClient, type Subject } from './attachment-client';

/** One file on its way. */
export interface Upload {
  readonly number: number;
  readonly to: Subject;
  readonly file: File;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'failed' | 'refused';
  /** Bytes that have gone out. */
  readonly sent: number;
  /** Why it was refused or failed, as a sentence; with the problem, where there was one. */
  readonly why: string;
  readonly problem: Problem | null;
}

/** What a server says of the file itself: sending it again changes nothing. */
const SETTLED = [403, 404, 409, 413, 415, 422];

/**
 * Files on their way, of the whole program: they go on while somebody looks at another page, and one that failed is still there
 * to be sent again. One after another, so that the first is there soonest.
 */
@Injectable({ providedIn: 'root' })
export class Uploads {
  readonly #client = inject(AttachmentClient);
  readonly #all = signal<readonly Upload[]>([]);
  readonly #submissions = new Map<number, Submission>();
  readonly #attached = new Stream<{ to: Subject; attachment: AttachmentView }>();
  #numbers = 0;
  #going: { number: number; request: Subscription } | null = null;

  /** Each file once it is attached. */
  readonly attached = this.#attached.asObservable();
  /** Whether leaving the program now would lose something. */
  readonly busy = computed(() => this.#all().some(({ state }) => state === 'waiting' || state === 'sending'));

  of(subject: () => Subject): Signal<readonly Upload[]> {
    return computed(() => {
      const { type, id } = subject();
      return this.#all().filter(({ to }) => to.type === type && to.id === id);
    });
  }

  /** What cannot be taken is told at once, without sending it. */
  add(to: Subject, files: readonly File[]): void {
    const added = files.map((file): Upload => {
      const name = cleanFileName(file.name) || 'file';
      const why = whySizeRefused(file.size) ?? whyNameRefused(name) ?? '';
      return { number: ++this.#numbers, to, file, name, state: why ? 'refused' : 'waiting', sent: 0, why, problem: null };
    });
    this.#all.update((all) => [...all, ...added]);
    this.#go();
  }

  /** Stops it, or takes it from the list. */
  drop({ number }: Upload): void {
    if (this.#going?.number === number) {
      this.#going.request.unsubscribe();
      this.#going = null;
    }
    this.#submissions.delete(number);
    this.#all.update((all) => all.filter((upload) => upload.number !== number));
    this.#go();
  }

  again({ number }: Upload): void {
    this.#change(number, { state: 'waiting', why: '', problem: null });
    this.#go();
  }

  #go(): void {
    const next = this.#all().find(({ state }) => state === 'waiting');
    if (this.#going || !next) return;
    const { number, to, file, name } = next;
    this.#change(number, { state: 'sending', sent: 0 });
    const submission = this.#submissions.get(number) ?? new Submission();
    this.#submissions.set(number, submission);
    const request = this.#client.send(to, file, name, submission.of({ number })).subscribe({
      next: (event) => {
        if (event.type === HttpEventType.UploadProgress) this.#change(number, { sent: event.loaded });
        if (event.type === HttpEventType.Response && event.body) this.#done(next, event.body);
      },
      error: (error: unknown) => this.#failed(number, asProblem(error)),
    });
    // Done already, where the answer came at once.
    if (this.#all().some((upload) => upload.number === number && upload.state === 'sending')) this.#going = { number, request };
  }

  #done(upload: Upload, attachment: AttachmentView): void {
    this.#going = null;
    this.drop(upload);
    this.#attached.next({ to: upload.to, attachment });
  }

  #failed(number: number, problem: Problem): void {
    this.#going = null;
    const why = [problem.errors[0]?.message ?? problem.title, problem.offline ? 'The file is still here: try again when the connection is back.' : (problem.detail ?? '')].filter(Boolean).join(' ');
    this.#change(number, { state: SETTLED.includes(problem.status) ? 'refused' : 'failed', why, problem });
    this.#go();
  }

  #change(number: number, change: Partial<Upload>): void {
    this.#all.update((all) => all.map((upload) => (upload.number === number ? { ...upload, ...change } : upload)));
  }
}
