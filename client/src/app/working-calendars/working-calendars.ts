import { HttpClient, httpResource, type HttpContext } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { AddWorkingCalendarRequest, CalendarComparisonView, CompareWorkingCalendarRequest, EditWorkingCalendarRequest, WorkingCalendarView } from '@holdfast/contracts';
import { durationInWords, type Duration } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import { kept } from '../http/kept';

/** The hours of the organisation, in which times are written and read. Provide it with the page. */
@Injectable()
export class WorkingCalendars {
  readonly #http = inject(HttpClient);
  readonly resource = httpResource<WorkingCalendarView[]>(() => '/api/working-calendars');
  readonly #kept = kept(this.resource, () => '');
  /** Retired ones too: times that were written in them keep their meaning. */
  readonly all = computed<readonly WorkingCalendarView[]>(() => this.#kept() ?? []);
  readonly loaded = computed(() => this.#kept() !== undefined);
  /** Those in which a time may be written. */
  readonly inUse = computed(() => this.all().filter(({ retiredAt }) => retiredAt === null));

  /** "4 h", "10 working hours (Support hours)"; what nobody has said is not known. */
  words(time: Duration | null, unknown = 'Not known'): string {
    return time === null ? unknown : durationInWords(time, this.all());
  }

  add(request: AddWorkingCalendarRequest, context: HttpContext): Promise<WorkingCalendarView> {
    return firstValueFrom(this.#http.post<WorkingCalendarView>('/api/working-calendars', request, { context }));
  }

  edit(id: string, version: number, request: EditWorkingCalendarRequest): Promise<WorkingCalendarView> {
    return firstValueFrom(this.#http.patch<WorkingCalendarView>(`/api/working-calendars/${id}`, request, { headers: ifMatch(version) }));
  }

  compare(id: string, request: CompareWorkingCalendarRequest): Promise<CalendarComparisonView> {
    return firstValueFrom(this.#http.post<CalendarComparisonView>(`/api/working-calendars/${id}/comparisons`, request));
  }

  retire(id: string, version: number, reason: string, context: HttpContext): Promise<WorkingCalendarView> {
    return firstValueFrom(this.#http.post<WorkingCalendarView>(`/api/working-calendars/${id}/retirement`, { reason }, { headers: ifMatch(version), context }));
  }
}
