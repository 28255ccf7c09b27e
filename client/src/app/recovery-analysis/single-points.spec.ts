import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SinglePointView } from '@holdfast/contracts';
import { SinglePoints } from './single-points';

const points = (many: number): SinglePointView[] => Array.from({ length: many }, (_, at) => ({ id: `r${at}`, reference: `RES-${at}`, name: `Resource ${at}`, kind: 'site', activities: many - at }));

async function shown(total: number): Promise<ComponentFixture<SinglePoints>> {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
  const fixture = TestBed.createComponent(SinglePoints);
  fixture.componentRef.setInput('most', points(total).slice(0, 8));
  fixture.componentRef.setInput('more', Math.max(0, total - 8));
  await fixture.whenStable();
  return fixture;
}

const host = (fixture: ComponentFixture<SinglePoints>): HTMLElement => fixture.nativeElement as HTMLElement;
const buttons = (fixture: ComponentFixture<SinglePoints>): string[] => [...host(fixture).querySelectorAll('button')].map((button) => button.textContent.trim());
const rows = (fixture: ComponentFixture<SinglePoints>): number => host(fixture).querySelectorAll('li').length;
async function press(fixture: ComponentFixture<SinglePoints>, at: number, answer?: SinglePointView[]): Promise<void> {
  host(fixture).querySelectorAll('button')[at]!.click();
  if (answer) TestBed.inject(HttpTestingController).expectOne('/api/single-points').flush(answer);
  await fixture.whenStable();
}

it('of few all are there, and nothing is asked for', async () => {
  const fixture = await shown(3);
  expect([rows(fixture), buttons(fixture)]).toEqual([3, []]);
});

it('of many the others are fetched once, when somebody wants them, and shown fifty at a time or all', async () => {
  const fixture = await shown(130);
  expect([rows(fixture), buttons(fixture)]).toEqual([8, ['Show 50 more', 'Show all 130']]);
  await press(fixture, 0, points(130));
  expect([rows(fixture), buttons(fixture)]).toEqual([58, ['Show 50 more', 'Show all 130']]);
  expect(host(fixture).textContent).toContain('58 of 130');
  await press(fixture, 1);
  TestBed.inject(HttpTestingController).verify();
  expect([rows(fixture), buttons(fixture)]).toEqual([130, []]);
  expect(host(fixture).textContent).toContain('All 130');
});

it('says so where they cannot be had, and keeps what was there', async () => {
  const fixture = await shown(130);
  host(fixture).querySelectorAll('button')[1]!.click();
  TestBed.inject(HttpTestingController).expectOne('/api/single-points').flush('', { status: 500, statusText: 'Broken' });
  await fixture.whenStable();
  expect(rows(fixture)).toBe(8);
  expect(host(fixture).textContent).toContain('The others could not be reckoned.');
});
