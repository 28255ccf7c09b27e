import { FormControl, FormGroup, Validators } from '@angular/forms';
import { ANALYSIS_CATEGORIES, ANALYSIS_LIMITS, LIMITS, readPeakDay, type AnalysisCategory, type Duration, type ImpactAnalysis, type ImpactOverTime, type NeededOverTime, type PeakPeriod, type RiskMatrix } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';

export const IMPACT_NAMES: FormNames = {
  matrixVersionId: { label: 'Impact scale', target: 'impact-matrix' },
  impacts: { label: 'Impact over time', target: 'impact-grid' },
  intolerable: { label: 'Intolerable from', target: 'impact-intolerable' },
  mtpdOverride: { label: 'MTPD', target: 'impact-mtpd' },
  'mtpdOverride.calendarId': { label: 'MTPD', target: 'impact-mtpd' },
  mtpdReason: { label: 'Reason for this MTPD', target: 'impact-mtpd-reason' },
  rto: { label: 'RTO', target: 'impact-rto' },
  'rto.calendarId': { label: 'RTO', target: 'impact-rto' },
  rpo: { label: 'RPO', target: 'impact-rpo' },
  'rpo.calendarId': { label: 'RPO', target: 'impact-rpo' },
  mbco: { label: 'The least that must go on', target: 'impact-mbco' },
  mbcoPercent: { label: 'Percent of the usual', target: 'impact-mbco-percent' },
  peaks: { label: 'Peak periods', target: 'impact-peaks' },
  people: { label: 'People', target: 'impact-needs' },
  seats: { label: 'Seats', target: 'impact-needs' },
  equipment: { label: 'Equipment', target: 'impact-needs' },
};

export const impactForm = () =>
  new FormGroup({
    bands: new FormControl<readonly number[]>([], { nonNullable: true }),
    matrixVersionId: new FormControl('', { nonNullable: true }),
    impacts: new FormControl<readonly ImpactOverTime[]>([], { nonNullable: true }),
    intolerable: new FormControl<string | null>(null),
    mtpdOverride: new FormControl<Duration | null>(null),
    mtpdReason: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
    rto: new FormControl<Duration | null>(null),
    rpo: new FormControl<Duration | null>(null),
    mbco: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(ANALYSIS_LIMITS.mbco)] }),
    mbcoPercent: new FormControl<number | null>(null, { validators: [Validators.min(0), Validators.max(100)] }),
    peaks: new FormControl<readonly PeakPeriod[]>([], { nonNullable: true }),
    people: new FormControl<readonly (number | null)[]>([], { nonNullable: true }),
    seats: new FormControl<readonly (number | null)[]>([], { nonNullable: true }),
    equipment: new FormControl<readonly NeededOverTime[]>([], { nonNullable: true }),
  });

export type ImpactForm = ReturnType<typeof impactForm>;

/** What the impact scale of a matrix describes; one overall where it describes nothing. */
export function categoriesOf({ impact }: RiskMatrix): readonly AnalysisCategory[] {
  const described = ANALYSIS_CATEGORIES.filter((category) => category !== 'overall' && impact.some(({ categories }) => categories?.[category]));
  return described.length ? described : ['overall'];
}

/** A new analysis on a matrix: nothing is known. */
export const blankAnalysis = (matrixVersionId: string, matrix: RiskMatrix, bands: readonly number[]): ImpactAnalysis => {
  const none = bands.map(() => null);
  return {
    bands, matrixVersionId, impacts: categoriesOf(matrix).map((category) => ({ category, levels: none, note: '' })), intolerable: null, mtpdOverride: null, mtpdReason: '', rto: null, rpo: null, mbco: '', mbcoPercent: null,
    peaks: [], people: none, seats: none, equipment: [],
  };
};

/** As it is sent: rows that nobody has written anything in are left out. */
export const contentOf = (form: ImpactForm): ImpactAnalysis => {
  const typed = form.getRawValue();
  return {
    ...typed,
    mtpdReason: typed.mtpdOverride ? typed.mtpdReason.trim() : '',
    mbco: typed.mbco.trim(),
    impacts: typed.impacts.map((one) => ({ ...one, note: one.note.trim() })),
    peaks: typed.peaks.filter(({ from, to, what, effect }) => from + to + what + effect !== '').map(peakOf),
    equipment: typed.equipment.filter(({ what, counts }) => what.trim() !== '' || counts.some((count) => count !== null)).map((one) => ({ ...one, what: one.what.trim() })),
  };
};

const peakOf = (peak: PeakPeriod): PeakPeriod => ({
  ...peak, from: readPeakDay(peak.every, peak.from), to: readPeakDay(peak.every, peak.to || peak.from), what: peak.what.trim(), effect: peak.effect.trim(),
});
