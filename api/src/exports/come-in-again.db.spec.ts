import { jest } from '@jest/globals';
import type { ExportView, RegisterImportChoicesRequest, RegisterImportDraftView } from '@holdfast/contracts';
import { cellsOf, CORPORATE_5X5, EFFECTIVENESS, EXEMPT_GROUNDS, HALTON_4X4, hasVisible, IMPACT_CATEGORIES, MELTON_6X4, NIST_800_30, PRIORITIES, PROXIMITIES, scoreOf, TREATMENTS, type ExportFormat, type RiskMatrix } from '@holdfast/domain';
import { aCouncil, type Council } from '@holdfast/testing';
import fc from 'fast-check';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { bringActions, type ActionToBring } from '../actions';
import { bringControls, type ControlToBring } from '../controls';
import { ExportRounds } from './export-rounds';
import { personAsActor } from '../identity';
import { ImportRounds } from '../imports';
import { makeMatrix } from '../matrices';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadRegisterOfRisks, RisksInBulk, type RiskToBring } from '../risks';

jest.setTimeout(240_000);

let at: AtTheCouncil;
let other: Council;
interface Desk { council: Council; actor: Actor; headers: object; category: Record<string, string> }
let here: Desk;
let there: Desk;
beforeAll(async () => {
  at = await atTheCouncil({ now: '2026-03-02T09:00:00Z' });
  other = await aCouncil(at.database.ownerUrl, { name: 'Ambridge Council' });
  [here, there] = [await desk(at.council), await desk(other)];
});
afterAll(() => at.close());

async function desk(council: Council): Promise<Desk> {
  const actor = await at.app.get(Database).read(council.organisationId, (sql) => personAsActor(sql, council.organisationId, council.people.riskManager.id));
  const headers = await council.signIn(council.people.riskManager);
  const category: Record<string, string> = {};
  for (const name of ['Finance', '=People & pay']) {
    const reply = await at.app.inject({ method: 'POST', url: '/api/categories', headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify({ name }) });
    expect(reply.statusCode).toBe(201);
    category[name] = (reply.json() as { id: string }).id;
  }
  return { council, actor: actor!, headers, category };
}

async function say<T>(of: Desk, method: 'GET' | 'POST' | 'PUT', url: string, payload?: unknown): Promise<T> {
  const file = Buffer.isBuffer(payload);
  const reply = await at.app.inject({
    method, url: `/api/${url}`, headers: { ...of.headers, ...(payload === undefined ? {} : { 'content-type': file ? 'application/octet-stream' : 'application/json' }) },
    ...(payload === undefined ? {} : { payload: file ? payload : JSON.stringify(payload) }),
  });
  expect([reply.statusCode, reply.body]).toEqual([expect.any(Number), expect.anything()]);
  if (reply.statusCode >= 300) throw new Error(`${method} ${url}: ${reply.statusCode} ${reply.body.slice(0, 600)}`);
  return reply.json() as T;
}

let made = 0;
async function aRegister(of: Desk, matrix: RiskMatrix, prefix: string): Promise<string> {
  made += 1;
  const { council, actor } = of;
  const matrixVersionId = await at.app.get(Database).write(actor, (tx) => makeMatrix(tx, actor, { name: `Matrix ${made}`, description: '', definition: matrix }));
  const view = await say<{ id: string }>(of, 'POST', 'registers', {
    name: `Register ${made}`, layer: 'service', prefix, unitId: council.units.ict, ownerId: council.people.registerOwner.id, matrixVersionId, reviewMonths: 6, parentId: council.registers.corporate,
  });
  return view.id;
}

async function exported(of: Desk, register: string, format: ExportFormat): Promise<Buffer> {
  const { id } = await say<ExportView>(of, 'POST', `registers/${register}/exports?status=open&status=closed`, { format });
  await at.app.get(ExportRounds).settled();
  const reply = await at.app.inject({ method: 'GET', url: `/api/exports/${id}/file`, headers: { ...of.headers } });
  expect(reply.statusCode).toBe(200);
  return reply.rawPayload;
}
interface Table { columns: { key: string }[]; rows: Record<string, unknown>[] }
const rowsOf = async (of: Desk, register: string): Promise<Record<'risks' | 'actions' | 'controls', Table>> => JSON.parse((await exported(of, register, 'json')).toString('utf8')) as Record<'risks' | 'actions' | 'controls', Table>;

const look = (of: Desk, register: string, bytes: Buffer, format: ExportFormat): Promise<RegisterImportDraftView> => say(of, 'POST', `registers/${register}/import-drafts?name=export.${format}`, bytes);
const choose = (of: Desk, draft: RegisterImportDraftView, choices: Partial<RegisterImportChoicesRequest>): Promise<RegisterImportDraftView> => say(of, 'PUT', `register-import-drafts/${draft.id}/choices`, { ...draft.choices, ...choices });
async function write(of: Desk, draft: RegisterImportDraftView): Promise<void> {
  await say(of, 'POST', `register-import-drafts/${draft.id}/import`, { digest: draft.digest });
  await at.app.get(ImportRounds).settled();
  expect(await say(of, 'GET', `register-import-drafts/${draft.id}/import`)).toMatchObject({ job: { state: 'done', fault: null } });
}

