import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'Decisions', loadComponent: () => import('./decisions-page/decisions-page').then((page) => page.DecisionsPage) },
  { path: ':id', title: 'Proposal', loadComponent: () => import('./decision-page/decision-page').then((page) => page.DecisionPage) },
];
