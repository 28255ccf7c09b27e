import type { Standing } from '@holdfast/contracts';
import type { ActionRead, AssessmentKind, ControlRead, ExtraField, OwnRead, Proximity, Treatment } from '@holdfast/domain';

/** A cell that somebody or something is named by. */
export interface CellText {
  text: string;
  /** As it stands in the file. */
  was: string;
  column: number;
  header: string;
}

/** What cannot be read, or not as it stands. */
export interface RowFault {
  column: number | null;
  header: string;
  was: string;
  message: string;
  meant: readonly string[];
  /** Of the assessment that it stands in the way of. */
  kind?: AssessmentKind | null;
}

/** A row of a register's table as it is read, before anybody or anything is looked up. What a cell does not say is not there. */
export interface RiskRead {
  sheet: string;
  row: number;
  leftOut: boolean;
  title?: string;
  cause?: string;
  event?: string;
  consequence?: string;
  reference?: CellText;
  owner?: CellText;
  unit?: CellText;
  category?: CellText;
  treatment?: Treatment;
  proximity?: Proximity;
  nextReview?: CellText & { day: string };
  targetDate?: CellText & { day: string };
  closed: boolean;
  standings: Partial<Record<AssessmentKind, Standing>>;
  published: Partial<Record<AssessmentKind, CellText>>;
  extra: readonly ExtraField[];
  faults: readonly RowFault[];
  /** Said without standing in the way. */
  flags: readonly string[];
  /** Of an export of ours. */
  own?: OwnRead;
  controls: readonly ControlRead[];
  actions: readonly ActionRead[];
}
