import { TestBed } from '@angular/core/testing';
import { Component, signal } from '@angular/core';
import { holdsWords, inOrder } from './in-order';
import { SortHeader } from './sort-header';

const rows = [{ code: 'S10', risks: 3, worst: null }, { code: 'S2', risks: 7, worst: 2 }, { code: 'S1', risks: 3, worst: 5 }];
const keys = { code: (row: (typeof rows)[number]) => row.code, risks: (row: (typeof rows)[number]) => row.risks, worst: (row: (typeof rows)[number]) => row.worst };
const codes = (order: string): string[] => inOrder(rows, order, keys).map(({ code }) => code);

describe('a table that is here as a whole', () => {
  it.each([
    ['code', ['S1', 'S2', 'S10']],
    ['-risks', ['S2', 'S10', 'S1']],
    ['worst', ['S2', 'S1', 'S10']],
    ['-worst', ['S1', 'S2', 'S10']],
    ['', ['S10', 'S2', 'S1']],
    ['constructor', ['S10', 'S2', 'S1']],
  ])('in the order %j has numbers as numbers and what is unknown at the end', (order, expected) => {
    expect(codes(order)).toEqual(expected);
  });

  it('is searched by every word, or part of one', () => {
    expect([holdsWords('ict serv', ['ICT service register', 'Head of ICT']), holdsWords('ict finance', ['ICT service register'])]).toEqual([true, false]);
  });
});

@Component({ imports: [SortHeader], template: `<table><tr><th scope="col" hfSort="risks" [order]="order()" [mostFirst]="true" [natural]="true" (ordered)="order.set($event)">Risks</th></tr></table>` })
class Host {
  readonly order = signal('');
}

it('a header sorts one way, then the other, then lets the table go back to its own order', async () => {
  const fixture = TestBed.createComponent(Host);
  const seen: [string, string | null][] = [];
  for (let press = 0; press < 3; press++) {
    await fixture.whenStable();
    fixture.nativeElement.querySelector('button').click();
    await fixture.whenStable();
    seen.push([fixture.componentInstance.order(), fixture.nativeElement.querySelector('th').getAttribute('aria-sort')]);
  }
  expect(seen).toEqual([['-risks', 'descending'], ['risks', 'ascending'], ['', null]]);
});
