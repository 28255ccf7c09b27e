import type { AddRiskRequest, AssessRiskRequest, CloseRequest, EscalateRequest, EscalationView, RiskView, Standing } from '@holdfast/contracts';
import type { DemoAssessment, DemoCouncil, DemoDraft, DemoProposal, DemoRisk, LoadDay, Place } from '@holdfast/db';
import { ASSESSMENT_KINDS, formatReference } from '@holdfast/domain';
import type { Step } from './step';
import type { Voice } from './speaker';

/** The risks as they stand when a step is told, by reference. */
export type ToldRisks = Map<string, RiskView>;

/** Every risk from its opening to its closing, as requests of the people who brought it about. */
export function storyOfRisks(council: DemoCouncil, day: LoadDay, told: ToldRisks): Step[] {
  return council.registers.flatMap((register, place) => [
    ...register.risks.flatMap((risk, index) => new ToldRisk(council, day, register, minuteOf(place, index), told).story(risk, formatReference(register.prefix, index + 1))),
    ...register.drafts.map((draft, index) => new ToldRisk(council, day, register, minuteOf(place, index) + 200, told).drafted(draft)),
  ]);
}

export function riskAt(told: ToldRisks, reference: string): RiskView {
  const risk = told.get(reference);
  if (!risk) throw new TypeError(`${reference} has not been opened yet`);
  return risk;
}

/** Apart for each risk, and rising within a register, so that no two things happen at one moment. */
const minuteOf = (register: number, risk: number): number => register * 13 + risk * 10;

class ToldRisk {
  #steps = 0;
  #proposal: EscalationView | null = null;

  constructor(
    private readonly council: DemoCouncil,
    private readonly day: LoadDay,
    private readonly register: DemoCouncil['registers'][number],
    private readonly minute: number,
    /** As it stands, by reference: lower risks name the upper one. */
    private readonly told: ToldRisks,
  ) {}

  story(risk: DemoRisk, reference: string): Step[] {
    const { opened, later = [], proposed, closed } = risk;
    const after = [
      ...later.map((assessed) => ({ daysAgo: assessed.daysAgo, by: assessed.by ?? risk.owner, act: (voice: Voice) => this.#assess(voice, reference, assessed) })),
      ...(proposed
        ? [
            { daysAgo: proposed.daysAgo, by: proposed.by, act: (voice: Voice) => this.#propose(voice, reference, proposed) },
            ...(proposed.then ?? []).map((said) => ({ daysAgo: said.daysAgo, by: said.by, act: (voice: Voice) => this.#say(voice, reference, said) })),
          ]
        : []),
      ...(closed ? [{ daysAgo: closed.daysAgo, by: closed.by, act: (voice: Voice) => this.#close(voice, reference, closed.reason) }] : []),
    ].sort((a, b) => b.daysAgo - a.daysAgo);
    return [
      { at: this.#moment(opened.daysAgo), by: opened.by ?? this.register.owner, act: (voice) => this.#open(voice, risk, reference) },
      ...after.map(({ daysAgo, by, act }) => ({ at: this.#moment(daysAgo), by, act })),
    ];
  }

  drafted(draft: DemoDraft): Step {
    const act = async (voice: Voice): Promise<void> => void (await voice.post(this.#ofRegister(), { ...this.#wording(draft), ...first(draft.drafted), status: 'draft' } satisfies AddRiskRequest));
    return { at: this.#moment(draft.drafted.daysAgo), by: draft.author, act };
  }

  async #open(voice: Voice, risk: DemoRisk, reference: string): Promise<void> {
    const view = await voice.post<RiskView>(this.#ofRegister(), { ...this.#wording(risk), ...first(risk.opened), status: 'open' } satisfies AddRiskRequest);
    if (view.reference !== reference) throw new TypeError(`${reference} was opened as ${view.reference}`);
    this.told.set(reference, view);
  }

  async #assess(voice: Voice, reference: string, assessed: DemoAssessment): Promise<void> {
    const kind = ASSESSMENT_KINDS.find((one) => assessed[one] !== undefined);
    if (!kind) throw new TypeError(`${reference}: a story tells what was scored`);
    const { rationale, targetInDays } = assessed;
    const targetDate = targetInDays === undefined ? {} : { targetDate: this.day.dayAfter(targetInDays) };
    await this.#tell(voice, reference, 'assessments', { kind, ...standingAt(assessed[kind] ?? null), rationale, ...targetDate } satisfies AssessRiskRequest);
  }

  async #propose(voice: Voice, reference: string, { title, cause, event, consequence, residual, reason }: DemoProposal): Promise<void> {
    const { id, version } = this.#risk(reference);
    const words = { title, cause, event, consequence, residual: residual ? standingAt(residual) : null, reason } satisfies EscalateRequest;
    this.#proposal = await voice.post<EscalationView>(`risks/${id}/escalations`, words, version);
  }

  async #say(voice: Voice, reference: string, { what, note, as }: NonNullable<DemoProposal['then']>[number]): Promise<void> {
    if (!this.#proposal) throw new TypeError(`${reference} has not been proposed yet`);
    const { id, version } = this.#proposal;
    const said = { returned: ['question', { reason: note }], answered: ['answer', { answer: note }], declined: ['refusal', { reason: note }] } as const;
    const [path, body] = what === 'accepted' ? (['linked-acceptance', { reason: note, riskId: this.#risk(as ?? '').id }] as const) : said[what];
    this.#proposal = await voice.post<EscalationView>(`escalations/${id}/${path}`, body, version);
    const risk = this.#risk(reference);
    // To be linked changes the risk; whoever accepts need not read it.
    if (what === 'accepted') this.told.set(reference, { ...risk, version: risk.version + 1 });
  }

  #close(voice: Voice, reference: string, reason: string): Promise<void> {
    return this.#tell(voice, reference, 'closure', { reason } satisfies CloseRequest);
  }

  async #tell(voice: Voice, reference: string, what: string, body: object): Promise<void> {
    const { id, version } = this.#risk(reference);
    this.told.set(reference, await voice.post<RiskView>(`risks/${id}/${what}`, body, version));
  }

  readonly #risk = (reference: string): RiskView => riskAt(this.told, reference);

  #moment(daysAgo: number): Date {
    return this.day.moment(daysAgo, this.minute + this.#steps++ / 2);
  }

  readonly #ofRegister = (): string => `registers/${this.register.id}/risks`;

  #wording({ title, cause, event, consequence, category, owner, unit, treatment, proximity, objectives = [], exempt }: Parameters<ToldRisk['drafted']>[0] | DemoRisk) {
    const { categories, objectives: objectiveIds, people, units } = this.council;
    return {
      title, cause: cause ?? '', event: event ?? '', consequence: consequence ?? '', categoryId: category ? categories[category] : null,
      ownerId: owner ? people[owner] : null, unitId: units[unit ?? this.register.unit], treatment: treatment ?? null, proximity: proximity ?? null,
      objectiveIds: objectives.map((code) => objectiveIds[code]),
      exemptGround: exempt?.ground ?? null, publicTitle: exempt?.publicTitle ?? null, publicDescription: exempt?.publicDescription ?? null,
    };
  }
}

/** What was scored when the risk was written down. */
const first = ({ inherent, residual, rationale }: DemoDraft['drafted']) => ({
  inherent: inherent ? standingAt(inherent) : null, residual: residual ? standingAt(residual) : null, rationale,
});

export const standingAt = (place: Place): Standing => {
  if (place === null) return {};
  return 'level' in place ? { level: place.level } : { likelihood: place[0], impact: place[1] };
};
