import type { Answers } from '../api/src/api-description/answers';

export function describeAnswers(): Answers;
