import type { FieldError, SaveImpactAnalysisRequest } from '@holdfast/contracts';
import { ANALYSIS_CATEGORIES, analysisFaults, ANALYSIS_LIMITS, type AnalysisCategory, type AxisLevel, type ImpactAnalysis, type RiskMatrix } from '@holdfast/domain';
import { findPublishedVersion } from '../matrices';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { calendarsOf, durationFaults, type KeptCalendar } from '../working-calendars';

/** The content that a request asks for, checked against its matrix and the calendars. */
export async function contentOf(tx: Transaction, actor: Actor, request: SaveImpactAnalysisRequest, before: ImpactAnalysis | null): Promise<{ content: ImpactAnalysis; scale: readonly AxisLevel[]; calendars: KeptCalendar[] }> {
  const matrix = await findPublishedVersion(tx, actor, request.matrixVersionId);
  if (!matrix) throw needsChange([{ field: 'matrixVersionId', message: 'Choose the matrix from the list' }]);
  const scale = matrix.definition.impact;
  const calendars = await calendarsOf(tx, tx.organisationId);
  const content = plain(request);
  const stood = before ? [before.rto, before.rpo, before.mtpdOverride].map((time) => time?.calendarId ?? null) : [];
  const faults: FieldError[] = [
    ...analysisFaults(content, scale, categoriesOf(matrix.definition)),
    ...durationFaults({ rto: content.rto, rpo: content.rpo, mtpdOverride: content.mtpdOverride }, stood, calendars),
  ];
  if (faults.length > 0) throw needsChange(faults);
  return { content, scale, calendars };
}

/** What the impact scale of a matrix describes, step by step. */
export const categoriesOf = ({ impact }: RiskMatrix): AnalysisCategory[] => ANALYSIS_CATEGORIES.filter((category) => category !== 'overall' && impact.some(({ categories }) => categories?.[category]));

/** The fields in one order and nothing beside them, so that the same content is the same. */
function plain(request: SaveImpactAnalysisRequest): ImpactAnalysis {
  const time = (of: ImpactAnalysis['rto']): ImpactAnalysis['rto'] => of && { minutes: of.minutes, calendarId: of.calendarId };
  return {
    bands: request.bands.slice(0, ANALYSIS_LIMITS.bands.max),
    matrixVersionId: request.matrixVersionId,
    impacts: request.impacts.map(({ category, levels, note }) => ({ category, levels, note })),
    intolerable: request.intolerable,
    mtpdOverride: time(request.mtpdOverride),
    mtpdReason: request.mtpdOverride ? request.mtpdReason : '',
    rto: time(request.rto),
    rpo: time(request.rpo),
    mbco: request.mbco,
    mbcoPercent: request.mbcoPercent,
    peaks: request.peaks.map(({ every, from, to, what, effect }) => ({ every, from, to, what, effect })),
    people: request.people,
    seats: request.seats,
    equipment: request.equipment.map(({ what, counts }) => ({ what, counts })),
  };
}
