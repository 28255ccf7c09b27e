import { Injectable } from '@nestjs/common';
import type { LibraryMatrixView } from '@holdfast/contracts';
import { readMatrixLibrary, UnreadableFile } from '../file-reading';
import type { Actor } from '../platform/actor';
import { Refusal } from '../platform/refusal';
import type { UploadedFile } from '../platform/uploaded-file';
import { requireMatrixMaker } from './matrix-access';

/** Looks at a library of matrices: what each is, or why it is no whole matrix. Nothing is kept. */
@Injectable()
export class ReadLibrary {
  run({ bytes }: UploadedFile, actor: Actor): LibraryMatrixView[] {
    requireMatrixMaker(actor);
    try {
      return readMatrixLibrary(bytes).map((one) => ({
        name: one.name, description: one.description, definition: 'matrix' in one ? one.matrix : null, fault: 'fault' in one ? one.fault : null, notes: 'matrix' in one ? [...one.notes] : [],
      }));
    } catch (error) {
      throw error instanceof UnreadableFile ? new Refusal(422, 'file-refused', error.message) : error;
    }
  }
}
