import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type WritableSignal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aRow } from '../../../test/a-risk';
import { inWords } from '../http/interceptors';
import { riskRows, type RiskRows, type RowsWanted } from './risk-rows';

const page = (ids: string[], next: string | null, total = 3): object => ({ items: ids.map((id) => aRow({ id })), next, total });

describe('a list of risks, page after page', () => {
  let server: HttpTestingController;
  let wanted: WritableSignal<RowsWanted>;
  let list: RiskRows;
  const settled = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const ids = (): string[] | undefined => list.rows()?.map(({ id }) => id);

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([inWords])), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    wanted = signal<RowsWanted>({ url: '/api/registers/ict/risks', query: { sort: '-residual' } });
    list = TestBed.runInInjectionContext(() => riskRows(wanted, () => wanted().url));
    await settled();
  });

  it('shows the next rows below those on show, until there are no more', async () => {
    server.expectOne('/api/registers/ict/risks?sort=-residual').flush(page(['a', 'b'], 'cursor'));
    await settled();
    expect([ids(), list.more(), list.total()]).toEqual([['a', 'b'], true, 3]);
    list.showMore();
    server.expectOne('/api/registers/ict/risks?sort=-residual&after=cursor').flush(page(['c'], null));
    await settled();
    expect([ids(), list.more()]).toEqual([['a', 'b', 'c'], false]);
  });

  it('keeps the rows on show while another order is on its way, and then starts at its top', async () => {
    server.expectOne('/api/registers/ict/risks?sort=-residual').flush(page(['a', 'b'], 'cursor'));
    await settled();
    list.showMore();
    server.expectOne((request) => request.params.has('after')).flush(page(['c'], null));
    wanted.set({ url: '/api/registers/ict/risks', query: { sort: 'title' } });
    await settled();
    expect([ids(), list.loading()]).toEqual([['a', 'b', 'c'], true]);
    server.expectOne('/api/registers/ict/risks?sort=title').flush(page(['b', 'a'], null));
    await settled();
    expect([ids(), list.loading()]).toEqual([['b', 'a'], false]);
  });

  it('shows nothing of one register under the name of another', async () => {
    server.expectOne('/api/registers/ict/risks?sort=-residual').flush(page(['a'], null));
    await settled();
    wanted.set({ url: '/api/registers/malware/risks', query: {} });
    await settled();
    expect(ids()).toBeUndefined();
  });

  it('drops next rows that arrive after the order was changed', async () => {
    server.expectOne('/api/registers/ict/risks?sort=-residual').flush(page(['a'], 'cursor'));
    await settled();
    list.showMore();
    const late = server.expectOne((request) => request.params.has('after'));
    wanted.set({ url: '/api/registers/ict/risks', query: { sort: 'title' } });
    await settled();
    server.expectOne('/api/registers/ict/risks?sort=title').flush(page(['z'], null));
    await settled();
    late.flush(page(['b'], null));
    await settled();
    expect(ids()).toEqual(['z']);
  });

  it('says why the next rows did not come, keeps those on show and tries again', async () => {
    server.expectOne('/api/registers/ict/risks?sort=-residual').flush(page(['a'], 'cursor'));
    await settled();
    list.showMore();
    server.expectOne((request) => request.params.has('after')).flush({ code: 'broken', title: 'Something went wrong on the server.', status: 500 }, { status: 500, statusText: 'x' });
    await settled();
    expect([ids(), list.failureOfMore()?.title]).toEqual([['a'], 'Something went wrong on the server.']);
    list.showMore();
    server.expectOne((request) => request.params.has('after')).flush(page(['b'], null));
    await settled();
    expect([ids(), list.failureOfMore()]).toEqual([['a', 'b'], null]);
  });

  describe('all of it, for paper', () => {
    const next = async (answer: object): Promise<void> => {
      server.expectOne((request) => request.params.has('after')).flush(answer);
      await settled();
    };
    beforeEach(async () => {
      server.expectOne('/api/registers/ict/risks?sort=-residual').flush(page(['a', 'b'], 'one', 5));
      await settled();
    });

    it('comes page after page, is shown when the last is here, and goes again', async () => {
      const heard: number[] = [];
      const all = list.showAll(100, new AbortController().signal, (rows) => heard.push(rows));
      await next(page(['c', 'd'], 'two', 5));
      expect(ids()).toEqual(['a', 'b']);
      await next(page(['e'], null, 5));
      await all;
      expect([ids(), heard, list.more()]).toEqual([['a', 'b', 'c', 'd', 'e'], [2, 4], false]);
      list.showAsBefore();
      expect([ids(), list.more()]).toEqual([['a', 'b'], true]);
    });

    it('ends where the paper would', async () => {
      const all = list.showAll(4, new AbortController().signal, () => {});
      await next(page(['c', 'd'], 'two', 5));
      await all;
      expect([ids(), list.more()]).toEqual([['a', 'b', 'c', 'd'], true]);
    });

    it('is left when nobody waits for it any more', async () => {
      const waiting = new AbortController();
      const all = list.showAll(100, waiting.signal, () => {});
      waiting.abort();
      await all;
      expect([ids(), server.match((request) => request.params.has('after')).every(({ cancelled }) => cancelled)]).toEqual([['a', 'b'], true]);
    });
  });
});
