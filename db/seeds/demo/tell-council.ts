import { proposeCrosswalk, type RiskMatrix } from '@holdfast/domain';
import { CATEGORIES, OBJECTIVES, type CategoryName, type ObjectiveCode } from './lists';
import type { LoadDay } from './load-day';
import { emailOf, PEOPLE, type PersonKey } from './people';
import { CROSSWALK, MATRICES, REGISTERS, type DemoRegister, type MatrixKey } from './registers';
import { DEMO_ORGANISATION_ID, idAt, type Rows } from './rows';
import { UNITS, type UnitKey } from './units';

type Ids<Key extends string> = Readonly<Record<Key, string>>;

/** A register with the ids that its rows refer to. */
export interface ToldRegister extends DemoRegister {
  readonly id: string;
  readonly matrixVersionId: string;
  readonly definition: RiskMatrix;
}

export interface DemoCouncil {
  readonly organisationId: string;
  readonly units: Ids<UnitKey>;
  readonly people: Ids<PersonKey>;
  readonly categories: Ids<CategoryName>;
  readonly objectives: Ids<ObjectiveCode>;
  readonly registers: readonly ToldRegister[];
}

const SET_UP_DAYS_AGO = 800;
/** When somebody of the council was last there: what changed since is what the home page tells. */
const LAST_VISIT_DAYS_AGO = 8;

/** The council itself: units, people and their roles, matrices, lists and registers, and who set up what when. */
export function tellCouncil(rows: Rows, day: LoadDay, passwordHash: string): DemoCouncil {
  const setUpAt = day.moment(SET_UP_DAYS_AGO);
  rows.add('organisation', { id: DEMO_ORGANISATION_ID, name: UNITS.council.name, time_zone: 'Europe/London', version: 1, created_at: setUpAt });
  rows.record({
    at: setUpAt, actorId: null, action: 'organisation.set-up', subjectType: 'organisation', subjectId: DEMO_ORGANISATION_ID,
    after: { name: UNITS.council.name, timeZone: 'Europe/London' },
  });
  const people = idsOf(PEOPLE, (key, index) => idAt(day.moment(SET_UP_DAYS_AGO - 2, index), `person ${key}`));
  const units = tellUnits(rows, day, people);
  tellPeople(rows, day, people, units, passwordHash);
  const matrices = tellMatrices(rows, day, people);
  const { categories, objectives } = tellLists(rows, day, people, units);
  return { organisationId: DEMO_ORGANISATION_ID, units, people, categories, objectives, registers: tellRegisters(rows, day, people, units, matrices) };
}

function tellUnits(rows: Rows, day: LoadDay, people: Ids<PersonKey>): Ids<UnitKey> {
  const ids = idsOf(UNITS, (key, index) => idAt(day.moment(SET_UP_DAYS_AGO, index), `unit ${key}`));
  const pathOf = (key: UnitKey): string[] => [...(UNITS[key].parent ? pathOf(UNITS[key].parent) : []), ids[key]];
  for (const [index, key] of keysOf(UNITS).entries()) {
    const { name, kind, parent } = UNITS[key];
    const [at, parentId] = [day.moment(SET_UP_DAYS_AGO, index), parent && ids[parent]];
    rows.add('unit', { id: ids[key], parent_id: parentId, name, kind, path: pathOf(key), version: 1, created_at: at });
    if (parent) rows.record({ at, actorId: people.administrator, action: 'unit.created', subjectType: 'unit', subjectId: ids[key], after: { name, kind, parentId } });
  }
  return ids;
}

function tellPeople(rows: Rows, day: LoadDay, people: Ids<PersonKey>, units: Ids<UnitKey>, passwordHash: string): void {
  for (const [index, key] of keysOf(PEOPLE).entries()) {
    const { name, jobTitle, roles, leftDaysAgo } = PEOPLE[key];
    const [id, email, at] = [people[key], emailOf(PEOPLE[key]), day.moment(SET_UP_DAYS_AGO - 2, index)];
    const held = roles.map(({ role, unit }) => ({ role, unitId: units[unit] }));
    rows.add('person', {
      id, email, name, job_title: jobTitle, password_hash: passwordHash, last_visit_at: day.moment(leftDaysAgo ?? LAST_VISIT_DAYS_AGO, index), version: 1, created_at: at,
    });
    for (const { role, unitId } of held)
      rows.add('role_assignment', { id: idAt(at, `role ${key} ${role} ${unitId}`), person_id: id, unit_id: unitId, role, granted_by: people.administrator, granted_at: at }, at);
    rows.record({ at, actorId: people.administrator, action: 'person.invited', subjectType: 'person', subjectId: id, after: { name, jobTitle, email, roles: held } });
  }
}

