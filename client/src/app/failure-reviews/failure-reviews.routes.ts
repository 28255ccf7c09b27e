import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'failure-reviews', title: 'Reviews of failures', loadComponent: () => import('./failure-reviews-page').then((page) => page.FailureReviewsPage) },
  { path: 'failure-reviews/new', title: 'Review a failure', loadComponent: () => import('./begin-review-page').then((page) => page.BeginReviewPage) },
  { path: 'failure-reviews/:id', title: 'Review of a failure', loadComponent: () => import('./failure-review-page').then((page) => page.FailureReviewPage) },
  { path: 'failure-reviews/:id/edit', title: 'Write a review of a failure', loadComponent: () => import('./write-review-page').then((page) => page.WriteReviewPage) },
  { path: 'failure-reviews/:id/lessons/:lessonId/action', title: 'Plan an action for a lesson', loadComponent: () => import('./answer-lesson-page').then((page) => page.AnswerLessonPage) },
];
