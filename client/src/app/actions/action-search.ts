import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { ActionRow } from '@holdfast/contracts';
import { firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import type { PaletteGroup, PaletteItem, PaletteSource } from '../shell/palette/palette-source';
import { ActionClient } from './action-client';
import { ACTION_STATUS_WORDS } from './action-words';

const SHOWN = 5;
/** One letter finds half of everything. */
const LEAST = 2;

/** Actions by words of their title or by reference, ended ones too: they are looked up as well. */
@Injectable({ providedIn: 'root' })
export class ActionSearch implements PaletteSource {
  readonly order = 20;
  readonly #client = inject(ActionClient);
  readonly #router = inject(Router);

  async find(typed: string, cancelled: AbortSignal): Promise<readonly PaletteGroup[]> {
    if (typed.length < LEAST) return [];
    const query = { q: typed, status: ['open', 'in-progress', 'done', 'cancelled'], sort: 'status' };
    const found = await firstValueFrom(this.#client.list(query).pipe(takeUntil(fromEvent(cancelled, 'abort'))), { defaultValue: null });
    if (!found?.items.length) return [];
    return [{ heading: 'Actions', items: found.items.slice(0, SHOWN).map((row) => this.#itemOf(row)) }];
  }

  #itemOf({ id, reference, title, registerName, status }: ActionRow): PaletteItem {
    const ended = status === 'done' || status === 'cancelled';
    return {
      id: `action-${id}`,
      reference,
      title,
      place: ended ? `${registerName}, ${ACTION_STATUS_WORDS[status].toLowerCase()}` : registerName,
      icon: 'assignment-turned-in',
      run: () => void this.#router.navigate(['/actions', id]),
    };
  }
}
