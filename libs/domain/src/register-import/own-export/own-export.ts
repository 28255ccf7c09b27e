import type { RiskMatrix } from '../../risk-matrix';
import type { Sheet } from '../../table-reading';
import type { ActionRead, ControlRead } from '../things-read';
import { ownMatrices } from './own-matrices';
import { mainMatrixOf, ownSheet, type OwnSheet } from './own-sheet';
import { ownActions, ownControls } from './own-things';

/** What an export of ours holds besides its risks. */
export interface OwnExport {
  /** Sheets that are ours; anything else in the file is read as of any register. */
  readonly sheets: ReadonlyMap<Sheet, OwnSheet>;
  /** The one that most risks were scored on, and where none is scored the one that the file tells of, by its name there and as it says it. */
  readonly main: { readonly name: string; readonly matrix: RiskMatrix | null } | null;
  /** By the reference of the risk in the file; null where the file has no table of them. */
  readonly controls: ReadonlyMap<string, readonly ControlRead[]> | null;
  readonly actions: readonly ActionRead[] | null;
}

/** The file as an export of ours; null where no sheet of it is one. */
export function ownExportOf(sheets: readonly Sheet[]): OwnExport | null {
  const ours = new Map(sheets.flatMap((sheet) => {
    const own = ownSheet(sheet);
    return own ? [[sheet, own] as const] : [];
  }));
  if (ours.size === 0) return null;
  const holding = (holds: OwnSheet['holds']) => [...ours].filter(([, own]) => own.holds === holds);
  const matrices = new Map(holding('matrices').flatMap(([sheet, own]) => [...ownMatrices(sheet, own)]));
  const name = mainMatrixOf(holding('risks')) ?? (matrices.size === 1 ? [...matrices.keys()][0]! : null);
  const [controls, actions] = [holding('controls'), holding('actions')];
  return {
    sheets: ours, main: name === null ? null : { name, matrix: matrices.get(name) ?? null },
    controls: controls.length > 0 ? new Map(controls.flatMap(([sheet, own]) => [...ownControls(sheet, own)])) : null,
    actions: actions.length > 0 ? actions.flatMap(([sheet, own]) => ownActions(sheet, own)) : null,
  };
}
