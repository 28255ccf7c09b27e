import type { Routes } from '@angular/router';
import { frontDoor } from './session/session.routes';
import { signedIn } from './session/signed-in.guard';

export const routes: Routes = [
  ...frontDoor,
  { path: 'parts', loadChildren: () => import('./parts/routes').then((parts) => parts.routes) },
  // With a layout of its own.
  { path: 'review-sittings/:id', pathMatch: 'full', title: 'Review sitting', canActivate: [signedIn], canMatch: [(_: unknown, [, last]: { path: string }[]) => last?.path !== 'new'], loadComponent: () => import('./reviews/sitting-page').then((page) => page.SittingPage) },
  {
    path: '',
    loadComponent: () => import('./shell/shell').then((shell) => shell.Shell),
    canActivate: [signedIn],
    children: [
      { path: '', pathMatch: 'full', title: 'Home', loadComponent: () => import('./home/home-page/home-page').then((page) => page.HomePage) },
      { path: 'registers', loadChildren: () => import('./registers/registers.routes').then((registers) => registers.routes) },
      { path: 'risks', loadChildren: () => import('./risks/risks.routes').then((risks) => risks.routes) },
      { path: 'actions', loadChildren: () => import('./actions/actions.routes').then((actions) => actions.routes) },
      { path: 'roadmap', title: 'Roadmap of systems', loadComponent: () => import('./roadmap/roadmap-page').then((page) => page.RoadmapPage) },
      { path: 'partnerships', loadChildren: () => import('./partnerships/partnerships.routes').then((partnerships) => partnerships.routes) },
      { path: 'assurance', loadChildren: () => import('./assurance/assurance.routes').then((assurance) => assurance.routes) },
      { path: 'recommendations', loadChildren: () => import('./recommendations/recommendations.routes').then((recommendations) => recommendations.routes) },
      { path: 'controls/:id', title: 'Control', loadComponent: () => import('./controls/control-page').then((page) => page.ControlPage) },
      { path: 'review-sittings', loadChildren: () => import('./reviews/reviews.routes').then((reviews) => reviews.routes) },
      { path: 'escalations', loadChildren: () => import('./escalations/escalations.routes').then((escalations) => escalations.routes) },
      { path: 'notices', title: 'Notices', loadComponent: () => import('./notices/notices-page').then((page) => page.NoticesPage) },
      { path: 'settings', title: 'Your settings', loadComponent: () => import('./notices/settings-page').then((page) => page.SettingsPage) },
      { path: 'freezes', loadChildren: () => import('./freezes/freezes.routes').then((freezes) => freezes.routes) },
      { path: 'exceptions', loadChildren: () => import('./exceptions/exceptions.routes').then((exceptions) => exceptions.routes) },
      { path: 'gaps', title: 'Gaps', loadComponent: () => import('./recovery-analysis/gaps-page').then((page) => page.GapsPage) },
      { path: 'what-if', title: 'What if', loadComponent: () => import('./recovery-analysis/what-if-page').then((page) => page.WhatIfPage) },
      { path: 'add-risk', title: 'Add a risk', loadComponent: () => import('./risks/add-risk-page/choose-register-page').then((page) => page.ChooseRegisterPage) },
      { path: 'password', title: 'Change your password', loadComponent: () => import('./session/change-password-page').then((page) => page.ChangePasswordPage) },
      { path: 'people', loadChildren: () => import('./people/people.routes').then((people) => people.routes) },
      { path: 'units', loadChildren: () => import('./units/units.routes').then((units) => units.routes) },
      { path: 'matrices', loadChildren: () => import('./matrices/matrices.routes').then((matrices) => matrices.routes) },
      { path: 'crosswalks', loadChildren: () => import('./crosswalks/crosswalks.routes').then((crosswalks) => crosswalks.routes) },
      { path: 'indicators', loadChildren: () => import('./indicators/indicators.routes').then((indicators) => indicators.routes) },
      { path: 'objectives', loadChildren: () => import('./objectives/objectives.routes').then((objectives) => objectives.routes) },
      { path: 'impact-analyses', title: 'Impact analyses', loadComponent: () => import('./impact-analysis/impact-list-page').then((page) => page.ImpactListPage) },
      { path: 'activities/:id/impact-analysis', title: 'Impact analysis', loadComponent: () => import('./impact-analysis/impact-page').then((page) => page.ImpactPage) },
      { path: 'activities/:id/impact-analysis/edit', title: 'Analyse the impact', loadComponent: () => import('./impact-analysis/impact-edit-page').then((page) => page.ImpactEditPage) },
      { path: 'working-calendars', title: 'Working calendars', loadComponent: () => import('./working-calendars/working-calendars-page').then((page) => page.WorkingCalendarsPage) },
      { path: 'categories', loadChildren: () => import('./categories/categories.routes').then((categories) => categories.routes) },
      { path: 'audit', loadChildren: () => import('./audit/audit.routes').then((audit) => audit.routes) },
      { path: '**', title: 'Not found', loadComponent: () => import('./shell/not-found').then((page) => page.NotFound) },
    ],
  },
];
