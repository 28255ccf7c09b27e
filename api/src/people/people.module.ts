import { Module } from '@nestjs/common';
import { MailModule } from '../platform/mail';
import { EditPerson } from './edit-person';
import { EndRole } from './end-role';
import { GrantRole } from './grant-role';
import { InvitePerson } from './invite-person';
import { MakeOneTimeLink } from './make-one-time-link';
import { PeopleController } from './people.controller';
import { PeopleQueries } from './people-queries';
import { RecordDeparture } from './record-departure';
import { ShowLink } from './show-link';

@Module({
  imports: [MailModule],
  controllers: [PeopleController],
  providers: [PeopleQueries, InvitePerson, EditPerson, GrantRole, EndRole, MakeOneTimeLink, RecordDeparture, ShowLink],
})
export class PeopleModule {}
