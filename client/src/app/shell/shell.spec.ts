import { provideHttpClient } from '@angular/common/http';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { SAMPLE_SESSION } from '../parts/samples';
import { Session } from '../session/session';
import { Navigation, NoRegisters, RegisterTree } from './navigation';
import { PageTitles } from './page-titles';
import { Shell } from './shell';

@Component({ template: '<h1>Home</h1>' })
class Home {}
@Component({ template: '<h1>Registers</h1>' })
class Registers {}
@Component({ template: '<main><h1>Sign in</h1></main>' })
class SignIn {}

describe('Shell', () => {
  let harness: RouterTestingHarness;
  const element = () => harness.routeNativeElement!.closest('ng-component, hf-shell')?.closest('hf-shell') ?? document.querySelector('hf-shell')!;
  const links = () => [...element().querySelectorAll('nav[aria-label=Main] a.item')].map((link) => link.textContent!.trim());

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideRouter([{ path: 'sign-in', component: SignIn }, { path: '', component: Shell, children: [{ path: '', pathMatch: 'full', title: 'Home', component: Home }, { path: 'registers', title: 'Registers', component: Registers }] }]),
        { provide: TitleStrategy, useExisting: PageTitles },
        { provide: RegisterTree, useClass: NoRegisters },
      ],
    });
  });
  const openAs = async (roles: typeof SAMPLE_SESSION.roles) => {
    TestBed.inject(Session).begin({ ...SAMPLE_SESSION, roles });
    harness = await RouterTestingHarness.create('/');
    document.body.append(harness.fixture.nativeElement);
  };
  afterEach(() => harness.fixture.nativeElement.remove());

  it('shows an administrator what there is to administer', async () => {
    await openAs(SAMPLE_SESSION.roles);
    expect(links()).toEqual(['Home', 'Notices', 'Registers', 'Risks', 'Decisions', 'Exceptions', 'Actions', 'Roadmap', 'Objectives', 'Indicators', 'Matrices', 'Activities', 'Resources', 'Dependencies', 'Impact analyses', 'Recovery plans', 'Rehearsals', 'Invocations', 'Coverage', 'Gaps', 'What if', 'Recommendations', 'Partnerships', 'Statements', 'Reports', 'Exports', 'Audit trail', 'People', 'Units', 'Categories', 'Working calendars']);
    expect(element().textContent).toContain('Aldermere Council');
    expect(element().querySelector('.person')!.textContent).toContain('Head of ICT, your menu');
  });

  it('shows an auditor nothing to administer', async () => {
    await openAs([{ role: 'auditor', unitId: 'u1', unitPath: ['u1'] }]);
    expect(links()).toEqual(['Home', 'Notices', 'Registers', 'Risks', 'Decisions', 'Exceptions', 'Actions', 'Roadmap', 'Objectives', 'Indicators', 'Matrices', 'Activities', 'Resources', 'Dependencies', 'Impact analyses', 'Recovery plans', 'Rehearsals', 'Invocations', 'Coverage', 'Gaps', 'What if', 'Recommendations', 'Partnerships', 'Statements', 'Reports', 'Exports', 'Audit trail']);
  });

  it('gives no two pages the same keys', async () => {
    await openAs(SAMPLE_SESSION.roles);
    const keys = TestBed.inject(Navigation).groups().flatMap(({ items }) => items.flatMap((item) => item.keys ?? []));
    expect(keys).toHaveLength(new Set([...keys, 'g p']).size - 1);
  });

  it('folds a group of the navigation away and keeps it so on this device', async () => {
    localStorage.removeItem('holdfast.folded');
    await openAs(SAMPLE_SESSION.roles);
    const heading = () => [...element().querySelectorAll<HTMLButtonElement>('.heading button')].find((button) => button.textContent!.includes('Assurance'))!;
    const shown = () => [...element().querySelectorAll('ul.group:not([hidden]) > li a.item:not(.register)')].map((link) => link.textContent!.trim());
    expect(heading().getAttribute('aria-expanded')).toBe('true');
    heading().click();
    await harness.fixture.whenStable();
    expect(heading().getAttribute('aria-expanded')).toBe('false');
    expect(shown()).not.toContain('Recommendations');
    expect(shown()).toContain('Registers');
    expect(JSON.parse(localStorage.getItem('holdfast.folded')!)).toEqual({ Assurance: true });
    localStorage.removeItem('holdfast.folded');
  });

  it('puts the focus on the title of the page that one goes to, and names it in the breadcrumb', async () => {
    await openAs(SAMPLE_SESSION.roles);
    await harness.navigateByUrl('/registers');
    await harness.fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement?.textContent).toBe('Registers');
    expect(element().querySelector('.crumbs [aria-current=page]')!.textContent).toBe('Registers');
    expect(document.title).toBe('Registers - Holdfast');
  });

  it('puts the focus on the title of the first page after signing in', async () => {
    TestBed.inject(Session).begin(SAMPLE_SESSION);
    harness = await RouterTestingHarness.create('/sign-in');
    document.body.append(harness.fixture.nativeElement);
    await harness.navigateByUrl('/');
    await harness.fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement?.textContent).toBe('Home');
  });

  it('leaves the focus to the browser on the first page that is loaded', async () => {
    await openAs(SAMPLE_SESSION.roles);
    await harness.fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(document.body);
  });
});
