import type { NoticeKind } from '@holdfast/domain';
import type { NoticeReader } from '../notice-reader';
import { acceptances } from './acceptances';
import { actions } from './actions';
import { decisions } from './decisions';
import { evidence } from './evidence';
import { exceptions } from './exceptions';
import { exercises } from './exercises';
import { failureReviews } from './failure-reviews';
import { impactAnalyses } from './impact-analyses';
import { invocations } from './invocations';
import { milestones } from './milestones';
import { outcomes } from './outcomes';
import { partnerships } from './partnerships';
import { plans } from './plans';
import { readings } from './readings';
import { recommendations } from './recommendations';
import { reviews } from './reviews';
import { tokens } from './tokens';

/** One reader per kind. A further kind is a word in the domain's NOTICE_KINDS, a file here and a line below: docs/decisions/notices-are-read-not-written.md. */
export const READERS: Readonly<Record<NoticeKind, NoticeReader>> = {
  review: reviews,
  action: actions,
  decision: decisions,
  outcome: outcomes,
  acceptance: acceptances,
  exception: exceptions,
  reading: readings,
  milestone: milestones,
  recommendation: recommendations,
  partnership: partnerships,
  'impact-analysis': impactAnalyses,
  plan: plans,
  exercise: exercises,
  evidence,
  token: tokens,
  invocation: invocations,
  'failure-review': failureReviews,
};
