import { createHash, type Hash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { RegisterImportCounts } from '@holdfast/contracts';
import { bringActions, type ActionToBring } from '../../actions';
import { bringControls, type RiskWithControls } from '../../controls';
import { personAsActor, tokenAsActor } from '../../identity';
import type { Actor } from '../../platform/actor';
import { insideTokenRequest, workUnder } from '../../platform/by-token';
import { Database, type Transaction } from '../../platform/database';
import { newId } from '../../platform/new-id';
import { conflict, Refusal } from '../../platform/refusal';
import { assessRisk, closeRisk, editRisk, RisksInBulk } from '../../risks';
import { moveToImport } from '../kept-file';
import { loadDraft } from '../load-draft';
import { RecentFiles } from '../recent-files';
import { BROKEN_OFF, jobOf, takeUp, type StoredJob } from './import-job';
import { LookAtRegister } from './look-at-register';
import type { PlannedRisk } from './plan-risk';
import { hashPlanned, nothingYet, sumUp } from './planned-sum';
import type { RegisterChoices } from './register-choices';
import { scoreOnNewMatrix } from './score-on-new-matrix';
import type { UnderstoodRegister } from './understood-register';

export interface ImportJob {
  organisationId: string;
  jobId: string;
}

/** How often it is said how far it has come, and asked whether it is still wanted. */
const TELL_EVERY_MS = 400;

/** It is no longer wanted, or no longer ours to write: nothing is kept, and nothing more is said. */
class Over extends Error {}

/** Writes all rows of a register's file, or none: in one transaction, only what was looked at, and by what whoever asked may do now. */
@Injectable()
export class WriteRegister {
  readonly #log = new Logger('imports');
  #breakingOff = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtRegister) private readonly lookAt: LookAtRegister,
    @Inject(RecentFiles) private readonly recent: RecentFiles,
  ) {}

  /** The program ends: what is being written is thrown away. */
  breakOff(): void {
    this.#breakingOff = true;
  }

  async run({ organisationId, jobId }: ImportJob): Promise<void> {
    const job = await this.database.read(organisationId, (sql) => jobOf(sql, organisationId, jobId));
    if (!job || job.endedAt || job.cancelledAt) return;
    const { token } = job;
    if (!token) return this.#try(organisationId, job);
    await new Promise<void>((resolve, reject) =>
      insideTokenRequest(() => {
        workUnder(token);
        this.#try(organisationId, job).then(resolve, reject);
      }),
    );
  }

  async #try(organisationId: string, job: StoredJob): Promise<void> {
    try {
      const who = await this.database.read(organisationId, (sql) => (job.token ? tokenAsActor(sql, organisationId, job.token.id) : personAsActor(sql, organisationId, job.authorId)));
      if (!who) throw new Refusal(403, 'not-permitted', job.token ? 'The token that asked for this has expired or was ended. Nothing has been written.' : 'Whoever asked for this has left. Nothing has been written.');
      await this.#write({ ...who, requestId: job.id }, job);
    } catch (error) {
      if (error instanceof Over) return;
      if (!(error instanceof Refusal)) this.#log.error({ what: 'A file could not be written.', job: job.id, error: error instanceof Error ? error.stack : 'unknown' });
      await this.#fail(organisationId, job.id, error instanceof Refusal ? error : CANNOT);
    }
  }

  #write(actor: Actor, job: StoredJob): Promise<void> {
    let ours = false;
    return this.database.write(actor, async (tx) => {
      if (!(await takeUp(tx, job.id))) throw new Over();
      if (!ours) await this.#begin(actor.organisationId, job.id);
      ours = true;
      const draft = await loadDraft<RegisterChoices>(tx, actor, job.draftId, 'FOR UPDATE', 'risks');
      const understood = await this.lookAt.understand(tx, actor, draft, 'FOR NO KEY UPDATE OF r');
      const writing = new Writing(tx, actor, understood, this.#teller(actor.organisationId, job.id, understood.rowsInAll));
      await writing.rows(job.lookedAt);
      await writing.keep(draft.id);
      const done = await tx.one('UPDATE import_job SET ended_at = $3, done = total, import_id = $4 WHERE organisation_id = $1 AND id = $2 AND cancelled_at IS NULL AND ended_at IS NULL RETURNING id', [tx.organisationId, job.id, tx.now, writing.id]);
      if (!done) throw new Over();
      await tx.rows('DELETE FROM import_draft WHERE organisation_id = $1 AND id = $2', [tx.organisationId, draft.id]);
      tx.afterCommit(() => this.recent.forget(`${tx.organisationId} ${draft.id}`));
    });
  }

  /** Said beside the transaction, so that others see it. One that a process left behind is not begun again by itself: whoever asked looks at it anew. */
  async #begin(organisationId: string, jobId: string): Promise<void> {
    const begun = await this.database.writeUnattended(organisationId, (tx) =>
      tx.one<{ before: boolean }>(
        `UPDATE import_job j SET started_at = coalesce(j.started_at, $3) FROM import_job b
         WHERE j.organisation_id = $1 AND j.id = $2 AND b.organisation_id = $1 AND b.id = j.id AND j.ended_at IS NULL AND j.cancelled_at IS NULL RETURNING b.started_at IS NOT NULL AS before`,
        [organisationId, jobId, tx.now],
      ),
    );
    if (!begun) throw new Over();
    if (begun.before) throw conflict(BROKEN_OFF.code, BROKEN_OFF.fault);
  }

  #teller(organisationId: string, jobId: string, total: number): (rows: number) => Promise<void> {
    let [done, told] = [0, 0];
    return async (rows) => {
      done = Math.min(total, done + rows);
      if (this.#breakingOff) throw conflict(BROKEN_OFF.code, BROKEN_OFF.fault);
      if (Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      const row = await this.database.writeUnattended(organisationId, (tx) =>
        tx.one<{ wanted: boolean }>('UPDATE import_job SET done = $3, total = $4 WHERE organisation_id = $1 AND id = $2 RETURNING cancelled_at IS NULL AND ended_at IS NULL AS wanted', [organisationId, jobId, done, total]),
      );
      if (!row?.wanted) throw new Over();
    };
  }

  #fail(organisationId: string, id: string, { title, code }: Refusal): Promise<unknown> {
    return this.database.writeUnattended(organisationId, (tx) =>
      tx.rows('UPDATE import_job SET ended_at = $3, fault = $4, fault_code = $5 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND cancelled_at IS NULL', [organisationId, id, tx.now, title, code]),
    );
  }
}

