import type { RiskView } from '@holdfast/contracts';
import type { Crumb } from '../shell/page-titles';

/** From the topmost register down to the risk. */
export function riskCrumbs(risk: RiskView): Crumb[] {
  const registers = [...risk.register.above, risk.register].map(({ id, name }) => ({ label: name, link: ['/registers', id] }));
  return [...registers, { label: risk.reference ?? 'Draft', link: ['/risks', risk.id] }];
}
