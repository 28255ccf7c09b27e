import type { AssessmentView, RiskView } from '@holdfast/contracts';
import type { RiskMatrix } from '@holdfast/domain';
import { faceOfStanding } from '../shared/level-face';
import { day } from '../shared/words/dates';

/** The two sentences beside a position: who claimed it and when, and what they said. */
export interface Why {
  readonly claim: string;
  /** In their own words; empty where they gave none. */
  readonly words: string;
  readonly moved: string;
}

/** Why a risk is drawn where it is, by its residual. Evidence says nothing here: what is shown is what was claimed. */
export function whyDrawn(risk: RiskView, matrix: RiskMatrix, assessments: readonly AssessmentView[], zone?: string): Why {
  const [latest] = assessments.filter(({ kind }) => kind === 'residual');
  const by = latest ? `${latest.author ? ` that the ${latest.author.jobTitle} claimed` : ''} on ${day(latest.recordedAt, { long: true, zone })}` : '';
  const { likelihood, impact, level } = risk.residual;
  const face = faceOfStanding(matrix, risk.residual);
  const elsewhere = risk.residual.matrixVersionId !== null && risk.residual.matrixVersionId !== risk.register.matrixVersionId;
  const words = latest?.rationale ?? '';
  const moved = movedInWords(risk);
  if (level === null) {
    const claim = latest ? `It is unscored: the score was taken back${latest.author ? ` by the ${latest.author.jobTitle}` : ''} on ${day(latest.recordedAt, { long: true, zone })}.` : 'It is unscored: nobody has said yet where it stands, so it is in no cell.';
    return { claim, words, moved };
  }
  const name = face && !elsewhere ? face.label : level;
  const place = likelihood && impact ? `at ${likelihood} · ${impact}, ${name}` : `beside the map at ${name}, since only its level is known`;
  return { claim: `It is drawn ${place}: the residual${by}.${elsewhere ? ' That was on an earlier matrix of this register.' : ''}`, words, moved };
}

function movedInWords({ movement }: RiskView): string {
  switch (movement?.kind) {
    case 'levels':
      if (movement.levels === 0) return 'Its level did not change with that.';
      return `With that it ${movement.levels > 0 ? 'rose' : 'came down'} ${Math.abs(movement.levels) === 1 ? '1 level' : `${Math.abs(movement.levels)} levels`}.`;
    case 'now-scored': return 'Before that it was unscored.';
    case 'not-comparable': return 'Before that it was scored on another matrix, which cannot be compared with this one.';
    default: return '';
  }
}
