import { standingThroughCrosswalk } from './crosswalk';
import type { EvidenceBasis } from './evidence';
import { frozenStanding } from './frozen-evidenced';
import type { FrozenAssessment, FrozenRegister } from './frozen-rows';
import { levelIndexOf } from './level-of';
import { rollUp, type RollUp } from './roll-up';
import { standingState, type Standing } from './standing';
import type { AssessmentKind } from './vocabulary';

type Place = Pick<FrozenAssessment, 'matrixVersionId' | 'likelihood' | 'impact' | 'level'>;

/** How the open risks of a frozen register stood, counted by the rule of every heat map. A risk that was escalated counts here too: its upper one is elsewhere. */
export function frozenMap(frozen: FrozenRegister, kind: AssessmentKind, basis: EvidenceBasis = 'claimed'): RollUp {
  const { register, crosswalks, risks } = frozen;
  return rollUp({
    registers: new Map([[register.id, 'full']]),
    matrixVersionId: register.matrixVersionId,
    crosswalks: new Map(crosswalks.filter(({ toVersionId }) => toVersionId === register.matrixVersionId).map(({ fromVersionId, mapping }) => [fromVersionId, mapping])),
    rows: risks.filter(({ status }) => status === 'open').map((risk) => {
      const at = frozenStanding(frozen, risk, kind, basis);
      const { matrixVersionId = null, likelihood = null, impact = null, level = null } = at === 'nowhere' || at === null ? {} : at;
      const state = standingState({ likelihood, impact, level });
      return {
        registerId: register.id, upperRegisterId: null, matrixVersionId: state === 'unscored' ? null : matrixVersionId, state, likelihood, impact, level,
        visibility: 'public', count: 1, rose: 0, fell: 0, cannotBeDrawn: at === 'nowhere',
      };
    }),
  });
}

/** Code of the level that a risk stood at on the matrix of the register; '' unscored; null on a matrix that cannot be read on it. */
export function frozenLevel(frozen: FrozenRegister, standing: Place | null): string | null {
  if (!standing || standingState(standing) === 'unscored') return '';
  const { matrixVersionId } = frozen.register;
  const matrix = frozen.matrices.get(matrixVersionId)?.definition;
  const here = standing.matrixVersionId === matrixVersionId ? standing : throughDeclared(frozen, standing);
  const index = matrix && here ? levelIndexOf(matrix, here) : null;
  return index === null ? null : (matrix?.levels[index]?.code ?? null);
}

function throughDeclared({ crosswalks, register }: FrozenRegister, standing: Place): Standing | null {
  const declared = crosswalks.find(({ fromVersionId, toVersionId }) => fromVersionId === standing.matrixVersionId && toVersionId === register.matrixVersionId);
  return declared ? standingThroughCrosswalk(declared.mapping, standing) : null;
}