/** Worked out, or of the history of a risk where it is: told, and not taken. */
const NOT_TAKEN = /AssessedAt$|AssessedBy$|Matrix$|^register$|^evidence|^openedAt$|^closedAt$|^author$|^lastReview|^movement$|^actions$|^nextReview$/;
const taken = ({ rows }: Table): Record<string, unknown>[] => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key, value]) => value !== null && !NOT_TAKEN.test(key))));
const apart = (table: Table, keys: readonly string[]): string[] => table.rows.map((row) => JSON.stringify(Object.entries(row).filter(([key]) => !keys.includes(key)))).sort();

const HOSTILE = ['=HYPERLINK("http://x.example","look")', "'=1+1", "''-2", '-5 % of budget', '@SUM(1)', '+44 1632 960001', '#N/A', 'Total', 'tbc', 'n/a', 'Reference', '31/02/2026', '0012', '1e5', 'TRUE', 'a, "b"; c\td', '“Curly” – dash…', 'Ünïcödé 危機 🔥', '_x000D_ literally', '<b>&amp;</b>', "O'Brien's", 'x | y'];
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '').trim();
const words = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTILE) }, fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), fc.string({ minLength: 1, maxLength: 20, unit: 'binary' })).map(clean).filter(hasVisible);
const line = words.map((text) => text.replace(/\s+/g, ' ')).filter(hasVisible);
const paragraphs = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => clean(parts.join('\n')));
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 2 });

const standing = (matrix: RiskMatrix) => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...cellsOf(matrix)).map(({ likelihood, impact }) => ({ likelihood, impact, level: null })) }, fc.constantFrom(...matrix.levels).map(({ code }) => ({ likelihood: null, impact: null, level: code })));

/** With what its steps of impact mean for each category. */
const described = (matrix: RiskMatrix): fc.Arbitrary<RiskMatrix> =>
  fc.tuple(...matrix.impact.map(() => fc.record(Object.fromEntries(IMPACT_CATEGORIES.map((category) => [category, paragraphs])), { requiredKeys: [] }))).map((all) => ({
    ...matrix, impact: matrix.impact.map(({ categories: _, ...step }, at) => (Object.keys(all[at]!).length > 0 ? { ...step, categories: all[at]! } : step)),
  }));
const impactOf = async ({ council }: Desk, register: string): Promise<unknown> =>
  (await council.sql<{ impact: unknown }>(`SELECT v.definition->'impact' AS impact FROM register r JOIN risk_matrix_version v ON v.id = r.matrix_version_id WHERE r.id = '${register}'`))[0]?.impact;

