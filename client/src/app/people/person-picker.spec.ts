import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { PersonPicker } from './person-picker';

const HEAD = { id: 'head', jobTitle: 'Head of ICT', name: 'Nadia Okafor' };
const DESK = { id: 'desk', jobTitle: 'Service Desk Manager', name: 'Yusuf Demir' };

@Component({ imports: [PersonPicker, ReactiveFormsModule], template: `<hf-person-picker [formControl]="control" [known]="known" [without]="without" />` })
class Host {
  readonly control = new FormControl<string | null>('head');
  readonly known = HEAD;
  without: string | null = null;
}

describe('Choosing somebody', () => {
  let fixture: ComponentFixture<Host>;
  let http: HttpTestingController;
  const box = (): HTMLInputElement => (fixture.nativeElement as HTMLElement).querySelector('input')!;
  const options = (): string[] => [...(fixture.nativeElement as HTMLElement).querySelectorAll('[role=option] span:first-child')].map((one) => one.textContent!);
  const key = (name: string): void => void box().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
  const settle = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done, 5));
    await fixture.whenStable();
  };
  const found = async (people: readonly object[]): Promise<void> => {
    http.expectOne((request) => request.url === '/api/people').flush({ items: people, next: null, total: null });
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    fixture = TestBed.createComponent(Host);
    http = TestBed.inject(HttpTestingController);
    await fixture.whenStable();
  });

  it('names who is chosen by job title first', () => {
    expect(box().value).toBe('Head of ICT, Nadia Okafor');
  });

  it('offers people when it is opened, and takes one by the keyboard', async () => {
    box().dispatchEvent(new Event('focus'));
    await found([HEAD, DESK]);
    expect(options()).toEqual(['Head of ICT', 'Service Desk Manager']);
    key('ArrowDown');
    key('ArrowDown');
    key('Enter');
    await settle();
    expect(fixture.componentInstance.control.value).toBe('desk');
    expect(box().value).toBe('Service Desk Manager, Yusuf Demir');
  });

  it('goes back to who was chosen when something else is typed and left', async () => {
    box().value = 'nobody known';
    box().dispatchEvent(new Event('input'));
    box().dispatchEvent(new Event('blur'));
    await settle();
    expect(fixture.componentInstance.control.value).toBe('head');
    expect(box().value).toBe('Head of ICT, Nadia Okafor');
  });

  it('is nobody once it is emptied', async () => {
    box().value = '';
    box().dispatchEvent(new Event('input'));
    box().dispatchEvent(new Event('blur'));
    await settle();
    expect(fixture.componentInstance.control.value).toBeNull();
  });

  it('never offers the one who hands over', async () => {
    fixture.componentInstance.without = 'head';
    fixture.changeDetectorRef.markForCheck();
    box().dispatchEvent(new Event('focus'));
    await found([HEAD, DESK]);
    expect(options()).toEqual(['Service Desk Manager']);
  });
});
