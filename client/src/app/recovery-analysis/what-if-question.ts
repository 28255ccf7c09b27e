import type { ParamMap, Params } from '@angular/router';
import type { WhatIfRequest } from '@holdfast/contracts';
import { SCENARIO_LIMITS, type RecoveryBasis } from '@holdfast/domain';

/** What is asked, kept in the address of the page, so that it can be sent. */
export interface Question {
  readonly lost: readonly string[];
  readonly everything: boolean;
  /** ISO 8601, or null: times at their longest. */
  readonly lostAt: string | null;
  readonly basis: RecoveryBasis;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the address cannot mean is passed over: an old link still opens. */
export function readQuestion(params: ParamMap): Question {
  const at = params.get('at');
  const moment = at === null ? NaN : Date.parse(at);
  return {
    lost: [...new Set(params.getAll('lost').filter((id) => UUID.test(id)))].slice(0, SCENARIO_LIMITS.lost),
    everything: params.get('lost') === 'everything',
    lostAt: Number.isNaN(moment) ? null : `${new Date(moment).toISOString().slice(0, 16)}Z`,
    basis: params.get('times') === 'proven' ? 'proven' : 'declared',
  };
}

export const writeQuestion = ({ lost, everything, lostAt, basis }: Question): Params => ({
  lost: everything ? 'everything' : lost.length ? [...lost] : null,
  at: lostAt,
  times: basis === 'proven' ? 'proven' : null,
});

export const isAsked = ({ lost, everything }: Question): boolean => everything || lost.length > 0;

export const requestOf = ({ lost, everything, lostAt, basis }: Question): WhatIfRequest => ({ ...(everything ? { everything } : { lostIds: [...lost] }), ...(lostAt ? { lostAt } : {}), basis });
