import {
  ASSESSMENT_KINDS, cellOf, formatReference, levelOf, movement, nextReview, scoreOf, severityKey,
  type AssessmentKind, type Movement, type Standing,
} from '@holdfast/domain';
import type { DemoAssessment, DemoDraft, DemoRisk, Place } from './demo-risk';
import { dayOf, type LoadDay } from './load-day';
import type { PersonKey } from './people';
import { idAt, type Row, type Rows } from './rows';
import type { Council, ToldRegister } from './tell-council';

/**
 * Writes the stories of all registers as the verbs would have: standing columns, movement, next review, versions, audit events.
 * A spec plays the same stories through the API and compares the rows.
 */
export function tellRisks(rows: Rows, day: LoadDay, council: Council): void {
  const idOf = new Map<string, string>();
  for (const [place, register] of council.registers.entries()) {
    for (const [index, { opened }] of register.risks.entries()) {
      const reference = formatReference(register.prefix, index + 1);
      idOf.set(reference, idAt(day.moment(opened.daysAgo, minuteOf(place, index)), `risk ${reference}`));
    }
  }
  for (const [place, register] of council.registers.entries()) {
    for (const [index, story] of register.risks.entries()) {
      const number = index + 1;
      const told = new ToldRisk(rows, day, council, register, minuteOf(place, index));
      told.open(story, idOf.get(formatReference(register.prefix, number))!, number);
      for (const step of stepsOf(story)) {
        if ('closed' in step) told.close(step.closed);
        else if ('upper' in step) told.link(step.upper, idOf.get(step.upper.reference)!);
        else told.assess(step.assessed);
      }
      told.done();
    }
    for (const [index, draft] of register.drafts.entries()) {
      const told = new ToldRisk(rows, day, council, register, minuteOf(place, index) + 200);
      told.draft(draft, index);
      told.done();
    }
  }
}

type Step = { assessed: DemoAssessment } | { upper: NonNullable<DemoRisk['upper']> } | { closed: NonNullable<DemoRisk['closed']> };

/** All that happened after the opening, in order. */
function stepsOf({ later = [], upper, closed }: DemoRisk): Step[] {
  const steps: { daysAgo: number; step: Step }[] = [
    ...later.map((assessed) => ({ daysAgo: assessed.daysAgo, step: { assessed } })),
    ...(upper ? [{ daysAgo: upper.daysAgo, step: { upper } }] : []),
    ...(closed ? [{ daysAgo: closed.daysAgo, step: { closed } }] : []),
  ];
  return steps.sort((a, b) => b.daysAgo - a.daysAgo).map(({ step }) => step);
}

/** Apart for each risk, and rising within a register, so that no two things happen at one moment. */
const minuteOf = (register: number, risk: number): number => register * 13 + risk * 10;

/** One risk as its story goes on: the row as it stands, its assessments and events. */
class ToldRisk {
  readonly #rows: Rows;
  readonly #day: LoadDay;
  readonly #council: Council;
  readonly #register: ToldRegister;
  readonly #minute: number;
  #risk: Row = {};
  #objectives: string[] = [];
  #owner: PersonKey | undefined;
  #steps = 0;

  constructor(rows: Rows, day: LoadDay, council: Council, register: ToldRegister, minute: number) {
    this.#rows = rows;
    this.#day = day;
    this.#council = council;
    this.#register = register;
    this.#minute = minute;
  }

  open(story: DemoRisk, id: string, number: number): void {
    const at = this.#moment(story.opened.daysAgo);
    const { residual } = this.#begin(story, id, story.opened.by ?? this.#register.owner, at, story.opened);
    Object.assign(this.#risk, {
      status: 'open',
      number,
      reference: formatReference(this.#register.prefix, number),
      opened_at: at,
      residual_movement: residual ? 'new' : null,
      next_review: this.#nextReview(at, levelCode(residual)),
    });
    this.#recordBeginning('risk.added', at, story.opened);
  }

  draft(story: DemoDraft, index: number): void {
    const at = this.#moment(story.drafted.daysAgo);
    this.#begin(story, idAt(at, `draft ${this.#register.prefix} ${index}`), story.author, at, story.drafted);
    this.#recordBeginning('risk.drafted', at, story.drafted);
  }

