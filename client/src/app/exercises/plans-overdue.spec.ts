import type { RehearsedPlanView } from '@holdfast/contracts';
import { plansOverdue } from './plans-overdue';

const plan = (planId: string, nextReview: string | null): RehearsedPlanView => ({ planId, reference: 'PLN-1', name: 'Plan', kind: 'ict', versionNumber: 1, nextReview, readable: true });

it('a plan is past its review from the day after it was due, and never where none is due', () => {
  const plans = [plan('late', '2026-06-11'), plan('today', '2026-06-12'), plan('later', '2027-01-01'), plan('none', null)];
  expect(plansOverdue(plans, '2026-06-12').map(({ planId }) => planId)).toEqual(['late']);
});