function tellMatrices(rows: Rows, day: LoadDay, people: Ids<PersonKey>): Ids<MatrixKey> {
  const by = people.riskManager;
  const draft = (matrixId: string, number: number, definition: RiskMatrix, at: Date, publishedAt: Date | null): string => {
    const id = idAt(at, `version ${matrixId} ${number}`);
    rows.add('risk_matrix_version', {
      id, matrix_id: matrixId, number, definition, author_id: by, published_at: publishedAt, published_by: publishedAt && by, version: publishedAt ? 2 : 1, created_at: at,
    });
    rows.record({ at, actorId: by, action: 'matrix-version.drafted', subjectType: 'matrix-version', subjectId: id, after: { matrixId, number, definition } });
    if (publishedAt) {
      rows.record({ at: publishedAt, actorId: by, action: 'matrix-version.published', subjectType: 'matrix-version', subjectId: id, after: { publishedAt: publishedAt.toISOString() } });
    }
    return id;
  };
  const matrixIds = idsOf(MATRICES, (key, index) => idAt(day.moment(790, index * 20), `matrix ${key}`));
  const versionIds = idsOf(MATRICES, (key, index) => {
    const { name, description, definition } = MATRICES[key];
    const at = day.moment(790, index * 20);
    rows.add('risk_matrix', { id: matrixIds[key], name, description, version: 1, created_at: at });
    rows.record({ at, actorId: by, action: 'matrix.created', subjectType: 'matrix', subjectId: matrixIds[key], after: { name, description } });
    return draft(matrixIds[key], 1, definition, at, day.moment(788, index * 20));
  });
  draft(matrixIds.corporate, 2, withSharperResponse(MATRICES.corporate.definition), day.moment(10), null);
  tellCrosswalk(rows, day, versionIds, by);
  return versionIds;
}

/** The next version of the corporate matrix, on which the risk manager is at work. */
const withSharperResponse = (matrix: RiskMatrix): RiskMatrix => ({
  ...matrix,
  levels: matrix.levels.map((level) => (level.code === 'H' ? { ...level, response: 'The director agrees the treatment within two weeks and reviews it every month.' } : level)),
});

function tellCrosswalk(rows: Rows, day: LoadDay, versions: Ids<MatrixKey>, by: string): void {
  const { daysAgo, reason } = CROSSWALK;
  const [at, fromVersionId, toVersionId] = [day.moment(daysAgo), versions[CROSSWALK.from], versions[CROSSWALK.to]];
  const mapping = proposeCrosswalk(MATRICES[CROSSWALK.from].definition, MATRICES[CROSSWALK.to].definition);
  const id = idAt(at, 'crosswalk');
  rows.add('crosswalk', { id, from_version_id: fromVersionId, to_version_id: toVersionId, number: 1, mapping, reason, declared_by: by, declared_at: at }, at);
  rows.record({ at, actorId: by, action: 'crosswalk.declared', subjectType: 'crosswalk', subjectId: id, after: { fromVersionId, toVersionId, number: 1, mapping, reason } });
}

function tellLists(rows: Rows, day: LoadDay, people: Ids<PersonKey>, units: Ids<UnitKey>): Pick<DemoCouncil, 'categories' | 'objectives'> {
  const momentOf = (index: number): Date => day.moment(785, index * 3);
  const categories = idsOf(Object.fromEntries(CATEGORIES.map((name) => [name, name])) as Record<CategoryName, string>, (name, index) => {
    const [at, id] = [momentOf(index), idAt(momentOf(index), `category ${name}`)];
    rows.add('category', { id, name, version: 1 }, at);
    rows.record({ at, actorId: people.riskManager, action: 'category.created', subjectType: 'category', subjectId: id, after: { name } });
    return id;
  });
  const objectives = idsOf(OBJECTIVES, (code, index) => {
    const at = momentOf(60 + index);
    const [id, title, unitId] = [idAt(at, `objective ${code}`), OBJECTIVES[code], units.ict];
    rows.add('objective', { id, code, title, unit_id: unitId, version: 1 }, at);
    rows.record({ at, actorId: people.headOfIct, action: 'objective.created', subjectType: 'objective', subjectId: id, after: { code, title, unitId } });
    return id;
  });
  return { categories, objectives };
}

function tellRegisters(rows: Rows, day: LoadDay, people: Ids<PersonKey>, units: Ids<UnitKey>, matrices: Ids<MatrixKey>): ToldRegister[] {
  const paths = new Map<string, readonly string[]>();
  return REGISTERS.map((register) => {
    const { name, description, layer, prefix, appetite, reviewMonths, reviewMonthsByLevel } = register;
    const at = day.moment(register.createdDaysAgo, paths.size);
    const id = idAt(at, `register ${prefix}`);
    const path = [...(register.parent === null ? [] : paths.get(register.parent)!), id];
    paths.set(prefix, path);
    const [unitId, ownerId, matrixVersionId, parentId] = [units[register.unit], people[register.owner], matrices[register.matrix], path.at(-2) ?? null];
    rows.add('register', {
      id, name, description, layer, prefix, unit_id: unitId, owner_id: ownerId, matrix_version_id: matrixVersionId, appetite, review_months: reviewMonths,
      review_months_by_level: reviewMonthsByLevel, parent_id: parentId, path, version: 1, created_at: at,
    });
    rows.add('register_numbering', { register_id: id, last_number: 0 }, at);
    rows.record({
      at, actorId: people.riskManager, action: 'register.created', subjectType: 'register', subjectId: id, registerId: id,
      after: { name, description, layer, prefix, unitId, ownerId, matrixVersionId, appetite, reviewMonths, reviewMonthsByLevel, parentId },
    });
    return { ...register, id, matrixVersionId, definition: MATRICES[register.matrix].definition };
  });
}

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] => Object.keys(record) as Key[];

const idsOf = <Key extends string>(record: Readonly<Record<Key, unknown>>, idOf: (key: Key, index: number) => string): Ids<Key> =>
  Object.fromEntries(keysOf(record).map((key, index) => [key, idOf(key, index)])) as Record<Key, string>;
