import type { FieldError } from '@holdfast/contracts';
import { can, codesInWords, explainRefusal, LIMITS, type RiskMatrix } from '@holdfast/domain';
import { findPublishedVersion } from '../matrices';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';
import { loadReadable } from './load-readable';

/** Collects what is wrong with a request, so that every fault is told at once. */
export class RegisterCheck {
  readonly #faults: FieldError[] = [];

  constructor(
    private readonly sql: Sql,
    private readonly actor: Actor,
  ) {}

  fault(field: string, message: string): void {
    this.#faults.push({ field, message });
  }

  /** Refuses if anything was wrong. */
  done(): void {
    if (this.#faults.length > 0) throw needsChange(this.#faults);
  }

  /** A register comes into a unit only by the hand of somebody who could add one there, whoever owns it. */
  async unit(unitId: string): Promise<void> {
    const unit = await this.sql.one<{ path: string[] }>('SELECT path FROM unit WHERE organisation_id = $1 AND id = $2 AND closed_at IS NULL', [this.actor.organisationId, unitId]);
    if (!unit) throw needsChange([{ field: 'unitId', message: 'Choose the unit from the list' }]);
    if (!can(this.actor, 'register.create', { unitPath: unit.path, rootUnitId: this.actor.rootUnitId })) throw notPermitted(explainRefusal('register.create'));
  }

  async owner(ownerId: string): Promise<void> {
    const person = await this.sql.one<{ left: boolean }>('SELECT left_at IS NOT NULL AS left FROM person WHERE organisation_id = $1 AND id = $2', [this.actor.organisationId, ownerId]);
    if (!person) this.fault('ownerId', 'Choose the owner from the list');
    else if (person.left) this.fault('ownerId', 'This person has left. Choose somebody else as the owner');
  }

  async matrix(matrixVersionId: string): Promise<RiskMatrix | null> {
    const version = await findPublishedVersion(this.sql, this.actor, matrixVersionId);
    if (!version) this.fault('matrixVersionId', 'Choose the matrix from the list');
    return version?.definition ?? null;
  }

  /** The register to escalate to: one that the caller may read, and open. */
  async parent(parentId: string): Promise<{ name: string; path: string[] } | null> {
    const parent = await loadReadable(this.sql, this.actor, parentId);
    if (!parent) this.fault('parentId', 'Choose the register to escalate to from the list');
    else if (parent.closedAt) this.fault('parentId', `${parent.name} is closed. Choose an open register to escalate to`);
    return parent && !parent.closedAt ? parent : null;
  }

  appetite(matrix: RiskMatrix, appetite: string | null): void {
    if (appetite !== null && !matrix.levels.some(({ code }) => code === appetite))
      this.fault('appetite', `Choose ${codesInWords(matrix.levels)}. This matrix has no level ${appetite}`);
  }

  /** The level at which risks are suggested to the register above. */
  escalation(matrix: RiskMatrix, escalateAt: string | null): void {
    if (escalateAt !== null && !matrix.levels.some(({ code }) => code === escalateAt))
      this.fault('escalateAt', `Choose ${codesInWords(matrix.levels)}. This matrix has no level ${escalateAt}`);
  }

  cycle(matrix: RiskMatrix, monthsByLevel: Record<string, unknown>): void {
    for (const [level, months] of Object.entries(monthsByLevel)) {
      const field = `reviewMonthsByLevel.${level.slice(0, LIMITS.code)}`;
      if (!matrix.levels.some(({ code }) => code === level)) this.fault(field, `Choose ${codesInWords(matrix.levels)}. This matrix has no level ${level.slice(0, LIMITS.code)}`);
      else if (!Number.isInteger(months) || (months as number) < 1 || (months as number) > LIMITS.reviewCycleMonths)
        this.fault(field, `Months between reviews are a whole number from 1 to ${LIMITS.reviewCycleMonths}`);
    }
  }
}

/** Nobody else changes the tree, or closes a part of it, until this transaction ends. */
export async function holdTree(tx: Transaction): Promise<void> {
  await tx.rows('SELECT FROM register WHERE organisation_id = $1 ORDER BY id FOR NO KEY UPDATE', [tx.organisationId]);
}
