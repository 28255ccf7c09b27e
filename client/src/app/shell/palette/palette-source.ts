import { InjectionToken } from '@angular/core';
import type { LevelFace } from '../../shared/level-face';
import type { IconName } from '../../shared/icons/icons';

/** One line of "Find or go to": something to open, or something to do. */
export interface PaletteItem {
  readonly id: string;
  /** What was typed is marked in it. */
  readonly title: string;
  /** "ICT-012" */
  readonly reference?: string;
  /** Where it belongs, small at the end: "ICT service". */
  readonly place?: string;
  readonly icon?: IconName;
  /** A risk: its badge instead of an icon. Null is unscored. */
  readonly level?: LevelFace | null;
  /** The key that does the same on this page. */
  readonly keys?: string;
  readonly run: () => void;
}

export interface PaletteGroup {
  /** "Risks", "Registers", "Do". */
  readonly heading: string;
  readonly items: readonly PaletteItem[];
}

/**
 * Something that can be found. Asked with what was typed (trimmed, perhaps empty) 150 ms after the last key; an answer to an
 * earlier text is dropped. A source that fails leaves its group out. Provide it: `{ provide: PALETTE_SOURCES, useClass: RiskSearch, multi: true }`.
 */
export interface PaletteSource {
  /** Small goes first. */
  readonly order: number;
  find(typed: string, cancelled: AbortSignal): Promise<readonly PaletteGroup[]> | readonly PaletteGroup[];
}

export const PALETTE_SOURCES = new InjectionToken<readonly PaletteSource[]>('what "Find or go to" looks through');
