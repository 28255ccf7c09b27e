import type { ParamMap, Params } from '@angular/router';
import type { ReportSort } from '@holdfast/contracts';
import { REPORT_FORMATS, REPORTS, type Report, type ReportFormat } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { ReportQuery } from './report-client';

export const SORTS = ['made', 'report', 'about', 'author'] as const satisfies readonly ReportSort[];
export type SortColumn = (typeof SORTS)[number];

/** What the list is narrowed to, kept in the address of its page, beside what the form above it begins with. */
export interface ReportFilters {
  readonly made: readonly Report[];
  readonly format: readonly ReportFormat[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['made', 'format'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

const USUAL = { sort: '-made' } as const;

export const readFilters = (params: ParamMap): ReportFilters => ({
  made: params.getAll('made').filter(among(REPORTS)),
  format: params.getAll('format').filter(among(REPORT_FORMATS)),
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? USUAL.sort,
});

export const writeFilters = (filters: ReportFilters): Params => written(filters, LIST_FILTERS, USUAL, () => false);

export function listQuery(filters: ReportFilters): ReportQuery {
  const { made, ...others } = given(writeFilters(filters));
  return made === undefined ? others : { ...others, report: made };
}

export const isNarrowed = ({ made, format, q }: ReportFilters): boolean => made.length > 0 || format.length > 0 || q !== '';
