import type { ImpactCategory, MatrixRule } from '@holdfast/domain';

export const CATEGORY_WORDS: Readonly<Record<ImpactCategory, string>> = { finance: 'Finance', service: 'Service', reputation: 'Reputation', safety: 'Safety', legal: 'Legal' };

export const RULE_WORDS: Readonly<Record<MatrixRule, { readonly name: string; readonly sentence: string }>> = {
  product: { name: 'Likelihood × impact', sentence: 'The score is likelihood times impact, and each level covers a span of scores.' },
  sum: { name: 'Likelihood + impact', sentence: 'The score is likelihood plus impact, and each level covers a span of scores.' },
  table: { name: 'Cell by cell', sentence: 'Each cell has its level by itself; there is no arithmetic.' },
};
