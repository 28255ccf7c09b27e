import type { Routes } from '@angular/router';

/** Pages of nobody in particular: before signing in, or after signing out. */
export const frontDoor: Routes = [
  { path: 'sign-in', title: 'Sign in', loadComponent: () => import('./sign-in-page').then((page) => page.SignInPage) },
  { path: 'forgotten-password', title: 'Forgotten password', loadComponent: () => import('./forgotten-password-page').then((page) => page.ForgottenPasswordPage) },
  { path: 'welcome', title: 'Choose a password', loadComponent: () => import('./welcome-page').then((page) => page.WelcomePage) },
  { path: 'signed-out', title: 'Signed out', loadComponent: () => import('./signed-out-page').then((page) => page.SignedOutPage) },
  { path: 'first-run', redirectTo: 'setup' },
  { path: 'setup', title: 'Set up Holdfast', loadComponent: () => import('../setup/setup-page').then((page) => page.SetupPage) },
];
