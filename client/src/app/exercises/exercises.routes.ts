import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'rehearsals', title: 'Rehearsals', loadComponent: () => import('./exercises-page').then((page) => page.ExercisesPage) },
  { path: 'rehearsals/new', title: 'Plan a rehearsal', loadComponent: () => import('./exercise-form-page').then((page) => page.ExerciseFormPage) },
  { path: 'rehearsals/:id', title: 'Rehearsal', loadComponent: () => import('./exercise-page').then((page) => page.ExercisePage) },
  { path: 'rehearsals/:id/edit', title: 'Edit a rehearsal', loadComponent: () => import('./exercise-form-page').then((page) => page.ExerciseFormPage) },
  { path: 'rehearsals/:id/log', title: 'Log of a rehearsal', loadComponent: () => import('./log-page').then((page) => page.ExerciseLogPage) },
  { path: 'rehearsals/:id/result', title: 'Result of a rehearsal', loadComponent: () => import('./result-page').then((page) => page.ExerciseResultPage) },
  { path: 'rehearsals/:id/findings/:findingId/action', title: 'Plan an action for a finding', loadComponent: () => import('./answer-finding-page').then((page) => page.AnswerFindingPage) },
  { path: 'rehearsal-calendar', title: 'Calendar of rehearsals', loadComponent: () => import('./calendar-page').then((page) => page.ExerciseCalendarPage) },
  { path: 'rehearsal-programmes', title: 'Rehearsal programmes', loadComponent: () => import('./programmes-page').then((page) => page.ExerciseProgrammesPage) },
  { path: 'rehearsal-programmes/new', title: 'Add a rehearsal programme', loadComponent: () => import('./programme-form-page').then((page) => page.ProgrammeFormPage) },
  { path: 'rehearsal-programmes/:id', title: 'Rehearsal programme', loadComponent: () => import('./programme-page').then((page) => page.ExerciseProgrammePage) },
  { path: 'rehearsal-programmes/:id/edit', title: 'Edit a rehearsal programme', loadComponent: () => import('./programme-form-page').then((page) => page.ProgrammeFormPage) },
];