const CANNOT = new Refusal(500, 'not-written', 'This could not be written, and nothing of it is here. Write it again; if that fails too, tell whoever runs Holdfast.');

/** A row of `import_row`, but for where it belongs. */
interface Result {
  sheet: string;
  row: number;
  outcome: string;
  subject_type: string | null;
  subject_id: string | null;
  label: string;
  note: string;
}

class Writing {
  readonly id = newId();
  /** What became of each row, batch by batch as JSON: far less than it takes as objects. */
  readonly #results: string[] = [];
  #position = 0;
  readonly #counts: RegisterImportCounts = nothingYet();
  #closing = 0;
  readonly #told = { importId: this.id };
  /** By what the file calls them, for the actions that serve several. */
  readonly #idOf = new Map<string, string>();
  readonly #actionOf = new Map<string | null, { riskIds: string[] }>();
  readonly #actions: (ActionToBring & { riskIds: string[] })[] = [];

  constructor(
    private readonly tx: Transaction,
    private readonly actor: Actor,
    private readonly understood: UnderstoodRegister,
    private readonly went: (rows: number) => Promise<void>,
  ) {}

  /** What is new goes in by the hundred as it is read; what changes, and what is over, follows by the verbs that change it by hand. */
  async rows(digest: string): Promise<void> {
    const { matrix, choices, made } = this.understood;
    const register = made ? await scoreOnNewMatrix(this.tx, this.actor, this.understood.register, made, this.understood.fileName) : this.understood.register;
    const bulk = new RisksInBulk(this.tx, this.actor, register, matrix, this.#told);
    const hash = createHash('sha256');
    const later: PlannedRisk[] = [];
    const over: { id: string; why: string | null }[] = [];
    for await (const batch of this.understood.planned()) {
      sumUp(this.#counts, batch);
      hashPlanned(hash, batch);
      const added = batch.filter((one) => one.bring !== null && one.outcome === 'new');
      const brought = added.length > 0 ? await bulk.add(added.map(({ bring }) => bring!)) : [];
      const idOf = new Map(added.map((one, at) => [one, brought[at]!]));
      this.#note(batch.map((one) => resultOf(one, idOf.get(one) ?? null)));
      for (const one of batch) {
        const now = idOf.get(one);
        if (now && one.closes) over.push({ id: now.id, why: one.closeReason });
        if (one.outcome === 'changed') later.push(one);
        const riskId = now?.id ?? one.id;
        if (one.theirs !== null && riskId && !this.#idOf.has(one.theirs)) this.#idOf.set(one.theirs, riskId);
        if (riskId) for (const action of one.actions) this.#plan(action, riskId);
      }
      await bringControls(this.tx, this.actor, added.flatMap((one): RiskWithControls[] => (one.controls.length > 0 ? [{ riskId: idOf.get(one)!.id, registerId: register.id, residualAssessmentId: idOf.get(one)!.residualAssessmentId, controls: one.controls }] : [])), this.#told);
      await this.went(batch.length - batch.filter(({ outcome }) => outcome === 'changed').length);
    }
    const missing = this.understood.missing();
    this.#closing = missing.filter(({ id }) => choices.closeMissing.includes(id)).length;
    this.#requireSound(hash, digest, missing.map(({ id }) => id));
    await this.#hold(later, missing);
    await bringControls(this.tx, this.actor, later.flatMap(({ id, controls }): RiskWithControls[] => (controls.length > 0 ? [{ riskId: id!, registerId: register.id, residualAssessmentId: null, controls }] : [])), this.#told);
    await bringActions(this.tx, this.actor, register, this.#actions.map((action) => ({ ...action, riskIds: this.#servedBy(action) })), this.#told);
    await bulk.done();
    for (const one of later) {
      await this.#change(one);
      await this.went(1);
    }
    const reason = `Closed in the register "${this.understood.fileName}"`;
    const ends = later.flatMap(({ id, closes, closeReason }) => (closes ? [{ id: id!, why: closeReason }] : []));
    for (const { id, why } of [...over, ...ends]) await closeRisk(this.tx, this.actor, id, { reason: why ?? reason }, await this.#versionOf(id));
    const closing = missing.filter(({ id }) => choices.closeMissing.includes(id));
    for (const { id } of closing) await closeRisk(this.tx, this.actor, id, { reason: `No longer in the register "${this.understood.fileName}"` }, await this.#versionOf(id));
    const closed = new Set(closing.map(({ id }) => id));
    this.#note(missing.map(({ id, reference, title }): Result => ({
      sheet: '', row: 0, outcome: closed.has(id) ? 'changed' : 'same', subject_type: 'risk', subject_id: id, label: `${reference} ${title}`, note: closed.has(id) ? 'Not in the file: closed' : 'Not in the file: left as it is',
    })));
  }

  #note(results: readonly Result[]): void {
    this.#results.push(JSON.stringify(results.map((one) => ({ organisation_id: this.tx.organisationId, id: newId(), import_id: this.id, position: (this.#position += 1), recorded_at: this.tx.now, ...one }))));
  }

  /** One that is listed with each of the risks that it serves is one all the same. */
  #plan(action: ActionToBring, riskId: string): void {
    const there = this.#actionOf.get(action.reference);
    if (there) return void there.riskIds.push(riskId);
    const planned = { ...action, riskIds: [riskId] };
    this.#actions.push(planned);
    if (action.reference !== null) this.#actionOf.set(action.reference, planned);
  }

  #servedBy({ riskIds, serves }: ActionToBring & { riskIds: readonly string[] }): string[] {
    return [...new Set([...riskIds, ...serves.flatMap((theirs) => this.#idOf.get(theirs) ?? [])])];
  }

  #requireSound(hash: Hash, digest: string, missing: readonly string[]): void {
    if (this.understood.digestOf(hash, missing) !== digest) throw conflict('preview-changed', 'What this file would change is no longer what you looked at: somebody else saved in between. Nothing has been written. Look at it again.');
    const { faults, new: added, drafts, changed } = this.#counts;
    if (this.understood.questions > 0) throw conflict('import-questions', 'A question about this file is not answered yet. Nothing has been written.');
    if (faults > 0) throw conflict('import-faults', faults === 1 ? '1 row cannot be read yet. Say how to read it, or what becomes of it. Nothing has been written.' : `${faults} rows cannot be read yet. Say how to read them, or what becomes of them. Nothing has been written.`);
    if (added + drafts + changed + this.#closing === 0) throw conflict('nothing-new', 'Nothing in this file is new or different. There is nothing to write.');
  }

  /** All that changes is locked before anything is counted, in one order: two who change the same risks wait, and never for each other. */
  async #hold(later: readonly PlannedRisk[], missing: readonly { id: string }[]): Promise<void> {
    const ids = [...later.map(({ id }) => id!), ...missing.filter(({ id }) => this.understood.choices.closeMissing.includes(id)).map(({ id }) => id)];
    if (ids.length > 0) await this.tx.rows('SELECT FROM risk WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE', [this.tx.organisationId, ids]);
  }

  async #change({ id, edit, assess }: PlannedRisk): Promise<void> {
    let version = await this.#versionOf(id!);
    if (edit) version = (await editRisk(this.tx, this.actor, id!, edit, version, this.#told)).version;
    for (const { request, published } of assess) version = (await assessRisk(this.tx, this.actor, id!, request, version, { published, told: this.#told })).version;
  }

  async #versionOf(id: string): Promise<number> {
    return (await this.tx.one<{ version: number }>('SELECT version FROM risk WHERE organisation_id = $1 AND id = $2', [this.tx.organisationId, id]))?.version ?? 0;
  }

  /** The record of it: the file as it came, how it was read, and what became of each row. */
  async keep(draftId: string): Promise<void> {
    const { tx } = this;
    const { new: added, drafts, changed, same, leftOut } = this.#counts;
    const closed = this.#closing;
    await tx.rows(
      `INSERT INTO import (organisation_id, id, about, register_id, file_name, media_type, size, digest, things, choices, sheets, added, changed, same, left_out, author_id, recorded_at)
       SELECT organisation_id, $3, about, register_id, file_name, media_type, size, digest, '{risks}', choices, $4, $5, $6, $7, $8, author_id, $9 FROM import_draft WHERE organisation_id = $1 AND id = $2`,
      [tx.organisationId, draftId, this.id, JSON.stringify(this.understood.sheetsAsRead()), added + drafts, changed + closed, same, leftOut, tx.now],
    );
    await moveToImport(tx, draftId, this.id);
    for (const results of this.#results) await tx.rows('INSERT INTO import_row SELECT * FROM json_populate_recordset(null::import_row, $1)', [results]);
    const { fileName, size, fileDigest, register } = this.understood;
    await tx.record({
      action: 'import.written', subjectType: 'import', subjectId: this.id, registerId: register.id,
      after: { about: 'risks', registerId: register.id, fileName, size, digest: fileDigest, things: ['risks'], added: added + drafts, changed: changed + closed, same, leftOut },
    });
  }
}

function resultOf(one: PlannedRisk, brought: { id: string; reference: string | null } | null): Result {
  const { sheet, row, outcome, label, note, changes, id } = one;
  const subject = brought?.id ?? id;
  const said = [...changes.map(({ called, before, after }) => `${called}: ${before || 'nothing'} → ${after}`), ...(note ? [note] : [])].join('; ');
  return {
    sheet, row, outcome: outcome === 'fault' ? 'left-out' : outcome, subject_type: subject ? 'risk' : null, subject_id: subject, label: brought?.reference ? `${brought.reference} ${label}` : label,
    note: said.length > 4_000 ? `${said.slice(0, 3_999)}…` : said,
  };
}
