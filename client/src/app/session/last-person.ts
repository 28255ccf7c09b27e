import { effect, inject, Injectable, untracked } from '@angular/core';
import { Connection } from '../http/connection';
import { LOAD_PAGE } from '../http/program-parts';
import { Session } from './session';
import { SignInAgain } from './sign-in-again';

/** While the server is away, the last person who signed in on this device stays. When it is back, it is asked whether that still holds. */
@Injectable({ providedIn: 'root' })
export class LastPerson {
  readonly #session = inject(Session);
  readonly #connection = inject(Connection);
  readonly #again = inject(SignInAgain);
  readonly #load = inject(LOAD_PAGE);

  constructor() {
    effect(() => {
      if (this.#session.fromDevice() && !this.#connection.lost()) untracked(() => void this.#confirm());
    });
  }

  async #confirm(): Promise<void> {
    const before = this.#session.person()?.id;
    const now = await this.#session.confirm();
    if (now === 'ended') await this.#again.ask();
    // Somebody else signed in meanwhile, in another tab: nothing of the first person stays on the screen.
    else if (now !== 'away' && now.person.id !== before) this.#load('/');
  }
}
