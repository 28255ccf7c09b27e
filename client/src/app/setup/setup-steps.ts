export interface SetupStep {
  readonly name: string;
  readonly done: boolean;
  /** Why it is needed, while it is missing. */
  readonly why: string;
  /** What there is, once there is something. */
  readonly has: string;
  readonly act: string;
  readonly link: readonly string[] | null;
}

interface Known {
  /** Below the top. */
  readonly units: number;
  /** Besides the administrator who looks. */
  readonly people: number;
  /** With a published version. */
  readonly matrices: number;
  readonly registers: number;
  /** Only a risk manager of the whole organisation draws matrices. */
  readonly mayDrawMatrices: boolean;
  readonly me: string;
}

/** What an empty organisation needs, in the order in which each makes the next possible. */
export function setupSteps({ units, people, matrices, registers, mayDrawMatrices, me }: Known): SetupStep[] {
  return [
    {
      name: 'Units', done: units > 0, act: 'Add units', link: ['/units'],
      why: 'Directorates, services and teams. Registers, people and risks belong to them.',
      has: counted(units, 'unit', 'units'),
    },
    {
      name: 'People', done: people > 0, act: 'Invite somebody', link: ['/people', 'invite'],
      why: 'Whoever keeps registers and owns risks, each with a role in a unit.',
      has: `${counted(people, 'person', 'people')} besides you`,
    },
    {
      name: 'A published matrix', done: matrices > 0, act: mayDrawMatrices ? 'Add a matrix' : 'Take the role yourself', link: mayDrawMatrices ? ['/matrices', 'new'] : ['/people', me],
      why: mayDrawMatrices ? 'Registers score their risks on it. Start from a ready-made one.' : 'Registers score their risks on it. A risk manager of the whole organisation publishes it: give somebody that role at the top unit.',
      has: counted(matrices, 'matrix is published', 'matrices are published'),
    },
    {
      name: 'The first register', done: registers > 0, act: 'Add a register', link: matrices > 0 ? ['/registers', 'new'] : null,
      why: matrices > 0 ? 'Usually the corporate one. The others escalate to it.' : 'It needs a published matrix first.',
      has: counted(registers, 'register', 'registers'),
    },
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
