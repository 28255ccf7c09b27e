import type { Hash } from 'node:crypto';
import type { RegisterOutline, RiskMatrix } from '@holdfast/domain';
import type { RegisterOfRisk } from '../../risks';
import type { NamesHere } from './names-here';
import type { PlannedRisk } from './plan-risk';
import type { RegisterRead } from './read-register';
import type { RegisterChoices } from './register-choices';

/** A register's file as it is understood, and what would become of each of its rows. */
export interface UnderstoodRegister {
  draftId: string;
  fileName: string;
  size: number;
  fileDigest: string;
  encoding: string | null;
  choices: RegisterChoices;
  register: RegisterOfRisk & { today: string };
  /** Risks that it has, but for drafts. */
  risks: number;
  /** The one that scores are read on; `made` where it comes with the file. */
  matrix: RiskMatrix;
  made: RiskMatrix | null;
  outline: RegisterOutline;
  read: RegisterRead;
  names: NamesHere;
  rowsInAll: number;
  /** Those that are to be answered before anything is written. */
  questions: number;
  planned: () => AsyncGenerator<PlannedRisk[]>;
  /** Open risks that no row was of: known once all rows were planned. */
  missing: () => { id: string; reference: string; title: string }[];
  digestOf: (planned: Hash, missing: readonly string[]) => string;
  sheetsAsRead: () => object[];
  headers: () => string[];
}
