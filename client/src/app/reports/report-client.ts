import { HttpClient, HttpErrorResponse, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { MadeReportRow, Page } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { problemOf, Problem } from '../http/problem';

export type ReportQuery = Record<string, string | string[]>;

export interface MadeFile {
  readonly name: string;
  readonly content: Blob;
}

/** Reports: those that were made, and a new one. */
@Injectable({ providedIn: 'root' })
export class ReportClient {
  readonly #http = inject(HttpClient);

  list(params: ReportQuery): Observable<Page<MadeReportRow>> {
    return this.#http.get<Page<MadeReportRow>>('/api/reports', { params });
  }

  /** Who makes one is on record before it comes. */
  async make(address: string, params: ReportQuery): Promise<MadeFile> {
    try {
      const answer = await firstValueFrom(this.#http.get(address, { params, responseType: 'blob', observe: 'response' }));
      return { name: nameOf(answer), content: answer.body ?? new Blob() };
    } catch (error) {
      throw await asRead(error);
    }
  }
}

const nameOf = ({ headers }: HttpResponse<Blob>): string => {
  const said = headers.get('content-disposition') ?? '';
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1];
  return coded ? decodeURIComponent(coded) : (/filename="([^"]+)"/i.exec(said)?.[1] ?? 'report');
};

/** A refusal comes as a file too, where a file was asked for. */
async function asRead(error: unknown): Promise<unknown> {
  if (!(error instanceof Problem) || !(error.answer instanceof Blob)) return error;
  const body: unknown = await error.answer.text().then((text): unknown => JSON.parse(text)).catch(() => null);
  return problemOf(new HttpErrorResponse({ status: error.status, error: body }));
}

/** To be kept where downloads are kept. */
export function keep({ name, content }: MadeFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
