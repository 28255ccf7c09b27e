import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { PageTitles } from './page-titles';

@Component({ template: '' })
class SomePage {}

describe('the title of the window and the breadcrumb', () => {
  async function at(url: string) {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'registers/:id', title: 'Register', component: SomePage }, { path: 'risks', title: 'Risks', component: SomePage }]),
        { provide: TitleStrategy, useExisting: PageTitles },
      ],
    });
    const harness = await RouterTestingHarness.create(url);
    const titles = TestBed.inject(PageTitles);
    return { harness, titles, seen: () => [TestBed.inject(Title).getTitle(), titles.crumbs().map(({ label }) => label)] };
  }

  it('stay when a list is filtered', async () => {
    const { harness, titles, seen } = await at('/registers/1');
    titles.show('ICT service register', [{ label: 'Corporate register', link: '/registers/0' }, { label: 'ICT service register' }]);
    await harness.navigateByUrl('/registers/1?level=high#list');
    expect(seen()).toEqual(['ICT service register - Holdfast', ['Corporate register', 'ICT service register']]);
  });

  it('are those of the next page when one goes there, and those of the route when one comes back', async () => {
    const { harness, titles, seen } = await at('/registers/1?level=high');
    titles.show('ICT service register');
    await harness.navigateByUrl('/risks');
    expect(seen()).toEqual(['Risks - Holdfast', ['Risks']]);
    await harness.navigateByUrl('/registers/1');
    expect(seen()).toEqual(['Register - Holdfast', ['Register']]);
  });
});
