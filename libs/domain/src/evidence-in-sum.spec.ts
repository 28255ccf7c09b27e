import { evidenceInSum, type EvidenceSum } from './evidence-in-sum';

const sum = (more: Partial<EvidenceSum>): EvidenceSum => ({ open: 13, failed: 0, stale: 0, none: 0, cannotBeDrawn: 0, ...more });

it.each<[EvidenceSum, 'claimed' | 'evidenced', string]>([
  [sum({ failed: 1, stale: 2, none: 4 }), 'evidenced', 'Residuals are told as evidenced on 31 March: 7 of 13 open risks stand higher than claimed: of 1 the evidence failed, of 2 it is stale and 4 have none.'],
  [sum({ failed: 1 }), 'claimed', 'Residuals are told as claimed. As evidenced on 31 March, 1 of 13 open risks stands higher: of 1 the evidence failed.'],
  [sum({ none: 2, stale: 1, cannotBeDrawn: 1 }), 'claimed', 'Residuals are told as claimed. As evidenced on 31 March, 3 of 13 open risks stand higher: of 1 it is stale and 2 have none. 1 of these cannot be drawn, for want of an inherent score.'],
  [sum({ none: 1, cannotBeDrawn: 1, open: 1 }), 'evidenced', 'Residuals are told as evidenced on 31 March: 1 of 1 open risk stands higher than claimed: 1 has none. It cannot be drawn, for want of an inherent score.'],
  [sum({}), 'evidenced', 'Residuals are told as evidenced on 31 March: none of them stands higher than claimed.'],
  [sum({}), 'claimed', 'Residuals are told as claimed. As evidenced on 31 March, none of them stands higher.'],
  [sum({ open: 0 }), 'claimed', 'Residuals are told as claimed. No risk is open.'],
])('%j, told as %s: %s', (of, basis, words) => {
  expect(evidenceInSum(of, basis, '31 March')).toBe(words);
});
