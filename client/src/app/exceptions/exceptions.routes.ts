import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Exceptions to policy', loadComponent: () => import('./exceptions-page/exceptions-page').then((page) => page.ExceptionsPage) },
  { path: 'new', title: 'Ask for an exception', loadComponent: () => import('./request-page/choose-risk-page').then((page) => page.ChooseRiskPage) },
  { path: ':id', title: 'Exception', loadComponent: () => import('./exception-page/exception-page').then((page) => page.ExceptionPage) },
];
