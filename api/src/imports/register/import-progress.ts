import { Injectable } from '@nestjs/common';
import { conflict } from '../../platform/refusal';

export interface Progress {
  done: number;
  all: number;
}

/** How far writing a file is, while it is being written here; and whether somebody wants it to stop. */
@Injectable()
export class ImportProgress {
  readonly #running = new Map<string, Progress & { stopped: boolean }>();

  begin(draftId: string, all: number): void {
    this.#running.set(draftId, { done: 0, all, stopped: false });
  }

  /** @throws where it was stopped: nothing of it is kept then */
  went(draftId: string, by: number): void {
    const at = this.#running.get(draftId);
    if (!at) return;
    at.done = Math.min(at.all, at.done + by);
    if (at.stopped) throw conflict('import-stopped', 'You stopped it. Nothing has been written.');
  }

  end(draftId: string): void {
    this.#running.delete(draftId);
  }

  of(draftId: string): Progress | null {
    const at = this.#running.get(draftId);
    return at ? { done: at.done, all: at.all } : null;
  }

  stop(draftId: string): void {
    const at = this.#running.get(draftId);
    if (at) at.stopped = true;
  }
}
