import { aCouncil, type Council, type TestPerson } from '@holdfast/testing';
import { speakAs, type Speaker } from './speak';
import { startApp, type TestApp, type TestAppOptions } from './start-app';

export interface AtTheCouncil extends TestApp {
  council: Council;
  /** Everybody of the council, signed in. */
  as: Record<keyof Council['people'], Speaker>;
  signIn(person: TestPerson): Promise<Speaker>;
}

/** The program, a council in it, and all its people at their desks. */
export async function atTheCouncil(options?: TestAppOptions): Promise<AtTheCouncil> {
  const test = await startApp(options);
  const council = await aCouncil(test.database.ownerUrl);
  const signIn = async (person: TestPerson): Promise<Speaker> => speakAs(test, await council.signIn(person));
  const people = Object.entries(council.people) as [keyof Council['people'], TestPerson][];
  const desks = await Promise.all(people.map(async ([key, person]) => [key, await signIn(person)] as const));
  return { ...test, council, signIn, as: Object.fromEntries(desks) as AtTheCouncil['as'] };
}