interface Made { risk: RiskToBring; controls: ControlToBring[]; actions: ActionToBring[] }
const aRisk = ({ council, category }: Desk, matrix: RiskMatrix): fc.Arbitrary<Made> => {
  const owner = fc.constantFrom(council.people.riskOwner.id, council.people.registerOwner.id, council.people.continuityManager.id);
  return fc.record({
    title: line, cause: maybe(paragraphs), event: maybe(paragraphs), consequence: maybe(paragraphs), owner, unit: fc.constantFrom(council.units.ict, council.units.infrastructure), category: maybe(fc.constantFrom(...Object.values(category))),
    treatment: maybe(fc.constantFrom(...TREATMENTS)), proximity: maybe(fc.constantFrom(...PROXIMITIES)), inherent: maybe(standing(matrix)), residual: maybe(standing(matrix)), target: maybe(standing(matrix)),
    published: maybe(fc.constantFrom('99', '7.5', 'High-ish', '=13')), why: maybe(words), extra: fc.uniqueArray(fc.tuple(fc.oneof(fc.constantFrom('Insurer', 'Title', 'Title (extra)', '=Cost', 'Notes', 'Controls'), line), paragraphs), { maxLength: 4, selector: ([name]) => name }),
    exempt: maybe(fc.record({ ground: fc.constantFrom(...EXEMPT_GROUNDS), title: maybe(line) })),
    controls: fc.uniqueArray(fc.record({ title: line, description: fc.oneof(fc.constant(''), paragraphs), owner, effectiveness: fc.constantFrom(...EFFECTIVENESS), leansOn: fc.boolean() }), { maxLength: 3, selector: ({ title }) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') }),
    actions: fc.uniqueArray(fc.record({ title: line, description: fc.oneof(fc.constant(''), paragraphs), owner, priority: fc.constantFrom(...PRIORITIES), status: fc.constantFrom('open' as const, 'in-progress' as const, 'done' as const), due: fc.constantFrom('2025-11-30', '2026-06-30') }), { maxLength: 2, selector: ({ title }) => title }),
  }).map(({ title, cause, event, consequence, owner: ownerId, unit, category: categoryId, treatment, proximity, inherent, residual, target, published, why, extra, exempt, controls, actions }): Made => ({
    risk: {
      request: {
        title, cause: cause ?? '', event: event ?? '', consequence: consequence ?? '', status: 'open', ownerId, categoryId, unitId: unit, treatment, proximity, nextReview: null,
        ...(exempt ? { exemptGround: exempt.ground, publicTitle: exempt.title } : {}),
      },
      standings: { ...(inherent ? { inherent } : {}), ...(residual ? { residual } : {}), ...(target ? { target } : {}) }, targetDate: target ? '2026-12-31' : null,
      published: residual && published && (residual.likelihood === null || String(scoreOf(matrix, residual as { likelihood: string; impact: string })) !== published) ? { residual: published } : {},
      rationales: residual && why ? { residual: why } : {}, extra: extra.map(([name, value]) => ({ name: name.slice(0, 150), value })), number: null,
    },
    controls: controls.map(({ owner: by, effectiveness, ...one }) => ({ ...one, ownerId: by, effectiveness, assessedOn: effectiveness === 'not-assessed' ? null : '2026-02-01', evidenceLink: '', withdrawnReason: null })),
    actions: actions.map(({ owner: by, status, due, ...one }) => ({ ...one, ownerId: by, status, progress: status === 'done' ? 100 : status === 'open' ? 0 : 40, dueDate: due, firstDueDate: due, costs: [{ financialYear: 2026, kind: 'capital', amount: 1200 }], reference: null, serves: [] })),
  }));
};

async function fill({ council, actor }: Desk, register: string, matrix: RiskMatrix, all: readonly Made[]): Promise<void> {
  await at.app.get(Database).write(actor, async (tx) => {
    const place = await loadRegisterOfRisks(tx, actor, register, 'FOR NO KEY UPDATE OF r');
    const bulk = new RisksInBulk(tx, actor, place, matrix, {});
    const ids = await bulk.add(all.map(({ risk }) => risk));
    await bringControls(tx, actor, all.map(({ controls }, index) => ({ riskId: ids[index]!.id, registerId: register, residualAssessmentId: ids[index]!.residualAssessmentId, controls })), {});
    // Each also serves the first, as actions do.
    await bringActions(tx, actor, place, all.flatMap(({ actions }, index) => actions.map((one) => ({ ...one, riskIds: [...new Set([ids[index]!.id, ids[0]!.id])] }))), {});
    await bulk.done();
  });
  expect(council.organisationId).toBe(actor.organisationId);
}

let prefixes = 0;
const nextPrefix = (): string => `R${String.fromCharCode(65 + Math.floor(prefixes / 26))}${String.fromCharCode(65 + (prefixes++ % 26))}`;

describe('a register that one council exports', () => {
  it.each<[ExportFormat, boolean]>([['xlsx', true], ['json', true], ['csv', false]])('as %s comes in at another as it was, and says nothing new where it came from', async (format, whole) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(CORPORATE_5X5, HALTON_4X4, MELTON_6X4, NIST_800_30).chain(({ matrix }) => described(matrix)).chain((matrix) => fc.tuple(fc.constant(matrix), fc.array(aRisk(here, matrix), { minLength: 1, maxLength: 8 }))), async ([matrix, all]) => {
        const prefix = nextPrefix();
        const from = await aRegister(here, matrix, prefix);
        await fill(here, from, matrix, all);
        const [bytes, before] = [await exported(here, from, format), await rowsOf(here, from)];

        const again = await look(here, from, bytes, format);
        expect([again.faults, again.tables.flatMap(({ questions }) => questions), again.planned]).toEqual([[], [], []]);
        expect(again.counts).toEqual({ new: 0, drafts: 0, changed: 0, same: all.length, leftOut: 0, faults: 0, closed: 0, flagged: 0 });

        const into = await aRegister(there, whole ? CORPORATE_5X5.matrix : matrix, prefix);
        const seen = await look(there, into, bytes, format);
        const draft = whole ? await choose(there, seen, { matrix: 'from-file' }) : seen;
        expect(draft.faults).toEqual([]);
        expect(draft.counts).toMatchObject({ new: all.length, drafts: 0, faults: 0 });
        await write(there, draft);
        const after = await rowsOf(there, into);
        expect(taken(after.risks)).toEqual(taken(before.risks));
        if (whole) {
          expect(await impactOf(there, into)).toEqual(await impactOf(here, from));
          expect(apart(after.controls, ['withdrawnAt'])).toEqual(apart(before.controls, ['withdrawnAt']));
          expect(apart(after.actions, ['reference', 'endedAt'])).toEqual(apart(before.actions, ['reference', 'endedAt']));
        } else expect(after.actions.rows.map(({ title }) => title).sort()).toEqual(before.actions.rows.map(({ title }) => title).sort());
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