  assess(assessed: DemoAssessment): void {
    const kind = ASSESSMENT_KINDS.find((one) => assessed[one] !== undefined);
    if (!kind || !this.#owner) throw new TypeError('a story tells who scored what');
    const [at, before] = [this.#moment(assessed.daysAgo), { ...this.#risk }];
    const assessment = this.#score(kind, assessed[kind] ?? null, assessed, assessed.by ?? this.#owner, at);
    if (kind === 'residual') {
      const moved = this.#moved(before, assessment);
      this.#change(at, {
        residual_movement: typeof moved === 'string' ? moved : 'levels',
        residual_moved: typeof moved === 'string' ? null : moved.levels,
        next_review: this.#nextReview(at, assessment.level as string | null),
      });
    } else this.#change(at, {});
    const difference = differenceOf(before, this.#risk);
    this.#record('risk.assessed', at, assessed.by ?? this.#owner, difference.before, { ...difference.after, kind, ...(assessed.rationale ? { rationale: assessed.rationale } : {}) });
  }

  link({ daysAgo, by }: NonNullable<DemoRisk['upper']>, upperId: string): void {
    const [at, before] = [this.#moment(daysAgo), { ...this.#risk }];
    this.#change(at, { upper_risk_id: upperId });
    this.#recordDifference('risk.linked', at, by, before);
  }

  close({ daysAgo, by, reason }: NonNullable<DemoRisk['closed']>): void {
    const [at, before] = [this.#moment(daysAgo), { ...this.#risk }];
    this.#change(at, { status: 'closed', closed_at: at, close_reason: reason });
    this.#recordDifference('risk.closed', at, by, before);
  }

  done(): void {
    this.#rows.add('risk', this.#risk);
    for (const objectiveId of this.#objectives) this.#rows.add('risk_objective', { risk_id: this.#risk.id, objective_id: objectiveId });
  }

  #moment(daysAgo: number): Date {
    return this.#day.moment(daysAgo, this.#minute + this.#steps++ / 2);
  }

  #begin(story: DemoRisk | DemoDraft, id: string, author: PersonKey, at: Date, first: DemoDraft['drafted']): { residual: Row | null } {
    const { categories, objectives, people, units } = this.#council;
    this.#owner = story.owner;
    this.#objectives = [...(story.objectives ?? [])].sort().map((code) => objectives[code]);
    this.#risk = {
      id, register_id: this.#register.id, status: 'draft', number: null, reference: null,
      title: story.title, cause: story.cause ?? '', event: story.event ?? '', consequence: story.consequence ?? '',
      category_id: story.category ? categories[story.category] : null, owner_id: story.owner ? people[story.owner] : null,
      unit_id: units[story.unit ?? this.#register.unit], treatment: story.treatment ?? null, proximity: story.proximity ?? null,
      exempt_ground: story.exempt?.ground ?? null, public_title: story.exempt?.publicTitle ?? null, public_description: story.exempt?.publicDescription ?? null,
      author_id: people[author], next_review: null, upper_hidden: false, version: 1, created_at: at, updated_at: at,
    };
    const [, residual] = (['inherent', 'residual'] as const).map((kind) => {
      const place = first[kind];
      return place ? this.#score(kind, place, first, author, at) : null;
    });
    return { residual: residual ?? null };
  }

  #score(kind: AssessmentKind, place: Place, { rationale, targetInDays }: Pick<DemoAssessment, 'rationale' | 'targetInDays'>, author: PersonKey, at: Date): Row {
    const { definition, matrixVersionId } = this.#register;
    const standing = standingAt(place);
    const cell = cellOf(standing);
    const found = cell && levelOf(definition, cell);
    if (found && !found.ok) throw new TypeError(`${String(this.#risk.title)}: ${found.message}`);
    const target_date = targetInDays === undefined ? null : this.#day.dayAfter(targetInDays);
    const level = found?.level.code ?? standing.level ?? null;
    const assessment = {
      id: idAt(at, `assessment ${String(this.#risk.id)} ${kind} ${this.#steps}`), risk_id: this.#risk.id, kind, matrix_version_id: matrixVersionId,
      likelihood: cell?.likelihood ?? null, impact: cell?.impact ?? null, level, score: cell && scoreOf(definition, cell),
      severity_key: severityKey(definition, standing), target_date, rationale, author_id: this.#council.people[author], recorded_at: at,
    };
    this.#rows.add('risk_assessment', assessment);
    Object.assign(this.#risk, {
      [`${kind}_assessment_id`]: assessment.id, [`${kind}_matrix_version_id`]: level === null ? null : matrixVersionId,
      [`${kind}_likelihood`]: assessment.likelihood, [`${kind}_impact`]: assessment.impact, [`${kind}_level`]: level,
      [`${kind}_score`]: assessment.score, [`${kind}_key`]: assessment.severity_key, ...(kind === 'target' ? { target_date } : {}),
    });
    return assessment;
  }

