import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ForgottenPasswordPage } from './forgotten-password-page';

describe('A forgotten password', () => {
  it.each([
    [true, 'Look into your mail', 'a link is on its way'],
    [false, 'No mail goes out from here', 'Ask an administrator'],
  ])('is answered by what this server does: it sends mail: %s', async (mailed, heading, why) => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(ForgottenPasswordPage);
    const element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    const box = element.querySelector('input')!;
    box.value = 'somebody@council.example';
    box.dispatchEvent(new Event('input'));
    element.querySelector('form')!.dispatchEvent(new Event('submit'));
    TestBed.inject(HttpTestingController).expectOne('/api/password-resets').flush({ mailed }, { status: 202, statusText: 'Accepted' });
    await fixture.whenStable();
    expect(element.querySelector('h1')!.textContent).toBe(heading);
    expect(element.textContent).toContain(why);
  });
});
