import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { SearchHit } from '@holdfast/contracts';
import { firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import { MatrixVersions } from '../matrices/matrix-versions';
import { Session } from '../session/session';
import { faceOfCode, type LevelFace } from '../shared/level-face';
import type { PaletteGroup, PaletteItem, PaletteSource } from '../shell/palette/palette-source';
import { RiskClient } from './risk-client';

const SHOWN = 8;
/** One letter finds half of everything. */
const LEAST = 2;

/** Risks and registers by word, part of a word or reference, as the server finds them; and a risk to be added. */
@Injectable({ providedIn: 'root' })
export class RiskSearch implements PaletteSource {
  readonly order = 10;
  readonly #client = inject(RiskClient);
  readonly #router = inject(Router);
  readonly #matrices = inject(MatrixVersions);

  async find(typed: string, cancelled: AbortSignal): Promise<readonly PaletteGroup[]> {
    if (typed.length < LEAST) return [];
    const { risks } = await firstValueFrom(this.#client.search(typed).pipe(takeUntil(fromEvent(cancelled, 'abort'))));
    this.#matrices.need(...risks.map(({ residual }) => residual.matrixVersionId));
    return [{ heading: 'Risks', items: risks.slice(0, SHOWN).map((hit) => this.#itemOf(hit)) }];
  }

  #itemOf(hit: SearchHit): PaletteItem {
    const { id, reference, title, registerName, status, excerpt } = hit;
    return {
      id: `risk-${id}`,
      reference,
      title: excerpt ? `${title} (${excerpt})` : title,
      place: status === 'closed' ? `${registerName}, closed` : registerName,
      ...this.#mark(hit),
      run: () => void this.#router.navigate(['/risks', id]),
    };
  }

  /** The badge where the matrix is here already, otherwise an icon: it is not unscored because we do not know yet. */
  #mark({ residual }: SearchHit): { level: LevelFace | null } | { icon: 'list-alt' } {
    if (residual.level === null) return { level: null };
    const version = this.#matrices.known().get(residual.matrixVersionId ?? '');
    const level = version && faceOfCode(version.definition, residual.level);
    return level ? { level } : { icon: 'list-alt' };
  }
}

/** What can be done from anywhere. */
@Injectable({ providedIn: 'root' })
export class RiskActs implements PaletteSource {
  readonly order = 90;
  readonly #router = inject(Router);
  readonly #session = inject(Session);

  find(typed: string): readonly PaletteGroup[] {
    if (!this.#session.canAnywhere('risk.draft')) return [];
    const run = (): void => void this.#router.navigate(['/add-risk'], { queryParams: typed ? { title: typed } : {} });
    return [{ heading: 'Do', items: [{ id: 'add-risk', title: typed ? `Add risk "${typed}"` : 'Add a risk', icon: 'add', keys: 'c', run }] }];
  }
}
