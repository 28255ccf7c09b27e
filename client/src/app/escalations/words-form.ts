import { FormControl, Validators } from '@angular/forms';
import type { ProposedWords, WordsView } from '@holdfast/contracts';
import { LIMITS, type RiskMatrix, type Standing } from '@holdfast/domain';
import { standingGiven, wholeScore } from '../risks/standing-fault';
import type { FormNames } from '../shared/forms/problem-errors';

/** How the other register would say it, and where it would stand there. */
export type WordsControls = {
  title: FormControl<string>;
  cause: FormControl<string>;
  event: FormControl<string>;
  consequence: FormControl<string>;
  residual: FormControl<Standing | null>;
};

/** The matrix of the other register comes after the form. */
export const wordsControls = (matrix: () => RiskMatrix | null): WordsControls => ({
  title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
  cause: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) }),
  event: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) }),
  consequence: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) }),
  residual: new FormControl<Standing | null>(null, wholeScore('residual', matrix)),
});

export const WORDS_NAMES: FormNames = {
  title: { label: 'Title', target: 'words-title', messages: { required: 'Write a title.' } },
  cause: { label: 'Cause', target: 'words-cause' },
  event: { label: 'Event', target: 'words-event' },
  consequence: { label: 'Consequence', target: 'words-consequence' },
  residual: { label: 'Position', target: 'words-residual' },
  'residual.likelihood': { label: 'Likelihood', target: 'words-residual' },
  'residual.impact': { label: 'Impact', target: 'words-residual' },
  'residual.level': { label: 'Level', target: 'words-residual' },
};

export const wordsValue = ({ title, cause, event, consequence, residual }: WordsView) => {
  const { likelihood, impact, level } = residual;
  const standing: Standing | null = likelihood && impact ? { likelihood, impact, level: null } : level ? { likelihood: null, impact: null, level } : null;
  return { title, cause, event, consequence, residual: standing };
};

/** As a request says it. */
export const wordsGiven = ({ title, cause, event, consequence, residual }: ReturnType<typeof wordsValue>): ProposedWords => ({
  title: title.trim(), cause, event, consequence, residual: standingGiven(residual),
});
