import { provideHttpClient, withFetch, withInterceptors, withNoXsrfProtection } from '@angular/common/http';
import { ErrorHandler, provideBrowserGlobalErrorListeners, provideZonelessChangeDetection, type ApplicationConfig } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling, withNavigationErrorHandler, withRouterConfig, UrlSerializer } from '@angular/router';
import { ActionSearch } from './actions/action-search';
import { csrfToken, inWords, onceOnly, signedInAgain } from './http/interceptors';
import { lastKnown } from './http/last-known';
import { FaultHandler, loadMissingPage } from './http/program-parts';
import { uploadProgress } from './http/upload-progress';
import { inThePast } from './past/in-the-past';
import { PastUrls } from './past/past-urls';
import { routes } from './routes';
import { RegisterStore } from './registers/register-store';
import { RiskActs, RiskSearch } from './risks/risk-search';
import { RegisterTree } from './shell/navigation';
import { PageTitles } from './shell/page-titles';
import { PALETTE_SOURCES } from './shell/palette/palette-source';
import { Places } from './shell/palette/places';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    // Angular's own CSRF interceptor runs before ours and would repeat a request with the token of the ended session.
    provideHttpClient(withFetch(), withInterceptors([lastKnown, inWords, onceOnly, signedInAgain, inThePast, csrfToken, uploadProgress]), withNoXsrfProtection()),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler(loadMissingPage),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    { provide: UrlSerializer, useClass: PastUrls },
    { provide: ErrorHandler, useClass: FaultHandler },
    { provide: TitleStrategy, useExisting: PageTitles },
    { provide: RegisterTree, useExisting: RegisterStore },
    { provide: PALETTE_SOURCES, useExisting: RiskSearch, multi: true },
    { provide: PALETTE_SOURCES, useExisting: ActionSearch, multi: true },
    { provide: PALETTE_SOURCES, useExisting: Places, multi: true },
    { provide: PALETTE_SOURCES, useExisting: RiskActs, multi: true },
  ],
};
