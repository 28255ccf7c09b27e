import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FrontDoor } from './front-door';

@Component({
  selector: 'hf-signed-out-page',
  imports: [FrontDoor, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hf-front-door heading="You are signed out" why="Nobody at this device can go on in your name."><a class="hf-btn primary" routerLink="/sign-in">Sign in again</a></hf-front-door>`,
  styles: `.hf-btn { margin-top: 16px; }`,
})
export class SignedOutPage {}
