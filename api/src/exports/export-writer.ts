import type { EvidenceBasis, RiskMatrix } from '@holdfast/domain';
import type { ExportAbout, ExportSums } from './export-about';
import type { ExportTable } from './export-source';

export interface Exported {
  about: ExportAbout;
  /** Of the organisation, for paper: `#rrggbb`; null: black. */
  colour: string | null;
  tables: Iterable<ExportTable>;
  /** What the tables read so far come to; of all of them at the end. */
  sums: () => ExportSums;
  /** Registers by id, for a sheet of each. */
  registers: ReadonlyMap<string, string>;
  bom: boolean;
  /** Where residuals are drawn. */
  basis: EvidenceBasis;
  /** A matrix by the name that the rows give it. */
  matrixOf: (name: string) => RiskMatrix | null;
}

/** Writes tables in a format, piece after piece: `put` is waited for, so that nothing piles up. */
export type ExportWriter = (exported: Exported, put: (bytes: Buffer) => Promise<void>) => Promise<void>;
