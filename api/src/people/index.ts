export {
  addPersonAtTheCommandLine, allPeople, deactivateAtTheCommandLine, grantAtTheCommandLine, linkAtTheCommandLine, personByEmail, unitCalled, withdrawAtTheCommandLine, type AddedPerson,
} from './at-the-command-line';
export { PeopleModule } from './people.module';
