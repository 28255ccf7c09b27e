import { comparable, type RiskMatrix } from '@holdfast/domain';
import { placeOn } from '../../risks';

/** Whether a score of a file says no more than the matrix makes of its place: the score, or its level by code or label. */
export function saysOurs(matrix: RiskMatrix, standing: Parameters<typeof placeOn>[1], published: string): boolean {
  const { score, level } = placeOn(matrix, standing);
  const number = Number(published.trim().replace(',', '.'));
  if (score !== null && Number.isFinite(number) && published.trim() !== '') return number === score;
  const found = matrix.levels.find(({ code }) => code === level);
  const said = comparable(published.replace(/\brisk\b/i, ''));
  return found !== undefined && (said === comparable(found.code) || said === comparable(found.label) || said === comparable(`${score ?? ''} ${found.label}`) || said === comparable(`${found.label} ${score ?? ''}`));
}
