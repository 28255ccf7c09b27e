import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: 'People', loadComponent: () => import('./people-page').then((page) => page.PeoplePage) },
  { path: 'invite', title: 'Invite somebody', loadComponent: () => import('./invite-page').then((page) => page.InvitePage) },
  { path: 'tokens', title: 'API tokens', data: { whose: 'all' }, loadComponent: () => import('../tokens/tokens-page').then((page) => page.TokensPage) },
  { path: ':personId', title: 'Person', loadComponent: () => import('./person-page').then((page) => page.PersonPage) },
  { path: ':personId/edit', title: 'Change details', loadComponent: () => import('./edit-person-page').then((page) => page.EditPersonPage) },
  { path: ':personId/leave', title: 'Record a departure', loadComponent: () => import('./leave-page').then((page) => page.LeavePage) },
];