  #moved(before: Row, now: Row): Movement {
    const { matrixVersionId, definition: matrix } = this.#register;
    const standing = (row: Row, under: string) => ({
      matrixVersionId, matrix,
      likelihood: row[`${under}likelihood`] as string | null, impact: row[`${under}impact`] as string | null, level: row[`${under}level`] as string | null,
    });
    return movement(standing(before, 'residual_'), standing(now, ''));
  }

  #nextReview(at: Date, level: string | null): string | null {
    return nextReview(dayOf(at), level, { cycleMonths: this.#register.reviewMonths, monthsByLevel: this.#register.reviewMonthsByLevel });
  }

  #change(at: Date, columns: Row): void {
    Object.assign(this.#risk, columns, { version: (this.#risk.version as number) + 1, updated_at: at });
  }

  #recordBeginning(action: string, at: Date, { rationale, inherent, residual }: DemoDraft['drafted']): void {
    const told = rationale && (inherent || residual) ? { rationale } : {};
    this.#rows.record({
      at, actorId: this.#risk.author_id as string, action, subjectType: 'risk', subjectId: this.#risk.id as string,
      registerId: this.#risk.status === 'draft' ? null : this.#register.id, after: { ...filledIn({ ...audited(this.#risk), objectiveIds: this.#objectives }), ...told },
    });
  }

  #recordDifference(action: string, at: Date, by: PersonKey, before: Row): void {
    const difference = differenceOf(before, this.#risk);
    this.#record(action, at, by, difference.before, difference.after);
  }

  #record(action: string, at: Date, by: PersonKey, before: Row, after: Row): void {
    this.#rows.record({ at, actorId: this.#council.people[by], action, subjectType: 'risk', subjectId: this.#risk.id as string, registerId: this.#register.id, before, after });
  }
}

const standingAt = (place: Place): Standing => {
  if (place === null) return {};
  return 'level' in place ? { level: place.level } : { likelihood: place[0], impact: place[1] };
};

const levelCode = (assessment: Row | null): string | null => (assessment?.level as string | null | undefined) ?? null;

/** What the audit trail says of a risk, under the names that requests use. */
const audited = (risk: Row): Row => ({
  status: risk.status, reference: risk.reference, title: risk.title, cause: risk.cause, event: risk.event, consequence: risk.consequence,
  categoryId: risk.category_id, ownerId: risk.owner_id, unitId: risk.unit_id, treatment: risk.treatment, proximity: risk.proximity,
  exemptGround: risk.exempt_ground, publicTitle: risk.public_title, publicDescription: risk.public_description, nextReview: risk.next_review,
  ...Object.fromEntries(
    ASSESSMENT_KINDS.map((kind) => [
      kind,
      Object.fromEntries(
        [['matrixVersionId', 'matrix_version_id'], ['likelihood', 'likelihood'], ['impact', 'impact'], ['level', 'level'], ['score', 'score']].map(([name, column]) => [
          name, risk[`${kind}_${column}`] ?? null,
        ]),
      ),
    ]),
  ),
  targetDate: risk.target_date, upperRiskId: risk.upper_risk_id, closeReason: risk.close_reason,
});

const filledIn = (told: Row): Row =>
  Object.fromEntries(
    Object.entries(told).filter(([, value]) => {
      if (value === null || value === undefined || value === '') return false;
      return typeof value !== 'object' || Array.isArray(value) ? (value as string | unknown[]).length > 0 : Object.values(value).some((part) => part !== null);
    }),
  );

const differenceOf = (from: Row, to: Row): { before: Row; after: Row } => {
  const [before, after] = [audited(from), audited(to)];
  const changed = Object.keys(after).filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
  const only = (told: Row): Row => Object.fromEntries(changed.map((key) => [key, told[key] ?? null]));
  return { before: only(before), after: only(after) };
};
